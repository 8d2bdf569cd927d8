import type { Scenario } from '../engine/scenario/scenario.ts';
import { atPosition, duel } from './duel.ts';

/** Seeds of the paired runs, which follow each other, and tasks in each. */
export const duelReplicates = 20;
export const tasksARun = 10;
/** What can make the difference: mechanisms that the two sides of the duel have. */
const mechanismIds = ['handoff', 'budget', 'checking', 'notice', 'ambiguity'];

/** One side of the duel with the switch in a position. */
export function sideAt(side: 'single' | 'team', position: number): Scenario {
  const label = duel.positions[position]?.label.toLowerCase() ?? '';
  return { ...atPosition(duel[side], position), title: `${duel[side].title}, ${label}` };
}

/** The question of a position: where the difference between team and single agent comes from. */
export function questionAt(position: number): {
  first: Scenario;
  second: Scenario;
  mechanismIds: readonly string[];
  replicates: number;
  secondsAtMost: number;
} {
  const few = (side: 'single' | 'team'): Scenario => {
    const scenario = sideAt(side, position);
    return { ...scenario, title: 'Duel', environment: { ...scenario.environment, limit: tasksARun } };
  };
  const [first, second] = [few('single'), few('team')];
  return { first, second, mechanismIds, replicates: duelReplicates, secondsAtMost: 1e6 };
}
