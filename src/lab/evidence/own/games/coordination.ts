import type { World } from '../../../../engine/kernel/world.ts';
import { expectedValues, type JointMemory } from '../../../../engine/learners/jointAction.ts';
import type { OwnCase } from '../index.ts';
import { begin, type Keys, memoryIn, playingIn, row, worldOf } from '../learning/play.ts';

const PAPER =
  'Claus & Boutilier, The dynamics of reinforcement learning in cooperative multiagent systems, AAAI 1998';
const PAIRS = 500;

const common = (payoffs: readonly (readonly number[])[]): Keys => ({
  id: 'matrix-game',
  game: 'own',
  payoffs,
  column: 'common',
});
const penalty = (k: number): Keys =>
  common([
    [10, 0, k],
    [0, 2, 0],
    [k, 0, 10],
  ]);
const climbing = { id: 'matrix-game', game: 'climbing' };

/** Independent and joint-action learners with Boltzmann exploration whose temperature falls by a factor a step. */
const schedule = (id: string, temperature: number, decay: number): Keys => ({
  id,
  exploration: 'boltzmann',
  alpha: 0.1,
  gamma: 0,
  temperature,
  decay,
  least: 0.01,
});

/** The first best action of an agent once it explores no more. */
function greedyOf(world: World, agent: number): number {
  const memory = memoryIn(world) as JointMemory;
  const values = new Float64Array(memory.actions);
  if (memory.counts) expectedValues(memory, agent, 0, values);
  else values.set(memory.q.subarray(agent * memory.actions, (agent + 1) * memory.actions));
  return values.indexOf(Math.max(...values));
}

/** Shares of pairs that come to rest in each joint action. */
function restsOf(environment: Keys, learner: Keys, plays: number, seed: number): Float64Array {
  const world = begin(worldOf(environment, learner, 2 * PAIRS, seed));
  world.advance(plays - 0.5);
  const { actions } = memoryIn(world) as JointMemory;
  const shares = new Float64Array(actions * actions);
  for (let pair = 0; pair < PAIRS; pair++)
    shares[greedyOf(world, 2 * pair) * actions + greedyOf(world, 2 * pair + 1)] += 1;
  return shares.map((count) => count / PAIRS);
}

const optimal = (shares: Float64Array): number => shares[0] + shares[8];

/** Coordination, penalty and climbing: what independent and joint-action learners come to. */
export const coordinationCases: readonly OwnCase[] = [
  ...(
    [
      ['q-learning', 'independent'],
      ['joint-action', 'joint-action'],
    ] as const
  ).flatMap(([id, words]) => [
    row({
      id: `CB98-coordination-${id}`,
      family: 'games',
      metric: `share of pairs of ${words} learners that play the same at interaction 50 of the coordination game`,
      expected: 0.95,
      tol: { type: 'ge', value: 0.9 },
      source: `${PAPER}, section 3, figure 2`,
      note: 'payoff 10 for the same action, 0 otherwise; T = 16 falling by 0.9 a step. The plot reaches about 1 by interaction 50 for both; read as at least 0.9',
      says: { table: 'a0: 10, 0; a1: 0, 10', T: 16, decay: 0.9, learners: words },
      run(seed) {
        const scenario = worldOf(
          common([
            [10, 0],
            [0, 10],
          ]),
          schedule(id, 16, 0.9),
          2 * PAIRS,
          seed,
        );
        const world = begin(scenario);
        world.advance(49.5);
        const { actions } = playingIn(world);
        let same = 0;
        for (let pair = 0; pair < PAIRS; pair++) if (actions[2 * pair] === actions[2 * pair + 1]) same += 1;
        return { value: same / PAIRS, reps: PAIRS, scenario };
      },
    }),
    row({
      id: `CB98-penalty-order-${id}`,
      family: 'games',
      metric: `${words} learners come to an optimal joint action of the penalty game less often the higher the penalty: k = 0, −20, −60, −100`,
      expected: true,
      tol: { type: 'order' },
      how: 'order',
      source: `${PAPER}, section 4, figure on the likelihood of convergence to an optimal equilibrium as a function of k`,
      note: 'T = 16 falling by 0.95 a step, 500 interactions, 500 pairs',
      says: { table: 'penalty', k: [0, -20, -60, -100], learners: words },
      run(seed) {
        const shares = [0, -20, -60, -100].map((k) =>
          optimal(restsOf(penalty(k), schedule(id, 16, 0.95), 500, seed)),
        );
        const inOrder = shares.every((share, i) => i === 0 || share < shares[i - 1]);
        return {
          value: inOrder,
          inOrder,
          reps: PAIRS,
          reading: shares.map((share) => share.toFixed(2)).join(' > '),
        };
      },
    }),
    row({
      id: `CB98-climbing-${id}`,
      family: 'games',
      metric: `share of pairs of ${words} learners that come to the optimal joint action of the climbing game`,
      expected: 0,
      tol: { type: 'le', value: 0.2 },
      source: `${PAPER}, section 4, climbing game`,
      note: 'the initial temperature of 10 000 falls by 0.995 a step, 3000 interactions. Text: the agents find it difficult to converge to the optimum and settle for a lesser equilibrium; read as at most one pair in five',
      says: { table: 'climbing', T: 10_000, decay: 0.995, learners: words },
      run(seed) {
        const learner = schedule(id, 10_000, 0.995);
        const shares = restsOf(climbing, learner, 3000, seed);
        const told = [0, 4, 5, 8]
          .map((at) => `⟨${Math.floor(at / 3)}, ${at % 3}⟩ ${shares[at].toFixed(2)}`)
          .join(', ');
        return {
          value: shares[0],
          reps: PAIRS,
          scenario: worldOf(climbing, learner, 2, seed),
          reading: told,
        };
      },
    }),
  ]),
];
