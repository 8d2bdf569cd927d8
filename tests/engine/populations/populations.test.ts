import { describe, expect, it } from 'vitest';
import { World } from '../../../src/engine/kernel/world.ts';
import { discountOf, type Traits } from '../../../src/engine/populations/traits.ts';

function traitsOf(population: object, agents = 2000): Traits {
  const scenario = {
    version: 1,
    seed: 4,
    agents,
    topology: { id: 'ring' },
    protocol: { id: 'broadcast' },
    environment: { id: 'tasks' },
  };
  return new World({ ...scenario, network: { id: 'constant' }, architecture: { id: 'single' }, population })
    .traits;
}

const moments = (values: Float64Array): [number, number] => {
  const mean = values.reduce((sum, one) => sum + one, 0) / values.length;
  return [mean, Math.sqrt(values.reduce((sum, one) => sum + (one - mean) ** 2, 0) / values.length)];
};

describe('a population', () => {
  it.each(['normal', 'uniform', 'lognormal', 'exponential'])(
    'has skills of the asked mean and spread by a law that is %s',
    (law) => {
      // Far enough from 0 and 1 that little is cut off.
      const [mean, deviation] = moments(traitsOf({ id: 'spread', law, mean: 0.4, deviation: 0.08 }).skill);
      expect(Math.abs(mean - 0.4)).toBeLessThan(4 * (0.08 / Math.sqrt(2000)));
      expect(Math.abs(deviation - 0.08)).toBeLessThan(0.008);
    },
  );

  it('is skewed by a log-normal law, and not by a normal one', () => {
    const below = (law: string) =>
      traitsOf({ id: 'spread', law, mean: 0.4, deviation: 0.2 }).skill.filter((one) => one < 0.4).length /
      2000;
    expect(below('lognormal')).toBeGreaterThan(0.56);
    expect(Math.abs(below('normal') - 0.5)).toBeLessThan(0.04);
  });

  it('has exactly so many experts as asked', () => {
    const { skill, speed } = traitsOf(
      { id: 'classes', experts: 2, expertSkill: 0.9, noviceSkill: 0.4, expertSpeed: 3 },
      10,
    );
    expect([...skill].filter((one) => one === 0.9)).toHaveLength(2);
    expect([...skill].filter((one) => one === 0.4)).toHaveLength(8);
    for (let agent = 0; agent < 10; agent++) expect(speed[agent]).toBe(skill[agent] === 0.9 ? 3 : 1);
  });

  it('has liars, and noisy agents that are none of them, in exact shares', () => {
    const { honesty, collusion } = traitsOf({ id: 'alike', dishonest: 0.3, noisy: 0.2, colluding: true }, 10);
    expect([...honesty].sort((a, b) => a - b)).toEqual([0, 0, 0, 0.5, 0.5, 1, 1, 1, 1, 1]);
    for (let agent = 0; agent < 10; agent++) expect(collusion[agent]).toBe(honesty[agent] === 0 ? 1 : 0);
  });

  it('gives each agent a horizon of its own where asked to', () => {
    const traits = traitsOf({ id: 'alike', horizonSpread: 0.5, stepSizeSpread: 0.3 });
    expect(moments(traits.stepSize.map(Math.log))[1]).toBeCloseTo(0.3, 1);
    expect(discountOf(traitsOf({ id: 'alike' }), 0, 0.9)).toBe(0.9);
    // Twice the horizon of ten steps is twenty.
    expect(discountOf({ ...traits, horizon: new Float64Array([2]) }, 0, 0.9)).toBeCloseTo(0.95, 12);
  });
});
