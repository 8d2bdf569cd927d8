import { boards, readMap } from '../../../../engine/environments/gridMap.ts';
import { greedySteps, gridProcess } from '../../../theory/valueIteration.ts';
import type { Outcome } from '../../types.ts';
import type { OwnCase } from '../index.ts';
import {
  begin,
  type Keys,
  learningCurve,
  meanBetween,
  memoryIn,
  returnsIn,
  row,
  sumOf,
  worldOf,
} from './play.ts';

const BOOK = 'Sutton & Barto, Reinforcement Learning, 2nd edition, 2018';

const cliff = { id: 'grid-world', board: 'cliff' };
const onCliff = (id: string, more: Keys = {}): Keys => ({ id, alpha: 0.5, gamma: 1, epsilon: 0.1, ...more });

/** Mean length of the greedy paths of all agents after so many episodes each; a path that goes round counts as 48. */
function pathLength(scenario: Keys, episodes: number): number {
  const world = begin(scenario);
  const { episodes: finished } = returnsIn(world);
  world.advance(3e6, Infinity, () => finished.every((count) => count >= episodes));
  const map = readMap(boards.cliff.map);
  const process = gridProcess(map, boards.cliff);
  const { q } = memoryIn(world) as { q: Float64Array };
  let sum = 0;
  for (let agent = 0; agent < world.n; agent++) {
    const first = agent * process.states * process.actions;
    const steps = greedySteps(process, map.start, (state, way) => q[first + state * process.actions + way]);
    sum += Math.min(steps, process.states) / world.n;
  }
  return sum;
}

const cliffCases: readonly OwnCase[] = [
  row({
    id: 'SB-6.4-sarsa-return',
    family: 'games',
    metric: 'mean return of an episode of SARSA on the cliff, episodes 400 to 500',
    expected: -25,
    tol: { type: 'band', lo: -31, hi: -20 },
    source: `${BOOK}, example 6.6, plot of the sum of rewards during an episode`,
    note: 'read from the plot: about −25, to the width of its noise; ε = 0.1, α = 0.5',
    says: { world: 'cliff', algorithm: 'SARSA', eps: 0.1, alpha: 0.5, episodes: 500 },
    run(seed) {
      const scenario = worldOf(cliff, onCliff('sarsa'), 200, seed);
      const world = begin(scenario);
      const { episodes, totalReturn } = returnsIn(world);
      const until = (count: number) =>
        world.advance(3e6, Infinity, () => episodes.every((one) => one >= count));
      until(400);
      const before = [sumOf(totalReturn), sumOf(episodes)];
      until(500);
      return {
        value: (sumOf(totalReturn) - before[0]) / (sumOf(episodes) - before[1]),
        reps: 200,
        scenario,
      };
    },
  }),
  row({
    id: 'SB-6.4-paths',
    family: 'games',
    metric: 'Q-learning walks the optimal path of 13 steps beside the cliff, SARSA a longer and safer one',
    expected: true,
    tol: { type: 'order' },
    how: 'order',
    source: `${BOOK}, example 6.6, drawing of the two paths`,
    note: 'greedy paths after 1000 episodes, the mean over 50 agents; Q-learning within half a step of 13, SARSA above 14',
    says: { world: 'cliff', algorithms: ['Q-learning', 'SARSA'], eps: 0.1, alpha: 0.5, episodes: 1000 },
    run(seed) {
      const optimal = pathLength(worldOf(cliff, onCliff('q-learning'), 50, seed), 1000);
      const scenario = worldOf(cliff, onCliff('sarsa', { alpha: 0.1 }), 50, seed);
      const safe = pathLength(scenario, 1000);
      const inOrder = Math.abs(optimal - 13) < 0.5 && safe > 14;
      return {
        value: inOrder,
        inOrder,
        reps: 50,
        scenario,
        reading: `${optimal.toFixed(2)} and ${safe.toFixed(2)} steps; α = 0.1 for SARSA, whose paths at α = 0.5 are those of the latest falls`,
      };
    },
  }),
];

const maze = (planning: number, seed: number): Keys =>
  worldOf(
    { id: 'grid-world', board: 'maze' },
    { id: 'dyna-q', alpha: 0.1, gamma: 0.95, epsilon: 0.1, planning },
    60,
    seed,
  );

/** First episode whose mean over agents is within a half more than the mean of episodes 40 to 50 with most planning. */
function episodesToLearn(planning: number, seed: number): number {
  const level = 1.5 * meanBetween(learningCurve(begin(maze(50, seed)), 50), 40, 50);
  return learningCurve(begin(maze(planning, seed)), 50).findIndex((steps) => steps <= level) + 1;
}

const planned = (planning: number, expected: number, lo: number, hi: number): OwnCase =>
  row({
    id: `SB-8.2-planning-${planning}`,
    family: 'games',
    metric: `episodes until Dyna-Q with n = ${planning} walks the maze near-optimally`,
    expected,
    tol: { type: 'band', lo, hi },
    source: `${BOOK}, example 8.1, figure 8.2`,
    note: `text: "the n = 0 agent took about 25 episodes to reach (ε-)optimal performance, whereas the n = 5 agent took about five episodes, and the n = 50 agent took only three"; near-optimal is read as half more steps than its final level at most, mean of 60 runs; band ${lo} to ${hi}`,
    says: { world: 'Dyna maze', algorithm: 'Dyna-Q', planning, alpha: 0.1, eps: 0.1, gamma: 0.95 },
    run: (seed) => ({ value: episodesToLearn(planning, seed), reps: 60, scenario: maze(planning, seed) }),
  });

function firstEpisode(seed: number): Outcome {
  const scenario = { ...maze(5, seed), agents: 400 };
  return { value: learningCurve(begin(scenario), 1)[0], reps: 400, scenario };
}

const dynaCases: readonly OwnCase[] = [
  planned(0, 25, 15, 35),
  planned(5, 5, 4, 7),
  planned(50, 3, 2, 4),
  row({
    id: 'SB-8.2-first',
    family: 'games',
    metric: 'steps of the first episode in the Dyna maze',
    expected: 1700,
    tol: { type: 'band', lo: 1400, hi: 2000 },
    source: `${BOOK}, example 8.1`,
    note: 'text: "the first episode took about 1700 steps" for all n; the means of 30 runs there scatter by about 20 %',
    says: { world: 'Dyna maze', algorithm: 'Dyna-Q', planning: 5 },
    run: (seed) => ({
      ...firstEpisode(seed),
      reading:
        'Until the goal is met all values are 0 and ties are broken evenly, so the first episode is a walk at random: 869 steps by exact hitting times (the row DP-maze-first). Figure and maze are the book’s; 1700 must come of another rule for ties.',
    }),
  }),
  row({
    id: 'DP-maze-first',
    family: 'games',
    metric: 'steps of the first episode in the Dyna maze, a walk at random',
    expected: 868.7254270757926,
    tol: { type: 'stat', sd: 850, se_ref: 0, z: 4, bias: 0, min_reps: 400 },
    kind: 'closed form',
    source: 'exact hitting time of the walk at random on the maze, by policy evaluation',
    says: { world: 'Dyna maze', algorithm: 'Dyna-Q', planning: 5 },
    run: firstEpisode,
  }),
];

/** Boards walked alone: the cliff and the Dyna maze. */
export const boardCases: readonly OwnCase[] = [...cliffCases, ...dynaCases];
