import type { OwnCase } from '../index.ts';
import { begin, type Keys, playingIn, row, worldOf } from './play.ts';
import { stateOf } from '../../layerState.ts';

const BOOK = 'Sutton & Barto, Reinforcement Learning, 2nd edition, 2018';
const PROBLEMS = 2000;
const testbed = { id: 'bandit', arms: [new Array(10).fill(0)], spread: 1, reward: 'gaussian', deviation: 1 };
const greedy = (epsilon: number): Keys => ({ id: 'epsilon-greedy', epsilon });
/** Our width stands under the root: c² for the book's c. */
const upper: Keys = { id: 'ucb1', width: 4, untried: 'at random' };

interface Curves {
  /** Mean reward, and share of agents that pull their best arm, by step. */
  reward: Float64Array;
  optimal: Float64Array;
  scenario: Keys;
}

/** Mean reward and share of best arms at each step over 2000 problems. */
function curvesOf(learner: Keys, steps: number, seed: number): Curves {
  const scenario = worldOf(testbed, learner, PROBLEMS, seed);
  const world = begin(scenario);
  const { means } = stateOf(world, 'environment') as { means: Float64Array };
  const best = Int32Array.from({ length: PROBLEMS }, (_, agent) => {
    const own = means.subarray(10 * agent, 10 * agent + 10);
    return own.indexOf(Math.max(...own));
  });
  const reward = new Float64Array(steps);
  const optimal = new Float64Array(steps);
  for (let k = 0; k < steps; k++) {
    world.advance(k + 0.5);
    const { actions } = playingIn(world);
    for (let agent = 0; agent < PROBLEMS; agent++) {
      // The mean of the arm in place of the reward drawn: the same on average, with less noise.
      reward[k] += means[10 * agent + actions[agent]] / PROBLEMS;
      if (actions[agent] === best[agent]) optimal[k] += 1 / PROBLEMS;
    }
  }
  return { reward, optimal, scenario };
}

/** The last of 1000 steps, as the mean over the last fifty. */
const ending = (curve: Float64Array): number => curve.subarray(-50).reduce((sum, x) => sum + x, 0) / 50;

const figure22 = (
  id: string,
  metric: string,
  expected: number,
  tol: OwnCase['tol'],
  learner: Keys,
  which: 'reward' | 'optimal',
  note: string,
): OwnCase =>
  row({
    id,
    family: 'bandit',
    metric,
    expected,
    tol,
    source: `${BOOK}, section 2.3, figure 2.2`,
    note,
    says: { testbed: '10 arms, means N(0, 1), rewards N(mean, 1), 2000 problems', learner, steps: 1000 },
    run(seed) {
      const curves = curvesOf(learner, 1000, seed);
      return { value: ending(curves[which]), reps: PROBLEMS, scenario: curves.scenario };
    },
  });

/** The 10-armed testbed of Sutton & Barto's second chapter. */
export const testbedCases: readonly OwnCase[] = [
  figure22(
    'SB-2.2-greedy-reward',
    'reward a step of the greedy method at step 1000',
    1,
    { type: 'band', lo: 0.95, hi: 1.1 },
    greedy(0),
    'reward',
    'text below the figure: "a reward-per-step of only about 1, compared with the best possible of about 1.55"; "about 1" is read as 0.95 to 1.1',
  ),
  figure22(
    'SB-2.2-greedy-optimal',
    'share of problems in which the greedy method ends on the best arm',
    1 / 3,
    { type: 'band', lo: 0.3, hi: 0.4 },
    greedy(0),
    'optimal',
    'text: "found the optimal action in only approximately one-third of the tasks"; read as 0.30 to 0.40',
  ),
  figure22(
    'SB-2.2-eps0.1-optimal-most',
    'share of best arms of ε = 0.1 at step 1000',
    0.91,
    { type: 'le' },
    greedy(0.1),
    'optimal',
    'text: "it never selected that action more than 91% of the time", which is 1 − ε + ε/10',
  ),
  figure22(
    'SB-2.2-eps0.1-optimal',
    'share of best arms of ε = 0.1 at step 1000',
    0.8,
    { type: 'band', lo: 0.75, hi: 0.85 },
    greedy(0.1),
    'optimal',
    'read from the lower plot: about 80 %, to 5 %',
  ),
  figure22(
    'SB-2.2-eps0.1-reward',
    'reward a step of ε = 0.1 at step 1000',
    1.4,
    { type: 'band', lo: 1.3, hi: 1.45 },
    greedy(0.1),
    'reward',
    'read from the upper plot: a little below 1.4',
  ),
  row({
    id: 'SB-2.2-order',
    family: 'bandit',
    metric: 'order of rewards at step 1000: ε = 0 below 0.01 below 0.1',
    expected: true,
    tol: { type: 'order' },
    how: 'order',
    source: `${BOOK}, figure 2.2, upper plot`,
    says: { testbed: '10 arms', epsilon: [0, 0.01, 0.1], steps: 1000 },
    run(seed) {
      const [none, little, more] = [0, 0.01, 0.1].map((epsilon) =>
        ending(curvesOf(greedy(epsilon), 1000, seed).reward),
      );
      const inOrder = none < little && little < more;
      return {
        value: inOrder,
        inOrder,
        reps: PROBLEMS,
        reading: [none, little, more].map((x) => x.toFixed(3)).join(' < '),
      };
    },
  }),
  row({
    id: 'SB-2.4-ucb-beats-greedy',
    family: 'bandit',
    metric: 'UCB with c = 2 earns more a step than ε = 0.1, at step 1000 and over steps 200 to 1000',
    expected: true,
    tol: { type: 'order' },
    how: 'order',
    source: `${BOOK}, section 2.7, figure 2.4`,
    note: 'text: "UCB generally performs better than ε-greedy action selection, except in the first k steps"',
    says: { testbed: '10 arms', c: 2, epsilon: 0.1 },
    run(seed) {
      const ucb = curvesOf(upper, 1000, seed);
      const epsilon = curvesOf(greedy(0.1), 1000, seed).reward;
      const mean = (curve: Float64Array): number => curve.subarray(200).reduce((sum, x) => sum + x, 0) / 800;
      const inOrder = ending(ucb.reward) > ending(epsilon) && mean(ucb.reward) > mean(epsilon);
      return {
        value: inOrder,
        inOrder,
        reps: PROBLEMS,
        scenario: ucb.scenario,
        reading: `${ending(ucb.reward).toFixed(3)} against ${ending(epsilon).toFixed(3)} at the end`,
      };
    },
  }),
  row({
    id: 'SB-2.4-spike',
    family: 'bandit',
    metric: 'reward of UCB with c = 2 has a spike at step 11: above steps 10 and 12',
    expected: true,
    tol: { type: 'order' },
    how: 'order',
    source: `${BOOK}, exercise 2.8 and figure 2.4`,
    says: { testbed: '10 arms', c: 2 },
    run(seed) {
      const { reward, scenario } = curvesOf(upper, 13, seed);
      const inOrder = reward[10] > reward[9] && reward[10] > reward[11];
      const told = [9, 10, 11].map((k) => reward[k].toFixed(3)).join(', ');
      return { value: inOrder, inOrder, reps: PROBLEMS, scenario, reading: `steps 10 to 12: ${told}` };
    },
  }),
];
