import { describe, expect, it } from 'vitest';
import { Chance } from '../../../src/engine/kernel/chance.ts';
import { exp, lgamma, log, log1p, normalCdf, pow } from '../../../src/engine/kernel/mathematics.ts';
import {
  betaCdf,
  chiSquarePValue,
  gammaCdf,
  kolmogorovPValue,
  momentPValues,
  momentsOf,
  tally,
} from './goodness.ts';

/** Seeds are fixed, so a test never changes its mind; a true sampler would fail one in ten thousand seeds. */
const LEAST_P = 1e-4;
const SAMPLES = 40_000;

function draw(count: number, sampler: (chance: Chance) => number, label: string): Float64Array {
  const chance = new Chance(2026, label);
  return Float64Array.from({ length: count }, () => sampler(chance));
}

describe('a million draws have the published mean and variance within 1 %', () => {
  it.each<[string, (chance: Chance) => number, number, number]>([
    ['DIST-uniform', (chance) => chance.uniform(), 0.5, 1 / 12],
    ['DIST-exp', (chance) => chance.exponential(2), 2, 4],
    ['DIST-normal', (chance) => chance.normal(3, 2), 3, 4],
    ['DIST-poisson', (chance) => chance.poisson(7), 7, 7],
    ['DIST-geom', (chance) => chance.geometric(0.2), 5, 20],
    ['DIST-binom', (chance) => chance.binomial(20, 0.3), 6, 4.2],
  ])('%s', (label, sampler, mean, variance) => {
    const found = momentsOf(draw(1_000_000, sampler, label));
    expect(Math.abs(found.mean / mean - 1)).toBeLessThan(0.01);
    expect(Math.abs(found.variance / variance - 1)).toBeLessThan(0.01);
  });
});

interface Continuous {
  name: string;
  sampler: (chance: Chance) => number;
  cdf: (x: number) => number;
  mean: number;
  variance: number;
}

const gammaCase = (shape: number, scale: number): Continuous => ({
  name: `gamma(${shape}, ${scale})`,
  sampler: (chance) => chance.gamma(shape, scale),
  cdf: (x) => gammaCdf(shape, x / scale),
  mean: shape * scale,
  variance: shape * scale * scale,
});
const betaCase = (a: number, b: number): Continuous => ({
  name: `beta(${a}, ${b})`,
  sampler: (chance) => chance.beta(a, b),
  cdf: (x) => betaCdf(a, b, x),
  mean: a / (a + b),
  variance: (a * b) / ((a + b) ** 2 * (a + b + 1)),
});
const continuous: Continuous[] = [
  { name: 'uniform', sampler: (chance) => chance.uniform(), cdf: (x) => x, mean: 0.5, variance: 1 / 12 },
  {
    name: 'exponential(3)',
    sampler: (chance) => chance.exponential(3),
    cdf: (x) => 1 - exp(-x / 3),
    mean: 3,
    variance: 9,
  },
  {
    name: 'normal(-1, 2)',
    sampler: (chance) => chance.normal(-1, 2),
    cdf: (x) => normalCdf((x + 1) / 2),
    mean: -1,
    variance: 4,
  },
  {
    name: 'logNormal(1, 0.5)',
    sampler: (chance) => chance.logNormal(1, 0.5),
    cdf: (x) => normalCdf((log(x) - 1) / 0.5),
    mean: exp(1.125),
    variance: (exp(0.25) - 1) * exp(2.25),
  },
  ...[
    [0.05, 1],
    [0.5, 2],
    [1, 1],
    [1.3, 0.1],
    [7, 3],
    [500, 1],
  ].map(([shape, scale]) => gammaCase(shape as number, scale as number)),
  ...[
    [0.2, 0.3],
    [0.5, 4],
    [1, 1],
    [2, 5],
    [30, 20],
    [0.1, 3],
  ].map(([a, b]) => betaCase(a as number, b as number)),
  // At 12 also the fourth moment, which the test of the variance needs, is well estimated.
  {
    name: 'pareto(12, 2)',
    sampler: (chance) => chance.pareto(12, 2),
    cdf: (x) => 1 - pow(2 / x, 12),
    mean: 24 / 11,
    variance: (4 * 12) / (11 * 11 * 10),
  },
];

describe('continuous distributions', () => {
  it.each(continuous)('$name has its moments and its shape', ({ name, sampler, cdf, mean, variance }) => {
    const samples = draw(SAMPLES, sampler, name);
    const found = momentPValues(samples, { mean, variance });
    expect(found.mean, 'mean').toBeGreaterThan(LEAST_P);
    expect(found.variance, 'variance').toBeGreaterThan(LEAST_P);
    expect(kolmogorovPValue(samples, cdf), 'Kolmogorov-Smirnov').toBeGreaterThan(LEAST_P);
  });

  it('a heavy Pareto tail has its shape', () => {
    const samples = draw(SAMPLES, (chance) => chance.pareto(0.8, 5), 'heavy');
    expect(kolmogorovPValue(samples, (x) => 1 - pow(5 / x, 0.8))).toBeGreaterThan(LEAST_P);
  });

  it('a deviation or mean of nothing gives the certain value', () => {
    const chance = new Chance(1, 'nothing');
    expect([chance.normal(3, 0), chance.logNormal(0, 0), chance.exponential(0)]).toEqual([3, 1, 0]);
  });

  it('larger parameters stretch the same draw, which keeps paired runs paired', () => {
    const one = new Chance(1, 'paired');
    const other = new Chance(1, 'paired');
    for (let i = 0; i < 1000; i++) expect(other.exponential(6)).toBe(2 * one.exponential(3));
    for (let i = 0; i < 1000; i++) expect(other.normal(0, 4)).toBe(4 * one.normal(0, 1));
  });

  it('shapes near zero put a beta and a Dirichlet into their corners, never to NaN', () => {
    const samples = draw(5_000, (chance) => chance.beta(0.001, 0.001), 'corner');
    const inCorners = samples.filter((x) => x < 1e-6 || x > 1 - 1e-6).length;
    expect(inCorners).toBeGreaterThan(4_800);
    expect(momentPValues(samples, { mean: 0.5, variance: 0.25 / 1.002 }).mean).toBeGreaterThan(LEAST_P);
    const shares = new Chance(2, 'corner').dirichlet(new Float64Array(50).fill(0.0005));
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
  });

  it('the shares of a Dirichlet are betas that sum to 1 and stand in each other’s way', () => {
    const alpha = [0.5, 2, 4];
    const chance = new Chance(3, 'dirichlet');
    const rows = Array.from({ length: SAMPLES }, () => chance.dirichlet(alpha));
    for (const row of rows)
      expect(Math.abs(row.reduce((sum, share) => sum + share, 0) - 1)).toBeLessThan(1e-14);
    for (const [i, a] of alpha.entries()) {
      const share = rows.map((row) => row[i] as number);
      expect(kolmogorovPValue(share, (x) => betaCdf(a, 6.5 - a, x))).toBeGreaterThan(LEAST_P);
    }
    // Cov(X₁, X₂) = -a₁a₂/(a²(a + 1)) with a the sum of all.
    const products = rows.map((row) => ((row[1] as number) - 2 / 6.5) * ((row[2] as number) - 4 / 6.5));
    const { mean, variance } = momentsOf(products);
    expect(Math.abs(mean + 8 / (6.5 * 6.5 * 7.5))).toBeLessThan(4.5 * Math.sqrt(variance / SAMPLES));
  });
});

interface Discrete {
  name: string;
  sampler: (chance: Chance) => number;
  /** Logarithm of the probability of k. */
  logProbability: (k: number) => number;
  first: number;
  last: number;
}

const poissonCase = (mean: number): Discrete => ({
  name: `poisson(${mean})`,
  sampler: (chance) => chance.poisson(mean),
  logProbability: (k) => k * log(mean) - mean - lgamma(k + 1),
  first: 0,
  last: Math.ceil(mean + 8 * Math.sqrt(mean) + 10),
});
const binomialCase = (n: number, p: number): Discrete => ({
  name: `binomial(${n}, ${p})`,
  sampler: (chance) => chance.binomial(n, p),
  logProbability: (k) => lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1) + k * log(p) + (n - k) * log1p(-p),
  first: 0,
  last: n,
});
const geometricCase = (p: number): Discrete => ({
  name: `geometric(${p})`,
  sampler: (chance) => chance.geometric(p),
  logProbability: (k) => log(p) + (k - 1) * log1p(-p),
  first: 1,
  last: Math.ceil(30 / p),
});
const zipfCase = (n: number, s: number): Discrete => {
  let sum = 0;
  for (let k = n; k >= 1; k--) sum += pow(k, -s);
  return {
    name: `zipf(${n}, ${s})`,
    sampler: (chance) => chance.zipf(n, s),
    logProbability: (k) => -s * log(k) - log(sum),
    first: 1,
    last: n,
  };
};
const discrete: Discrete[] = [
  ...[0.01, 0.8, 7, 9.999, 10, 12.5, 60, 3000].map(poissonCase),
  ...[
    [1, 0.3],
    [20, 0.3],
    [20, 0.7],
    [1000, 0.003],
    [40, 0.25],
    [50, 0.5],
    [1000, 0.37],
    [5000, 0.95],
  ].map(([n, p]) => binomialCase(n as number, p as number)),
  ...[0.02, 0.2, 0.9].map(geometricCase),
  ...[
    [1, 1],
    [10, 1],
    [100, 0],
    [1000, 1.1],
    [30, 3],
    [100_000, 0.6],
    [50, 0.9999999999],
  ].map(([n, s]) => zipfCase(n as number, s as number)),
];

describe('discrete distributions', () => {
  it.each(discrete)(
    '$name has its moments and its shape',
    ({ name, sampler, logProbability, first, last }) => {
      const samples = draw(SAMPLES, sampler, name);
      expect(samples.every((k) => Number.isInteger(k) && k >= first)).toBe(true);
      const probabilities = Array.from({ length: last - first + 1 }, (_, i) =>
        exp(logProbability(first + i)),
      );
      expect(probabilities.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 8);
      if (last === first) return;
      const mean = probabilities.reduce((sum, p, i) => sum + p * (first + i), 0);
      const variance = probabilities.reduce((sum, p, i) => sum + p * (first + i - mean) ** 2, 0);
      const found = momentPValues(samples, { mean, variance });
      expect(found.mean, 'mean').toBeGreaterThan(LEAST_P);
      expect(found.variance, 'variance').toBeGreaterThan(LEAST_P);
      const expected = probabilities.map((p) => p * SAMPLES);
      expect(chiSquarePValue(tally(samples, first, last), expected), 'chi-square').toBeGreaterThan(LEAST_P);
    },
  );

  it.each<[string, (chance: Chance) => number, number, number]>([
    ['poisson(1e9)', (chance) => chance.poisson(1e9), 1e9, 1e9],
    ['poisson(1e15)', (chance) => chance.poisson(1e15), 1e15, 1e15],
    ['binomial(1e12, 0.3)', (chance) => chance.binomial(1e12, 0.3), 3e11, 2.1e11],
    ['binomial(1e15, 1e-7)', (chance) => chance.binomial(1e15, 1e-7), 1e8, 1e8 * (1 - 1e-7)],
  ])('%s is normal to the eye', (name, sampler, mean, variance) => {
    const samples = draw(SAMPLES, sampler, name).map((k) => (k - mean) / Math.sqrt(variance));
    expect(kolmogorovPValue(samples, normalCdf)).toBeGreaterThan(LEAST_P);
  });

  it('certain counts are certain', () => {
    const chance = new Chance(1, 'certain');
    expect([
      chance.poisson(0),
      chance.binomial(0, 0.5),
      chance.binomial(9, 0),
      chance.binomial(9, 1),
    ]).toEqual([0, 0, 0, 9]);
    expect([chance.geometric(1), chance.zipf(1, 2), chance.below(1)]).toEqual([1, 1, 0]);
  });
});

describe('selection', () => {
  const SIZE = 60_000;

  it('categorical follows its weights and never takes a weight of zero', () => {
    const weights = [0, 5, 1, 0, 0.25, 3, 0];
    const found = tally(
      draw(SIZE, (chance) => chance.categorical(weights), 'categorical'),
      0,
      6,
    );
    expect([found[0], found[3], found[6]]).toEqual([0, 0, 0]);
    const kept = [1, 2, 4, 5];
    const expected = kept.map((i) => ((weights[i] as number) / 9.25) * SIZE);
    expect(
      chiSquarePValue(
        kept.map((i) => found[i] as number),
        expected,
      ),
    ).toBeGreaterThan(LEAST_P);
  });

  /** The numeral of a list of digits, to count lists by. */
  const numeral = (digits: ArrayLike<number>) =>
    Array.from(digits).reduce((sum, digit) => 10 * sum + digit, 0);
  const evenly = (outcomes: Iterable<number>, kinds: number) => {
    const counts = new Map<number, number>();
    for (const outcome of outcomes) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
    expect(counts.size).toBe(kinds);
    return chiSquarePValue([...counts.values()], new Array<number>(kinds).fill(SIZE / kinds));
  };

  it('permutation, shuffle of an array and of a typed array give all 24 orders evenly', () => {
    const chance = new Chance(5, 'orders');
    const outcomes = (order: () => ArrayLike<number>) => Array.from({ length: SIZE }, () => numeral(order()));
    expect(
      evenly(
        outcomes(() => chance.permutation(4)),
        24,
      ),
    ).toBeGreaterThan(LEAST_P);
    expect(
      evenly(
        outcomes(() => chance.shuffle([0, 1, 2, 3])),
        24,
      ),
    ).toBeGreaterThan(LEAST_P);
    expect(
      evenly(
        outcomes(() => chance.shuffle(Uint8Array.of(0, 1, 2, 3))),
        24,
      ),
    ).toBeGreaterThan(LEAST_P);
  });

  it.each([
    [5, 3, 60],
    [4, 4, 24],
    [9, 2, 72],
    [8, 1, 8],
  ])('sample(%d, %d) gives all %d ordered choices evenly', (n, k, kinds) => {
    const chance = new Chance(6, 'choices');
    const outcomes = Array.from({ length: SIZE }, () => numeral(chance.sample(n, k)));
    expect(evenly(outcomes, kinds)).toBeGreaterThan(LEAST_P);
  });

  it.each([
    [200, 24],
    [200, 25],
    [200, 50],
    [200, 51],
    [200, 200],
  ])('sample(%d, %d) repeats nothing and puts every value in every place evenly', (n, k) => {
    const chance = new Chance(7, 'places');
    const rounds = 2_000;
    const [inFirst, inLast, inAny] = [
      new Array<number>(n).fill(0),
      new Array<number>(n).fill(0),
      new Array<number>(n).fill(0),
    ];
    const add = (counts: number[], at: number) => {
      counts[at] = (counts[at] as number) + 1;
    };
    for (let round = 0; round < rounds; round++) {
      const chosen = chance.sample(n, k);
      expect(new Set(chosen).size).toBe(k);
      add(inFirst, chosen[0] as number);
      add(inLast, chosen[k - 1] as number);
      for (const value of chosen) add(inAny, value);
    }
    const even = new Array<number>(n).fill(rounds / n);
    expect(chiSquarePValue(inFirst, even)).toBeGreaterThan(LEAST_P);
    expect(chiSquarePValue(inLast, even)).toBeGreaterThan(LEAST_P);
    // A count of inclusions has deviation √(rounds·share·(1 - share)); the largest of 200 stays within 5 of them.
    const share = k / n;
    for (const count of inAny) {
      expect(Math.abs(count - rounds * share)).toBeLessThanOrEqual(
        5 * Math.sqrt(rounds * share * (1 - share)),
      );
    }
  });

  it('takes a few of two thousand million without a table of them', () => {
    const chosen = new Chance(8, 'few').sample(2_147_483_647, 1000);
    expect(new Set(chosen).size).toBe(1000);
    expect(kolmogorovPValue(chosen, (x) => x / 2_147_483_647)).toBeGreaterThan(LEAST_P);
    expect(new Chance(8, 'few').sample(10, 0)).toHaveLength(0);
    expect(new Chance(8, 'few').permutation(0)).toHaveLength(0);
  });
});
