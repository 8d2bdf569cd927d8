import type { World } from '../../../../engine/kernel/world.ts';
import { gridProcess, optimalValues, actionValue } from '../../../theory/valueIteration.ts';
import { readMap } from '../../../../engine/environments/gridMap.ts';
import type { OwnCase } from '../index.ts';
import { begin, type Keys, memoryIn, returnsIn, row, worldOf } from './play.ts';

const BOOK = 'Sutton & Barto, Reinforcement Learning, 2nd edition, 2018';
const WALKS = 100;
const STATES = 5;

/** TD(0) is Q-learning where there is one action; constant-α Monte Carlo is n-step SARSA with n beyond the end of an episode. */
const temporal = (alpha: number): Keys => ({ id: 'q-learning', alpha, gamma: 1, firstValue: 0.5 });
const monteCarlo = (alpha: number): Keys => ({
  id: 'n-step-sarsa',
  stepsBack: 100,
  alpha,
  gamma: 1,
  firstValue: 0.5,
});

const walk = (learner: Keys, seed: number): Keys =>
  worldOf({ id: 'random-walk', states: STATES }, learner, 400, seed);

/** Root of the mean squared error of an agent's values against i/6, over the five states. */
function errorOf(q: Float64Array, agent: number): number {
  let squares = 0;
  for (let i = 0; i < STATES; i++) squares += (q[agent * STATES + i] - (i + 1) / (STATES + 1)) ** 2 / STATES;
  return Math.sqrt(squares);
}

/** RMS error after each of the first 100 episodes, the mean over walkers. */
function errorsOf(world: World): Float64Array {
  const errors = new Float64Array(WALKS);
  const { episodes } = returnsIn(world);
  const told = new Int32Array(world.n);
  const { q } = memoryIn(world) as { q: Float64Array };
  world.advance(1e5, Infinity, () => {
    let finished = true;
    for (let agent = 0; agent < world.n; agent++) {
      if (told[agent] < episodes[agent]) {
        if (told[agent] < WALKS) errors[told[agent]] += errorOf(q, agent) / world.n;
        told[agent] += 1;
      }
      if (told[agent] < WALKS) finished = false;
    }
    return finished;
  });
  return errors;
}

/** A board small enough for value iteration and full exploration. */
const SMALL = '...G/.#.C/S...';

/** Values that are learned against those that are known: the random walk, and exact dynamic programming. */
export const predictionCases: readonly OwnCase[] = [
  row({
    id: 'SB-6.2-td-beats-mc',
    family: 'games',
    metric:
      'RMS error over episodes 1 to 100 of the random walk: TD(0) with its best α below Monte Carlo with its best α',
    expected: true,
    tol: { type: 'order' },
    how: 'order',
    source: `${BOOK}, example 6.2, right-hand plot`,
    note: 'α of TD: 0.05, 0.1, 0.15; of Monte Carlo: 0.01, 0.02, 0.03, 0.04, as in the plot. Text: "the TD method was consistently better than the MC method on this task"',
    says: { world: 'random walk, 5 states', methods: ['TD(0)', 'constant-α MC'] },
    run(seed) {
      const mean = (learner: Keys): number =>
        errorsOf(begin(walk(learner, seed))).reduce((sum, x) => sum + x, 0) / WALKS;
      const td = Math.min(...[0.05, 0.1, 0.15].map((alpha) => mean(temporal(alpha))));
      const mc = Math.min(...[0.01, 0.02, 0.03, 0.04].map((alpha) => mean(monteCarlo(alpha))));
      return {
        value: td < mc,
        inOrder: td < mc,
        reps: 400,
        scenario: walk(temporal(0.1), seed),
        reading: `${td.toFixed(4)} against ${mc.toFixed(4)}`,
      };
    },
  }),
  row({
    id: 'SB-6.2-td-large-step',
    family: 'games',
    metric:
      'RMS error of TD(0) after 100 episodes: α = 0.15 ends above α = 0.05, though it falls faster at first',
    expected: true,
    tol: { type: 'order' },
    how: 'order',
    source: `${BOOK}, example 6.2, right-hand plot`,
    says: { world: 'random walk, 5 states', alpha: [0.15, 0.05] },
    run(seed) {
      const [large, small] = [0.15, 0.05].map((alpha) => errorsOf(begin(walk(temporal(alpha), seed))));
      const inOrder = large[9] < small[9] && large[WALKS - 1] > small[WALKS - 1];
      return {
        value: inOrder,
        inOrder,
        reps: 400,
        reading: `after 10: ${large[9].toFixed(3)} and ${small[9].toFixed(3)}; after 100: ${large[WALKS - 1].toFixed(3)} and ${small[WALKS - 1].toFixed(3)}`,
      };
    },
  }),
  ...['q-learning', 'double-q', 'q-lambda', 'dyna-q'].map((id) =>
    row({
      id: `DP-${id}`,
      family: 'games',
      metric: `largest error of ${id} under full exploration against value iteration, all states and actions of a 3 × 4 board`,
      expected: 0,
      tol: { type: 'abs', value: 1e-3 },
      kind: 'closed form',
      source: 'Bellman 1957, by exact value iteration; Watkins & Dayan 1992 (convergence of Q-learning)',
      says: { world: SMALL, algorithm: id, gamma: 0.9 },
      run: (seed) => againstProgramming(id, seed),
    }),
  ),
];

function againstProgramming(id: string, seed: number): ReturnType<OwnCase['run']> & object {
  const rewards = { step: -1, goal: 10, fall: -5 };
  const map = readMap(SMALL);
  const process = gridProcess(map, rewards);
  const values = optimalValues(process, 0.9);
  const learner = { id, alpha: 0.2, gamma: 0.9, epsilon: 1, ...(id === 'q-lambda' ? { lambda: 0.5 } : {}) };
  const scenario = worldOf({ id: 'grid-world', board: 'own', map: SMALL, ...rewards }, learner, 1, seed);
  const world = begin(scenario);
  world.advance(60_000);
  const { q } = memoryIn(world) as { q: Float64Array };
  let worst = 0;
  for (let state = 0; state < process.states; state++) {
    if (map.cells[state] !== 0 && state !== map.start) continue;
    for (let way = 0; way < 4; way++)
      worst = Math.max(worst, Math.abs(q[state * 4 + way] - actionValue(process, values, state, way, 0.9)));
  }
  return { value: worst, reps: 1, scenario };
}
