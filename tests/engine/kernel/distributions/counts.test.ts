import { describe, expect, it } from 'vitest';
import { Chance } from '../../../../src/engine/kernel/chance.ts';
import {
  logBinomialProbability,
  logPoissonProbability,
} from '../../../../src/engine/kernel/distributions/probability.ts';
import { exp, lgamma, log, log1p, normalCdf, pow } from '../../../../src/engine/kernel/mathematics.ts';
import { chiSquarePValue, draw, kolmogorovPValue, LEAST_P, momentPValues, tally } from '../goodness.ts';
import { fixed, log as preciseLog, shift } from '../precise/elementary.ts';
import { lgamma as preciseLgamma } from '../precise/special.ts';

const SAMPLES = 40_000;

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

  it.each([
    ...[10, 11.3, 25, 60, 700].map(poissonCase),
    ...[
      [25, 0.4],
      [50, 0.5],
      [200, 0.06],
      [1000, 0.37],
    ].map(([n, p]) => binomialCase(n as number, p as number)),
  ])('$name, drawn by rejection, keeps its shape over a million draws', (discreteCase) => {
    const { name, sampler, logProbability, first, last } = discreteCase;
    const samples = draw(1_000_000, sampler, `million ${name}`);
    const expected = Array.from(
      { length: last - first + 1 },
      (_, i) => exp(logProbability(first + i)) * 1_000_000,
    );
    expect(chiSquarePValue(tally(samples, first, last), expected)).toBeGreaterThan(LEAST_P);
  });

  it('logarithms of probabilities are right to 14 digits of their largest part, however large the counts', () => {
    const bits = 200;
    const of = (x: number) => fixed(x, bits);
    const times = (x: bigint, y: bigint) => (x * y) >> BigInt(bits);
    const logFactorial = (n: number) => preciseLgamma(of(n + 1), bits);
    const asNumber = (x: bigint) => Number(shift(x, 100 - bits)) * 2 ** -100;
    const close = (found: number, truth: bigint, what: string) =>
      expect(Math.abs(found / asNumber(truth) - 1), what).toBeLessThan(1e-13);
    for (const mean of [10, 33.5, 1000, 1e9, 1e15]) {
      for (const deviations of [-3, -1, 0.5, 2, 6]) {
        const k = Math.max(0, Math.round(mean + deviations * Math.sqrt(mean)));
        const truth = times(of(k), preciseLog(of(mean), bits)) - of(mean) - logFactorial(k);
        close(logPoissonProbability(k, mean), truth, `poisson ${mean} at ${k}`);
        const n = 4 * Math.ceil(mean);
        const choices = logFactorial(n) - logFactorial(k) - logFactorial(n - k);
        const successes =
          times(of(k), preciseLog(of(0.25), bits)) + times(of(n - k), preciseLog(of(0.75), bits));
        close(logBinomialProbability(k, n, 0.25), choices + successes, `binomial ${n} at ${k}`);
      }
    }
    close(logPoissonProbability(0, 10), of(-10), 'poisson 10 at 0');
    close(logBinomialProbability(0, 40, 0.25), 40n * preciseLog(of(0.75), bits), 'binomial 40 at 0');
    close(logBinomialProbability(40, 40, 0.25), 40n * preciseLog(of(0.25), bits), 'binomial 40 at 40');
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
