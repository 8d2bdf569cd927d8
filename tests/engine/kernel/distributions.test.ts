import { describe, expect, it } from 'vitest';
import type { Chance } from '../../../src/engine/kernel/chance.ts';
import { draw, momentsOf } from './goodness.ts';

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
