import type { Scenario } from '../engine/scenario/scenario.ts';

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
  seed: 7,
  agents: 6,
  topology: { id: 'complete' },
  network: { id: 'constant', meanSeconds: 0.4 },
  protocol: { id: 'gossip' },
  environment: { id: 'tasks', arrivals: 'one', shape: 'mixed', parallelShare: 1, steps: 12, limit: 200 },
  population: { id: 'alike', skill: 0.75 },
};

const budget = { budget: 50, budgetIn: 'turns', notice: 0.5 };

/** One agent against a debating team of six with the budget of one. */
export const duel: Duel = {
  single: { ...shared, title: 'One agent', architecture: { id: 'single', ...budget } },
  team: { ...shared, title: 'A team of six', architecture: { id: 'decentralized', debateRounds: 5, ...budget } },
  switchPath: 'environment.parallelShare',
  positions: [
    { value: 1, label: 'Independent parts' },
    { value: 0, label: 'Step by step' },
  ],
  mechanism:
    'With independent parts the team splits the work and checks it, and catches what one agent overlooks; step by step all six work on the same step at once, and the budget of one is spent before the last step.',
};
