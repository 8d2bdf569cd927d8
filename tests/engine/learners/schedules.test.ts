import { describe, expect, it } from 'vitest';
import type { Playing } from '../../../src/engine/learners/playing/learner.ts';
import { type Schedule, scheduled } from '../../../src/engine/learners/playing/schedule.ts';
import { World } from '../../../src/engine/kernel/world.ts';
import { stateOf } from '../../../src/lab/evidence/layerState.ts';

const fall = { first: 0.8, least: 0.05, span: 100, factor: 0.99 };

describe('schedules', () => {
  it.each<[Schedule, number, number]>([
    ['constant', 1000, 0.8],
    ['linear', 50, 0.425],
    ['linear', 100, 0.05],
    ['linear', 5000, 0.05],
    ['harmonic', 100, 0.4],
    ['harmonic', 1e6, 0.05],
    ['root', 300, 0.4],
    ['root', 1e6, 0.05],
    ['exponential', 100, 0.8 * 0.99 ** 100],
    ['exponential', 1e6, 0.05],
  ])('%s after %d steps is at %d', (schedule, steps, level) => {
    expect(scheduled(schedule, fall, steps)).toBeCloseTo(level, 12);
  });

  it('begin at the first value, and leave alone what was set below the least', () => {
    for (const schedule of ['constant', 'linear', 'harmonic', 'root', 'exponential'] as const) {
      expect(scheduled(schedule, fall, 0)).toBe(0.8);
      expect(scheduled(schedule, { ...fall, first: 0.01 }, 1e6)).toBe(0.01);
    }
  });
});

const worldOf = (learner: object, environment: object, agents = 1): World =>
  new World({
    version: 1,
    seed: 9,
    agents,
    topology: { id: 'complete' },
    network: { id: 'constant', meanSeconds: 0.1 },
    protocol: { id: 'broadcast' },
    environment,
    learner,
  });
const tableOf = (world: World) =>
  (stateOf(world, 'learner') as Playing<{ q: Float64Array }>).memory?.q as Float64Array;
const sure = { id: 'bandit', arms: [[1]] };

describe('step sizes', () => {
  it('are everyone’s own also where all write into one table', () => {
    // One of two learns nothing by its trait: whichever it is, the table is written by the other alone.
    const after = (still: number): number => {
      const world = worldOf({ id: 'q-learning', tables: 'common', alpha: 0.1 }, sure, 2);
      world.traits.stepSize[still] = 0;
      world.advance(2.5);
      return tableOf(world)[0];
    };
    expect(after(1)).toBeCloseTo(1 - 0.9 ** 3, 12);
    expect(after(0)).toBeCloseTo(1 - 0.9 ** 3, 12);
  });

  it.each([
    // Worth 1 each time: what is missing of it shrinks by 1 − step.
    ['constant', {}, 0.9 ** 3],
    ['linear', { stepSpan: 2, leastStep: 0 }, 0.9 * 0.95],
    ['harmonic', { stepSpan: 1 }, 0.9 * 0.95 * (1 - 0.1 / 3)],
    ['exponential', { stepDecay: 0.9 }, 0.9 * 0.91 * 0.919],
    ['visits', {}, 0],
  ])('%s: three corrections leave what is expected', (stepSize, more, missing) => {
    const world = worldOf({ id: 'q-learning', alpha: 0.1, stepSize, ...more }, sure);
    world.advance(2.5);
    expect(tableOf(world)[0]).toBeCloseTo(1 - missing, 12);
  });

  it('fall by the root of visits, so that later news counts for more', () => {
    const world = worldOf({ id: 'q-learning', stepSize: 'visits-root', firstValue: 5 }, sure);
    world.advance(0.5);
    expect(tableOf(world)[0]).toBe(1);
  });
});

describe('traits of agents', () => {
  it('scale the step size: an agent of factor 3 corrects by three times as much, but never beyond the whole', () => {
    const world = worldOf({ id: 'q-learning', alpha: 0.2 }, sure, 3);
    world.traits.stepSize.set([1, 3, 100]);
    world.advance(0.5);
    expect([...tableOf(world)].map((x) => Number(x.toFixed(12)))).toEqual([0.2, 0.6, 1]);
  });

  it('scale the horizon: half of ten steps is a discount of 0.8 in place of 0.9', () => {
    const world = worldOf(
      { id: 'q-learning', alpha: 1, gamma: 0.9, epsilon: 0 },
      { id: 'grid-world', board: 'own', map: 'S.G', goal: 1 },
      2,
    );
    world.traits.horizon[1] = 0.5;
    world.advance(2000);
    const q = tableOf(world);
    // From the start, one step before the last: γ × 1 for the step to the right (action 2 of 4).
    expect(q[1]).toBeCloseTo(0.9, 9);
    expect(q[12 + 1]).toBeCloseTo(0.8, 9);
  });

  it.each([
    'sarsa',
    'expected-sarsa',
    'double-q',
    'n-step-sarsa',
    'q-lambda',
    'dyna-q',
    'actor-critic',
    'wolf-phc',
    'joint-action',
    'hysteretic-q',
    'lenient-q',
  ])('reach %s too', (id) => {
    const of = (trait: 'stepSize' | 'horizon'): string[] => {
      const world = worldOf(
        { id, gamma: 0.9 },
        { id: 'grid-world', board: 'own', map: 'S..G', goal: 1, step: 0.5 },
        2,
      );
      world.traits[trait][1] = 0.25;
      world.advance(400);
      const plain = worldOf(
        { id, gamma: 0.9 },
        { id: 'grid-world', board: 'own', map: 'S..G', goal: 1, step: 0.5 },
        2,
      );
      plain.advance(400);
      return [world, plain].map((one) =>
        JSON.stringify((stateOf(one, 'learner') as Playing<unknown>).memory),
      );
    };
    for (const trait of ['stepSize', 'horizon'] as const) {
      const [scaled, plain] = of(trait);
      expect(scaled, trait).not.toBe(plain);
    }
  });
});
