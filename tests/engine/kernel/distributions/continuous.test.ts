import { describe, expect, it } from 'vitest';
import { Chance } from '../../../../src/engine/kernel/chance.ts';
import { exponential, normal } from '../../../../src/engine/kernel/distributions/continuous.ts';
import { exp, log, normalCdf, pow } from '../../../../src/engine/kernel/mathematics.ts';
import { betaCdf, draw, gammaCdf, kolmogorovPValue, LEAST_P, momentPValues, momentsOf } from '../goodness.ts';

const SAMPLES = 40_000;

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

  it('meets both ends of the uniform with equal and finite tails', () => {
    const ends = (u: number) => ({ uint32: () => 0, uniform: () => u, below: () => 0 });
    const last = 1 - 2 ** -53;
    expect(normal(ends(0), 0, 1)).toBeCloseTo(-8.29, 2);
    expect(normal(ends(last), 0, 1)).toBe(-normal(ends(0), 0, 1));
    expect(normal(ends(0.5), 0, 1)).toBe(-normal(ends(0.5 - 2 ** -53), 0, 1));
    expect(Object.is(exponential(ends(0), 1), 0)).toBe(true);
    expect(exponential(ends(last), 1)).toBeCloseTo(53 * Math.LN2, 10);
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
