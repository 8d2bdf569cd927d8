import { World } from '../../../../engine/kernel/world.ts';
import { stateOf } from '../../layerState.ts';
import type { OwnCase } from '../index.ts';
import { worldOf } from './trained.ts';

function regretOf(agents: number, mixing: number, seed: number, reps: number): number {
  let sum = 0;
  for (let i = 0; i < reps; i++) {
    const environment = { id: 'bandit', arms: [[0.8, 0.7, 0.6, 0.5, 0.4]] };
    const world = new World(
      worldOf(environment, { id: 'coop-ucb', mixing }, agents, seed + i, agents > 2 ? 'ring' : 'complete'),
      [],
      { checks: false },
    );
    world.advance(1999.5);
    const { regret } = stateOf(world, 'environment') as { regret: Float64Array };
    for (const one of regret) sum += one / agents / reps;
  }
  return sum;
}

const shared = { family: 'bandit', kind: 'order' } as const;

/** Bandits whose players average with their neighbours. */
export const cooperationCases: readonly OwnCase[] = [
  {
    ...shared,
    id: 'COOP-UCB-agents',
    scenario: { arms: [0.8, 0.7, 0.6, 0.5, 0.4], learner: 'coop-UCB2', topology: 'ring', steps: 2000 },
    metric: 'regret an agent after 2000 steps: alone, 4 and 12 on a ring, from most to least',
    expected: ['alone', '4 on a ring', '12 on a ring'],
    tol: { type: 'order' },
    how: 'order',
    source:
      'Landgren, Srivastava & Leonard, ECC 2016, theorem 2: an agent’s part of the group’s regret falls with their number',
    run: ({ seed }) => {
      const reps = 6;
      const [alone, four, twelve] = [1, 4, 12].map((agents) =>
        regretOf(agents, 0.6, seed, (3 * reps) / Math.min(3, agents)),
      );
      return {
        value: `alone ${alone.toFixed(1)}, 4 on a ring ${four.toFixed(1)}, 12 on a ring ${twelve.toFixed(1)}`,
        reps,
        // An agent alone has the regret of one; the order must stand out by a third each.
        inOrder: alone > 1.33 * four && four > 1.33 * twelve,
      };
    },
  },
  {
    ...shared,
    id: 'COOP-UCB-deaf',
    how: 'engine',
    scenario: { arms: [0.8, 0.7, 0.6, 0.5, 0.4], learner: 'coop-UCB2', agents: 10, steps: 2000 },
    metric:
      'regret of ten who listen on a ring, over the regret of ten who reckon with each other and listen to nobody (κ = 0)',
    expected: 0.5,
    tol: { type: 'le' },
    source:
      'Landgren, Srivastava & Leonard, ECC 2016, section V: running consensus is what lowers regret; no figure is given, a half is our reading',
    run: ({ seed }) => ({ value: regretOf(10, 0.6, seed, 6) / regretOf(10, 0, seed, 6), reps: 6 }),
  },
];
