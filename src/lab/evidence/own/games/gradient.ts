import type { OwnCase } from '../index.ts';
import { begin, type Keys, memoryIn, playingIn, row, worldOf } from '../learning/play.ts';

const pennies = { id: 'matrix-game', game: 'matching-pennies' };
const START = [
  [0.6, 0.4],
  [0.5, 0.5],
];
const STEP = 0.01;

const play = (more: Keys, seed: number): Keys =>
  worldOf(pennies, { id: 'gradient-play', start: START, step: STEP, ...more }, 2, seed);

/** Distance of the two mixes from the even ones. */
function distanceAfter(scenario: Keys, steps: number): number {
  const world = begin(scenario);
  world.advance(steps + 0.5);
  const { mix } = memoryIn(world) as { mix: Float64Array };
  return Math.sqrt((mix[0] - 0.5) ** 2 + (mix[2] - 0.5) ** 2);
}

/** Gradient play in matching pennies: round and round, but for who hurries when losing. */
export const gradientCases: readonly OwnCase[] = [
  row({
    id: 'IGA-pennies-distance',
    family: 'games',
    metric: 'distance of both mixes from the even ones after 500 steps of gradient play, η = 0.01, from 0.1',
    expected: 0.1 * (1 + 16 * STEP * STEP) ** 250,
    tol: { type: 'abs', value: 1e-9 },
    kind: 'closed form',
    source:
      'Singh, Kearns & Mansour, UAI 2000, section 3: centres are circled; each finite step multiplies the distance by √(1 + (4η)²)',
    says: { table: 'matching pennies', eta: STEP, steps: 500 },
    run: (seed) => ({ value: distanceAfter(play({}, seed), 500), reps: 1, scenario: play({}, seed) }),
  }),
  row({
    id: 'IGA-pennies-period',
    family: 'games',
    metric: 'steps of a full turn in matching pennies, η = 0.01',
    expected: (2 * Math.PI) / Math.atan(4 * STEP),
    tol: { type: 'abs', value: 1 },
    kind: 'closed form',
    source: 'Singh, Kearns & Mansour, UAI 2000, section 3: the angle of a step is arctan 4η',
    says: { table: 'matching pennies', eta: STEP },
    run(seed) {
      const scenario = play({}, seed);
      const world = begin(scenario);
      const { mix } = memoryIn(world) as { mix: Float64Array };
      let before = 0;
      for (let k = 1; k < 1000; k++) {
        world.advance(k + 0.5);
        const now = mix[2] - 0.5;
        // The first is above the middle when the second crosses it: at the start, and after each full turn.
        if (k > 100 && before > 0 !== now > 0 && mix[0] > 0.5) return { value: k, reps: 1, scenario };
        before = now;
      }
      return { value: Number.NaN, reps: 1, scenario };
    },
  }),
  row({
    id: 'IGA-pennies-mean',
    family: 'games',
    metric: 'mean payoff of the first player over 20 full turns',
    expected: 0,
    tol: { type: 'abs', value: 0.02 },
    kind: 'published',
    source:
      'Singh, Kearns & Mansour, UAI 2000, theorem 1: average payoffs come to those of an equilibrium even where mixes do not settle',
    note: '3000 steps of η = 0.01 in 400 pairs, whose draws leave a standard error of 0.001',
    says: { table: 'matching pennies', eta: STEP, steps: 3000 },
    run(seed) {
      const scenario = { ...play({}, seed), agents: 800 };
      const world = begin(scenario);
      world.advance(3000.5);
      const { earned, moves } = playingIn(world);
      let mean = 0;
      for (let agent = 0; agent < 800; agent += 2) mean += earned[agent] / moves[agent] / 400;
      return { value: mean, reps: 400, scenario: play({}, seed) };
    },
  }),
  row({
    id: 'WOLF-IGA-pennies',
    family: 'games',
    metric:
      'distance from the even mixes after 8000 steps where the losing side takes steps four times as long',
    expected: 0,
    tol: { type: 'abs', value: 0.01 },
    kind: 'published',
    source:
      'Bowling & Veloso, Artificial Intelligence 136, 2002, theorem 5: WoLF-IGA comes to the equilibrium of 2 × 2 games',
    says: { table: 'matching pennies', eta: 0.002, ratio: 4 },
    run(seed) {
      const scenario = play({ pace: 'wolf', step: 0.002 }, seed);
      return { value: distanceAfter(scenario, 8000), reps: 1, scenario };
    },
  }),
];
