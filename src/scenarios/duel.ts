import type { Scenario } from '../engine/scenario/scenario.ts';
import type { Beside } from '../engine/scenario/variant.ts';
import type { Preset } from './preset.ts';

/** Two scenarios with the same tasks, seed and budget, and the switch that reverses which of them does better. */
export interface Duel {
  single: Scenario;
  team: Scenario;
  /** The parameter that the switch changes in both. */
  switchPath: string;
  positions: readonly { value: number; label: string }[];
  /** Why the winner changes, in one sentence. */
  mechanism: string;
}

const shared: Omit<Scenario, 'architecture'> = {
  version: 1,
  seed: 32,
  agents: 6,
  topology: { id: 'complete' },
  network: { id: 'constant', meanSeconds: 0.4 },
  protocol: { id: 'flooding' },
  environment: { id: 'tasks', arrivals: 'one', shape: 'mixed', parallelShare: 1, steps: 12, limit: 200 },
  population: { id: 'alike', skill: 0.75 },
};

const budget = { budget: 50, budgetIn: 'turns', notice: 0.5 };

/** One agent against a debating team of six with the budget of one. */
export const duel: Duel = {
  single: { ...shared, title: 'One agent', architecture: { id: 'single', ...budget } },
  team: {
    ...shared,
    title: 'A team of six',
    architecture: { id: 'decentralized', debateRounds: 5, ...budget },
  },
  switchPath: 'environment.parallelShare',
  positions: [
    { value: 1, label: 'Independent parts' },
    { value: 0, label: 'Step by step' },
  ],
  mechanism:
    'With independent parts the team splits the work and checks it, and catches what one agent overlooks; step by step all six work on the same step at once, and the budget of one is spent before the last step.',
};

/** A scenario with the duel's switch in a position; throws a RangeError where there is no such position. */
export function atPosition(scenario: Scenario, position: number): Scenario {
  const { value } = duel.positions[position] ?? {};
  if (value === undefined)
    throw new RangeError(`duel: position ${position}; expected 0 to ${duel.positions.length - 1}`);
  return { ...scenario, environment: { ...scenario.environment, parallelShare: value } };
}

/** Tasks that are watched: enough to see who wins, few enough to see the end. */
export const tasksWatched = 20;

/** Both sides on one clock, as the page opens: the team is the main run and one agent stands to its left. */
export const besideTeam: Beside = {
  label: 'A team of six',
  place: 1,
  variants: [{ label: 'One agent', patch: { agents: 1, architecture: { id: 'single' } } }],
};

const { environment } = duel.team;

/** What the page opens with. */
export const opening: Preset = {
  id: 'duel',
  title: 'One agent or a team',
  sentence:
    'The same tasks, seed and budget for one agent and for six who debate. One switch, whether steps depend on each other, reverses the winner.',
  scenario: {
    ...duel.team,
    title: 'One agent or a team',
    environment: { ...environment, limit: tasksWatched },
  },
  beside: besideTeam,
  layout: 'ring',
  colour: 'busy',
  speed: 4,
};
