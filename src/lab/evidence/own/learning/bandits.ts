import {
  exp3Gamma,
  exp3RegretBound,
  laiRobbinsConstant,
  ucbRegretBound,
} from '../../../../engine/environments/banditTheory.ts';
import type { Command } from '../../../../engine/kernel/command.ts';
import { measures } from '../../../../engine/kernel/outcome.ts';
import type { OwnCase } from '../index.ts';
import { begin, type Keys, row, worldOf } from './play.ts';

/** Mean regret of lone agents after so many steps. */
function regretOf(
  environment: Keys,
  learner: Keys,
  steps: number,
  seed: number,
  agents = 100,
  commands: Command[] = [],
): number {
  const world = begin(worldOf({ id: 'bandit', ...environment }, learner, agents, seed), commands);
  world.advance(steps - 0.5);
  return measures(world).regret;
}

const arms = [0.7, 0.5, 0.5, 0.4];

/** Slope of regret against ln t over the last nine tenths of the steps. */
function slopeOf(learner: Keys, seed: number): number {
  const world = begin(worldOf({ id: 'bandit', arms: [arms] }, learner, 200, seed));
  world.advance(1999.5);
  const early = measures(world).regret;
  world.advance(19_999.5);
  return (measures(world).regret - early) / Math.log(10);
}

/** Garivier & Moulines, section 5.1: the third of three arms is the best from step 3000 to 5000 only. */
const switching = (third: number) => [[0.5, 0.3, third]];
const switches: Command[] = [
  { time: 2999.5, do: 'set', path: 'environment.arms', value: switching(0.9) },
  { time: 4999.5, do: 'set', path: 'environment.arms', value: switching(0.4) },
];

/** Bounds on regret, and learners for arms that change or have attributes. */
export const banditOwnCases: readonly OwnCase[] = [
  row({
    id: 'LAIROB-slope-UCB1',
    family: 'bandit',
    metric: 'slope of UCB1’s regret against ln t, steps 2000 to 20 000, is at least Lai & Robbins’ constant',
    expected: laiRobbinsConstant(arms),
    tol: { type: 'ge' },
    kind: 'bound',
    source: 'Lai & Robbins 1985, theorem 2',
    note: 'the bound speaks of the limit; Thompson sampling, which reaches it, is still below at 20 000 steps (slope 4.6 against 6.2) and is no test of it',
    says: { arms, learner: 'UCB1' },
    run: (seed) => ({ value: slopeOf({ id: 'ucb1' }, seed), reps: 200 }),
  }),
  ...[1000, 5000].map((steps) =>
    row({
      id: `UCB1-bound-coop-${steps}`,
      family: 'bandit',
      metric: `regret of UCB1 after ${steps} steps stays below the bound`,
      expected: ucbRegretBound(arms, steps),
      tol: { type: 'le' },
      kind: 'bound',
      source: 'Auer, Cesa-Bianchi & Fischer, Machine Learning 47, 2002, theorem 1',
      says: { arms, learner: 'UCB1', steps },
      run: (seed) => ({ value: regretOf({ arms: [arms] }, { id: 'ucb1' }, steps, seed), reps: 100 }),
    }),
  ),
  row({
    id: 'EXP3-bound',
    family: 'bandit',
    metric:
      'regret of EXP3 against the best one arm, where an adversary pays nothing for the arm pulled most of late, 5000 steps',
    expected: exp3RegretBound(3, 5000),
    tol: { type: 'le' },
    kind: 'bound',
    source: 'Auer, Cesa-Bianchi, Freund & Schapire, SIAM J. Computing 32, 2002, corollary 3.2',
    says: { arms: [1, 0.8, 0.8], learner: 'EXP3', gamma: 'tuned to 5000 steps' },
    run(seed) {
      const scenario = worldOf(
        { id: 'bandit', arms: [[1, 0.8, 0.8]], change: 'spite' },
        { id: 'exp3', gamma: exp3Gamma(3, 5000) },
        100,
        seed,
      );
      const world = begin(scenario);
      world.advance(4999.5);
      return { value: measures(world).weakRegret, reps: 100, scenario };
    },
  }),
  row({
    id: 'EXP3-bound-rotation',
    family: 'bandit',
    metric: 'regret of EXP3 against the best one arm of a fixed table, 5000 steps, and its bound',
    expected: exp3RegretBound(4, 5000),
    tol: { type: 'le' },
    kind: 'bound',
    source: 'Auer, Cesa-Bianchi, Freund & Schapire 2002, corollary 3.2',
    says: { arms, learner: 'EXP3', gamma: 'tuned to 5000 steps' },
    run(seed) {
      const scenario = worldOf(
        { id: 'bandit', arms: [arms] },
        { id: 'exp3', gamma: exp3Gamma(4, 5000) },
        100,
        seed,
      );
      const world = begin(scenario);
      world.advance(4999.5);
      return { value: measures(world).weakRegret, reps: 100, scenario };
    },
  }),
  ...(
    [
      ['SW', { memory: 'window', window: 1214, width: 0.6 }, 'window τ = 4 √(T ln T)'],
      ['D', { memory: 'discount', discount: 0.9975, width: 0.6 }, 'discount γ = 1 − 1/(4 √T)'],
    ] as const
  ).map(([name, more, words]) =>
    row({
      id: `GM11-${name}-UCB`,
      family: 'bandit',
      metric: `${name}-UCB regrets less than UCB1 where the best arm changes at steps 3000 and 5000 of 10 000`,
      expected: true,
      tol: { type: 'order' },
      how: 'order',
      source: 'Garivier & Moulines, ALT 2011, section 5.1, figure 1',
      note: `${words}, ξ = 0.6; UCB1 with the bonus √(ln t / 2N) of the same paper; arms 0.5, 0.3 and 0.4, the last 0.9 from step 3000 to 5000`,
      says: { arms: 'switching', learner: `${name}-UCB`, T: 10_000 },
      run(seed) {
        const environment = { arms: switching(0.4) };
        const ours = regretOf(environment, { id: 'discounted-ucb', ...more }, 10_000, seed, 40, switches);
        const plain = regretOf(environment, { id: 'ucb1', width: 0.5 }, 10_000, seed, 40, switches);
        return {
          value: ours < plain,
          inOrder: ours < plain,
          reps: 40,
          reading: `${ours.toFixed(0)} against ${plain.toFixed(0)}`,
        };
      },
    }),
  ),
  row({
    id: 'LINUCB-features',
    family: 'bandit',
    metric:
      'regret of LinUCB over five attributes grows more slowly than that of UCB1 over 32 contexts, 3000 steps',
    expected: true,
    tol: { type: 'order' },
    how: 'order',
    source:
      'Li, Chu, Langford & Schapire, WWW 2010, section 5: LinUCB above context-free and per-context UCB on sparse data',
    says: { arms: 'two arms, base and five attributes', learners: ['LinUCB', 'UCB1'] },
    run(seed) {
      const environment = {
        arms: [
          [0.5, 0.5],
          [0.3, -0.3],
          [-0.2, 0.2],
          [0.1, -0.1],
          [-0.1, 0.1],
          [0.05, -0.05],
        ],
        contexts: 'bits',
      };
      const linear = regretOf(environment, { id: 'lin-ucb', width: 0.5 }, 3000, seed, 50);
      const each = regretOf(environment, { id: 'ucb1' }, 3000, seed, 50);
      return {
        value: linear < each,
        inOrder: linear < each,
        reps: 50,
        reading: `${linear.toFixed(1)} against ${each.toFixed(1)}`,
      };
    },
  }),
];
