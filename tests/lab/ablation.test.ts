import { describe, expect, it } from 'vitest';
import { explainHere, planOf, sentenceOf } from '../../src/lab/ablation.ts';
import { mechanisms } from '../../src/lab/mechanisms.ts';
import { bootstrap, shapleyValues } from '../../src/lab/shapley.ts';
import { withValue } from '../../src/lab/sweep.ts';
import { duel } from '../../src/scenarios/duel.ts';

describe('Shapley values', () => {
  it('of the glove game are 1/6, 1/6, 2/3', () => {
    const pairs = (coalition: number) => (coalition & 4 && coalition & 3 ? 1 : 0);
    const values = shapleyValues(3, pairs);
    [1 / 6, 1 / 6, 2 / 3].forEach((expected, i) => {
      expect(values[i]).toBeCloseTo(expected, 12);
    });
  });

  it('share out the whole worth, and nothing to who adds nothing', () => {
    const worth = (coalition: number) => Math.sin(coalition & 7) + 3;
    const values = shapleyValues(4, worth);
    expect(values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(worth(7) - worth(0), 12);
    expect(values[3]).toBe(0);
  });

  it('refuse more players than can be asked', () => {
    expect(() => shapleyValues(13, () => 0)).toThrow('expected a whole number from 0 to 12');
  });
});

describe('the bootstrap', () => {
  it('covers the mean of normal replicates as the theory says', () => {
    const { mean, low, high } = bootstrap([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(mean).toBe(5.5);
    // The standard error is 0.91; the percentile interval of ten values is a little narrower than ±1.96 of it.
    expect(low).toBeGreaterThan(3.4);
    expect(low).toBeLessThan(4.2);
    expect(high).toBeGreaterThan(6.8);
    expect(high).toBeLessThan(7.6);
  });
});

describe('an ablation', () => {
  const short = (path: string) => withValue(path === 'single' ? { ...duel.single } : { ...duel.team }, 'environment.limit', 10);
  const question = {
    first: withValue(short('single'), duel.switchPath, 0),
    second: withValue(short('team'), duel.switchPath, 0),
    mechanisms: mechanisms.filter(({ id }) => ['budget', 'handoff', 'checking'].includes(id)),
    replicates: 4,
    secondsAtMost: 1e6,
  };

  it('names the budget as what makes the team lose step by step', () => {
    const explanation = explainHere(question);
    const sum = explanation.parts.reduce((total, { effect }) => total + effect, 0);
    expect(sum).toBeCloseTo(explanation.difference.mean, 9);
    expect(explanation.difference.high).toBeLessThan(0);
    const budget = explanation.parts.find(({ mechanism }) => mechanism === 'budget');
    expect(budget?.high).toBeLessThan(-30);
    expect(sentenceOf(explanation)).toMatch(/^Of −\d+ points .*−\d+ budget/);
  });

  it('runs every set of mechanisms in both scenarios with the same seeds', () => {
    const { jobs, place } = planOf(question);
    expect(jobs).toHaveLength(2 * 8 * 4);
    const seedOf = (i: number) => (jobs[i].scenario as { seed: number }).seed;
    for (let r = 0; r < 4; r++) expect(seedOf(place(5, r, false))).toBe(seedOf(place(5, r, true)));
  });

  it('refuses more mechanisms than six', () => {
    expect(() => planOf({ ...question, mechanisms })).toThrow('expected at most 6');
  });
});
