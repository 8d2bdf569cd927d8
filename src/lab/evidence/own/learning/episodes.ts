import { BEST_CHANCE, corridorReturn } from '../../../../engine/environments/corridor.ts';
import type { OwnCase } from '../index.ts';
import { begin, type Keys, learningCurve, meanBetween, returnsIn, row, sumOf, worldOf } from './play.ts';

const BOOK = 'Sutton & Barto, Reinforcement Learning, 2nd edition, 2018';

const car = (alpha: number, seed: number): Keys =>
  worldOf({ id: 'mountain-car' }, { id: 'linear-td', alpha, gamma: 1, epsilon: 0 }, 20, seed);

const carCases: readonly OwnCase[] = [
  row({
    id: 'SB-10.2-car',
    family: 'games',
    metric: 'steps of an episode in the valley after 450 to 500 episodes of semi-gradient SARSA',
    expected: 120,
    tol: { type: 'band', lo: 105, hi: 135 },
    source: `${BOOK}, example 10.1, figure 10.2`,
    note: 'read from the lowest curve, α = 0.5/8 with 8 tilings: about 120 on its logarithmic axis',
    says: { world: 'mountain car', algorithm: 'semi-gradient SARSA', tilings: 8, alpha: 0.5 },
    run: (seed) => ({
      value: meanBetween(learningCurve(begin(car(0.5, seed)), 500), 450, 500),
      reps: 20,
      scenario: car(0.5, seed),
    }),
  }),
  row({
    id: 'SB-10.2-order',
    family: 'games',
    metric: 'in the valley, α = 0.5/8 learns sooner than 0.2/8, and that sooner than 0.1/8',
    expected: true,
    tol: { type: 'order' },
    how: 'order',
    source: `${BOOK}, figure 10.2`,
    says: { world: 'mountain car', alpha: [0.5, 0.2, 0.1], episodes: 100 },
    run(seed) {
      const means = [0.5, 0.2, 0.1].map((alpha) =>
        meanBetween(learningCurve(begin(car(alpha, seed)), 100), 0, 100),
      );
      const inOrder = means[0] < means[1] && means[1] < means[2];
      return {
        value: inOrder,
        inOrder,
        reps: 20,
        reading: `${means.map((x) => x.toFixed(0)).join(' < ')} steps over 100 episodes`,
      };
    },
  }),
];

/** Mean return of walkers that go right with chance p and learn nothing. */
function fixedReturn(p: number, seed: number): number {
  const lean = Math.log(p / (1 - p));
  const scenario = worldOf(
    { id: 'corridor' },
    { id: 'reinforce', baseline: 'none', actorStep: 0.00001, lean },
    200,
    seed,
  );
  const world = begin(scenario, [{ time: 0, do: 'freeze' }]);
  world.advance(40_000);
  const { totalReturn, episodes } = returnsIn(world);
  return sumOf(totalReturn) / sumOf(episodes);
}

const corridorCases: readonly OwnCase[] = [
  ...(
    [
      ['right', 0.95, -44],
      ['left', 0.05, -82],
    ] as const
  ).map(([way, p, expected]) =>
    row({
      id: `SB-13.1-${way}`,
      family: 'games',
      metric: `value of the start where ${way} is done with chance 0.95`,
      expected,
      tol: { type: 'rel', value: 0.02 },
      source: `${BOOK}, example 13.1`,
      note: `text: less than −44 and −82; by the closed form ${corridorReturn(p).toFixed(2)}`,
      says: { world: 'short corridor', right: p },
      run: (seed) => ({ value: fixedReturn(p, seed), reps: 200 }),
    }),
  ),
  row({
    id: 'SB-13.1-reinforce',
    family: 'games',
    metric: 'mean return of an episode of REINFORCE with baseline, episodes 900 to 1000',
    expected: corridorReturn(BEST_CHANCE),
    tol: { type: 'band', lo: -12.5, hi: -11.6 },
    source: `${BOOK}, section 13.4, figure 13.2`,
    note: 'the curve lies on the dashed line of the optimum, −11.6, from about episode 200; read as within 0.9 below it. α of the policy 2⁻⁹, of the baseline 2⁻⁶',
    says: { world: 'short corridor', algorithm: 'REINFORCE with baseline' },
    run(seed) {
      const learner = {
        id: 'reinforce',
        actorStep: 1 / 512,
        criticStep: 1 / 64,
        gamma: 1,
        lean: -2.94,
        longest: 100_000,
      };
      const scenario = worldOf({ id: 'corridor' }, learner, 100, seed);
      return { value: -meanBetween(learningCurve(begin(scenario), 1000), 900, 1000), reps: 100, scenario };
    },
  }),
  row({
    id: 'SB-13.2-baseline',
    family: 'games',
    metric: 'REINFORCE learns sooner with a baseline than without',
    expected: true,
    tol: { type: 'order' },
    how: 'order',
    source: `${BOOK}, figure 13.2`,
    note: 'mean return over the first 500 episodes; α 2⁻⁹ with the baseline, 2⁻¹³ without, the best of each in the book',
    says: { world: 'short corridor', algorithm: 'REINFORCE', baseline: [true, false] },
    run(seed) {
      const common = { id: 'reinforce', gamma: 1, lean: -2.94, longest: 100_000 };
      const scenario = worldOf(
        { id: 'corridor' },
        { ...common, actorStep: 1 / 512, criticStep: 1 / 64 },
        100,
        seed,
      );
      const without = worldOf(
        { id: 'corridor' },
        { ...common, actorStep: 1 / 8192, baseline: 'none' },
        100,
        seed,
      );
      const [good, plain] = [scenario, without].map((one) =>
        meanBetween(learningCurve(begin(one), 500), 0, 500),
      );
      return {
        value: good < plain,
        inOrder: good < plain,
        reps: 100,
        scenario,
        reading: `−${good.toFixed(1)} against −${plain.toFixed(1)}`,
      };
    },
  }),
];

/** What asks for more than a table: the car in the valley and the corridor of look-alikes. */
export const episodeCases: readonly OwnCase[] = [...carCases, ...corridorCases];
