import { Chance } from '../../../../engine/kernel/chance.ts';
import { World } from '../../../../engine/kernel/world.ts';
import { qsgd, varianceBound } from '../../../../engine/learners/federated/compression/qsgd.ts';
import { topK } from '../../../../engine/learners/federated/compression/topK.ts';
import { epsilonOf } from '../../../../engine/learners/federated/privacy.ts';
import type { OwnCase } from '../index.ts';
import { fed, metricAfter, parabolas, together } from './runs.ts';

const squared = (vector: Float64Array): number => vector.reduce((sum, x) => sum + x * x, 0);

function normalVector(d: number, seed: number): Float64Array {
  const chance = new Chance(seed, 'vector');
  return Float64Array.from({ length: d }, () => chance.normal(0, 1));
}

const DRAWS = 20_000;

/** Mean of E‖Q(v) − v‖² / ‖v‖² and largest deviation of the mean of Q(v) from v, in standard errors. */
function rounding(
  d: number,
  levels: number,
  seed: number,
): { variance: number; worst: number; exact: number } {
  const vector = normalVector(d, 3);
  const chance = new Chance(seed, 'rounding');
  const into = new Float64Array(d);
  const sum = new Float64Array(d);
  const squares = new Float64Array(d);
  let variance = 0;
  for (let draw = 0; draw < DRAWS; draw++) {
    qsgd.compress(vector, { compression: 'qsgd', kept: 1, levels }, chance, into);
    for (let i = 0; i < d; i++) {
      const off = into[i] - vector[i];
      sum[i] += off;
      squares[i] += off * off;
      variance += off * off;
    }
  }
  const length = Math.sqrt(squared(vector));
  let worst = 0;
  let exact = 0;
  for (let i = 0; i < d; i++) {
    worst = Math.max(worst, Math.abs(sum[i]) / Math.sqrt(squares[i]));
    const part = (Math.abs(vector[i]) / length) * levels;
    const up = part - Math.floor(part);
    exact += (up * (1 - up)) / (levels * levels);
  }
  return { variance: variance / DRAWS / squared(vector), worst, exact };
}

/** The largest share of a squared length that top-k leaves unsaid, over random vectors and the worst: all coordinates alike. */
function unsaid(d: number, k: number): number {
  const into = new Float64Array(d);
  const shares = [
    new Float64Array(d).fill(1),
    ...Array.from({ length: 200 }, (_, seed) => normalVector(d, seed)),
  ].map((vector) => {
    topK.compress(vector, { compression: 'top-k', kept: k / d, levels: 1 }, new Chance(1, 'none'), into);
    return squared(vector.map((x, i) => x - into[i])) / squared(vector);
  });
  return Math.max(...shares);
}

const QSGD = 'Alistarh et al., QSGD, NeurIPS 2017, lemma 3.1';
const noisy = (noise: number, delta: number) => ({
  id: 'fedavg',
  privacy: 'agents',
  noise,
  delta,
  clip: 1,
  weights: 'uniform',
});

/** Compression and privacy, against their bounds. */
export const saidCases: readonly OwnCase[] = [
  ...[
    [64, 1],
    [64, 4],
    [64, 16],
  ].flatMap(([d, levels]): OwnCase[] => {
    const scenario = { compression: 'QSGD', d, s: levels, vector: 'normal' };
    return [
      {
        ...fed(
          `QSGD-bound-${d}-${levels}`,
          scenario,
          'E‖Q(v) − v‖² / ‖v‖² ≤ min(d/s², √d/s)',
          Math.min(d / levels ** 2, Math.sqrt(d) / levels),
          { type: 'le' },
          QSGD,
        ),
        run: ({ seed }) => ({
          value: rounding(d, levels, seed).variance,
          reps: DRAWS,
          reading: `bound as computed: ${varianceBound(d, levels)}`,
        }),
      },
      {
        ...fed(
          `QSGD-unbiased-${d}-${levels}`,
          scenario,
          'largest deviation of the mean of Q(v) from v, in standard errors',
          0,
          { type: 'le', value: 4.5 },
          `${QSGD}: E Q(v) = v`,
        ),
        run: ({ seed }) => ({ value: rounding(d, levels, seed).worst, reps: DRAWS }),
      },
    ];
  }),
  {
    ...fed(
      'QSGD-variance-64-4',
      { compression: 'QSGD', d: 64, s: 4 },
      'E‖Q(v) − v‖² / ‖v‖² against Σ p (1 − p) / s², as a ratio',
      1,
      { type: 'abs', value: 0.02 },
      `${QSGD}: each level is a coin flip of chance p`,
    ),
    run({ seed }) {
      const { variance, exact } = rounding(64, 4, seed);
      return { value: variance / exact, reps: DRAWS };
    },
  },
  ...[1, 6, 32].map(
    (k): OwnCase => ({
      ...fed(
        `TOPK-contraction-64-${k}`,
        { compression: 'top-k', d: 64, k },
        'largest ‖x − C(x)‖² / ‖x‖²',
        1 - k / 64,
        { type: 'abs', value: 1e-12 },
        'Stich, Cordonnier & Jaggi, NeurIPS 2018, eq. 7: a k-contraction, with equality where all coordinates are alike',
      ),
      run: () => ({ value: unsaid(64, k), reps: 201 }),
    }),
  ),
  {
    ...fed(
      'QSGD-bytes',
      { compression: 'QSGD', d: 36, s: 4, clients: 9 },
      'bytes that come back to the server in a round',
      9 * (8 + 18),
      { type: 'exact' },
      'one length of 8 bytes and 36 signs and levels of 4 bits: ⌈log₂(2s + 1)⌉',
    ),
    run() {
      const scenario = together(10, { id: 'fedavg', compression: 'qsgd', levels: 4 }, { id: 'dataset' });
      const world = new World(scenario);
      world.advance(0.15);
      const orders = 9 * 36 * 8;
      return { value: world.wire.bytes - orders, reps: 1, scenario };
    },
  },
  // The figures come of minimising T α / 2σ² + ln(1/δ) / (α − 1) over α numerically, apart from the project.
  ...[
    [100, 5, 1e-5, 11.597051824376164],
    [1, 1, 1e-5, 5.298525912188081],
    [50, 10, 1e-6, 3.9669221888498387],
  ].map(
    ([rounds, sigma, delta, expected]): OwnCase => ({
      ...fed(
        `GAUSS-epsilon-T${rounds}-s${sigma}`,
        { mechanism: 'Gaussian', releases: rounds, sigma, delta },
        'ε',
        expected,
        { type: 'abs', value: 1e-9 },
        'Mironov, Rényi differential privacy, CSF 2017: min over α of T α / 2σ² + ln(1/δ) / (α − 1)',
      ),
      run() {
        const scenario = together(4, noisy(sigma, delta), parabolas);
        return {
          value: metricAfter(scenario, rounds - 0.5, 'epsilon'),
          reps: 1,
          scenario,
          reading: `the formula says ${epsilonOf(rounds, sigma, delta)}; the engine ran ${rounds} noisy rounds`,
        };
      },
    }),
  ),
];
