import type { Play } from '../../../../engine/kernel/play.ts';
import { World } from '../../../../engine/kernel/world.ts';
import type { Playing } from '../../../../engine/learners/playing/learner.ts';
import { jointValue, type MixedMemory } from '../../../../engine/learners/qmix.ts';
import type { Table } from '../../../../engine/learners/tabular/table.ts';
import { stateOf } from '../../layerState.ts';

export type Keys = Record<string, unknown>;

/** Pairs that play side by side; each is a replicate. */
export const PAIRS = 40;
export const TWO_STEP = { id: 'two-step-game' };
/** The first game of both actions, and the game in which the best is a matter of both. */
export const FIRST = 0;
export const RISKY = 2;

export const worldOf = (
  environment: Keys,
  learner: Keys,
  agents: number,
  seed: number,
  topology = 'complete',
): Keys => ({
  version: 1,
  seed,
  agents,
  topology: { id: topology },
  network: { id: 'constant', meanSeconds: 0.3 },
  protocol: { id: 'broadcast' },
  environment,
  learner,
});

/** A learner of joint values that explores all the time, as in the paper (ε = 1, γ = 0.99). */
export const bold = (id: string, alpha: number): Keys => ({
  id,
  alpha,
  epsilon: 1,
  gamma: 0.99,
  ...(id === 'qmix' ? { width: 4 } : {}),
});

export interface Trained {
  actions: number;
  /** The value that a pair gives to both actions in a state. */
  value: (pair: number, state: number, a: number, b: number) => number;
  scenario: Keys;
}

/** Pairs trained for so many steps. */
export function trained(environment: Keys, learner: Keys, steps: number, seed: number): Trained {
  const scenario = worldOf(environment, learner, 2 * PAIRS, seed);
  const world = new World(scenario, [], { checks: false });
  world.advance(steps);
  const memory = (stateOf(world, 'learner') as Playing<MixedMemory>).memory as MixedMemory;
  const play = world.layer('learner')?.host.play as Play;
  const own = (table: Table, agent: number, state: number, action: number): number =>
    table.q[(agent * table.states + state) * table.actions + action];
  const value = (pair: number, state: number, a: number, b: number): number => {
    const team = 2 * pair;
    if (learner.id !== 'qmix') return own(memory, team, state, a) + own(memory, team + 1, state, b);
    const states = new Int32Array(world.n).fill(state);
    const actions = new Int32Array(world.n);
    actions[team] = a;
    actions[team + 1] = b;
    return jointValue(memory, play, team, [team, team + 1], states, actions);
  };
  return { actions: memory.actions, value, scenario: worldOf(environment, learner, 2, seed) };
}

/** The joint table of a state, averaged over pairs. */
export function tableOf({ actions, value }: Trained, state: number): number[][] {
  const mean = (a: number, b: number): number => {
    let sum = 0;
    for (let pair = 0; pair < PAIRS; pair++) sum += value(pair, state, a, b);
    return sum / PAIRS;
  };
  return Array.from({ length: actions }, (_, a) => Array.from({ length: actions }, (_cell, b) => mean(a, b)));
}

/** The joint action that a pair thinks best in a state. */
function greedy({ actions, value }: Trained, pair: number, state: number): [number, number] {
  let best: [number, number] = [0, 0];
  for (let a = 0; a < actions; a++)
    for (let b = 0; b < actions; b++)
      if (value(pair, state, a, b) > value(pair, state, ...best)) best = [a, b];
  return best;
}

/** What a joint table's best cell earns by the payoffs. */
export function earnedBy(
  table: readonly (readonly number[])[],
  payoffs: readonly (readonly number[])[],
): number {
  let best: [number, number] = [0, 0];
  table.forEach((cells, a) =>
    cells.forEach((value, b) => {
      if (value > table[best[0]][best[1]]) best = [a, b];
    }),
  );
  return payoffs[best[0]][best[1]];
}

/** What pairs earn in the two-step game by the actions they think best, on average. */
export function earnedInTwoSteps(pairs: Trained): number {
  let sum = 0;
  for (let pair = 0; pair < PAIRS; pair++) {
    const [chosen] = greedy(pairs, pair, FIRST);
    const [a, b] = greedy(pairs, pair, RISKY);
    sum +=
      chosen === 0
        ? 7
        : [
            [0, 1],
            [1, 8],
          ][a][b];
  }
  return sum / PAIRS;
}
