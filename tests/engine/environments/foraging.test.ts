import { describe, expect, it } from 'vitest';
import { type Field, fieldOf, load, sow, walk } from '../../../src/engine/environments/foraging/field.ts';
import { featuresOf, statesOf, writeFeatures } from '../../../src/engine/environments/foraging/senses.ts';
import { World } from '../../../src/engine/kernel/world.ts';
import type { Scenario } from '../../../src/engine/scenario/scenario.ts';
import { stateOf } from '../../../src/lab/evidence/layerState.ts';

const size = 5;
const at = (x: number, y: number): number => y * size + x;

/** Two agents of levels 1 and 2 left and right of a piece of food in the middle, which needs `need`. */
function beside(need: number): Field {
  const field = fieldOf(2, 1);
  field.cell.set([at(1, 2), at(3, 2)]);
  field.level.set([1, 2]);
  field.food[0] = at(2, 2);
  field.need[0] = need;
  field.total = need;
  return field;
}

describe('loading', () => {
  const both = Uint8Array.of(1, 1);

  it('takes a piece whose level is reached together, and shares 1 by level', () => {
    const field = beside(3);
    const rewards = new Float64Array(2);
    expect(load(field, size, both, rewards, 0)).toBe(1);
    expect([...rewards]).toEqual([1 / 3, 2 / 3]);
    expect(field.food[0]).toBe(-1);
  });

  it('takes nothing alone, and costs what loading in vain costs', () => {
    const field = beside(3);
    const rewards = new Float64Array(2);
    expect(load(field, size, Uint8Array.of(0, 1), rewards, -0.1)).toBe(0);
    expect([...rewards]).toEqual([0, -0.1]);
  });

  it('rewards only those who load', () => {
    const rewards = new Float64Array(2);
    load(beside(2), size, Uint8Array.of(0, 1), rewards, 0);
    expect([...rewards]).toEqual([0, 1]);
  });
});

describe('walking', () => {
  const [up, right, down, left] = [0, 1, 2, 3];

  it('is blocked by food, by the edge and by others', () => {
    const field = beside(3);
    walk(field, size, Int32Array.of(right, left));
    expect([...field.cell]).toEqual([at(1, 2), at(3, 2)]);
    field.cell.set([at(0, 0), at(1, 0)]);
    walk(field, size, Int32Array.of(right, up));
    expect([...field.cell]).toEqual([at(0, 0), at(1, 0)]);
  });

  it('leaves both where they are who want the same cell', () => {
    const field = beside(3);
    field.cell.set([at(1, 1), at(3, 1)]);
    walk(field, size, Int32Array.of(right, left));
    expect([...field.cell]).toEqual([at(1, 1), at(3, 1)]);
    walk(field, size, Int32Array.of(down, down));
    expect([...field.cell]).toEqual([at(1, 2), at(3, 2)]);
  });
});

const scenarioOf = (environment: object, learner: object, agents: number): Scenario =>
  ({
    version: 1,
    seed: 7,
    agents,
    topology: { id: 'complete' },
    network: { id: 'constant' },
    protocol: { id: 'broadcast' },
    environment: { id: 'foraging', ...environment },
    learner,
  }) as Scenario;

describe('features', () => {
  it('tell states apart: each has its own set', () => {
    for (const senses of ['fellow', 'food'] as const) {
      const values = { sight: 2, senses } as Parameters<typeof writeFeatures>[0];
      const sets = new Set<string>();
      for (let state = 0; state < statesOf(values); state++) {
        const into = new Int32Array(3).fill(-1);
        const count = writeFeatures(values, state, into);
        const set = [...into.subarray(0, count)];
        expect(Math.max(...set)).toBeLessThan(featuresOf(values));
        sets.add(set.join());
      }
      expect(sets.size).toBe(statesOf(values));
    }
  });
});

describe('an episode', () => {
  it('starts with food off the edge, never side by side, and agents apart from it and from each other', () => {
    const field = fieldOf(6, 8);
    const world = new World(scenarioOf({}, { id: 'q-learning' }, 6));
    const values = {
      ...world.layer('environment')?.values,
      size: 12,
      levels: 3,
      together: false,
    } as Parameters<typeof sow>[2];
    const host = world.layer('environment')?.host as Parameters<typeof sow>[1];
    for (let i = 0; i < 30; i++) {
      sow(field, host, values);
      const food = [...field.food].filter((cell) => cell >= 0);
      for (const [k, cell] of food.entries()) {
        const [x, y] = [cell % 12, Math.floor(cell / 12)];
        expect(Math.min(x, y, 11 - x, 11 - y)).toBeGreaterThan(0);
        for (const other of food.slice(k + 1))
          expect(Math.max(Math.abs((other % 12) - x), Math.abs(Math.floor(other / 12) - y))).toBeGreaterThan(
            1,
          );
      }
      expect(new Set([...field.cell, ...food]).size).toBe(6 + food.length);
    }
  });

  it('brings at most 1 in all, and 1 when all is taken', () => {
    const world = new World(scenarioOf({ size: 5, food: 1, sight: 4 }, { id: 'q-learning', alpha: 0.3 }, 2));
    for (let t = 1; t < 4000; t++) {
      world.advance(t);
      const { lastReturn, lastSteps } = stateOf(world, 'environment') as Record<string, Float64Array>;
      const sum = lastReturn[0] + lastReturn[1];
      if (lastSteps[0] > 0) expect([0, 1]).toContain(Number(sum.toFixed(9)));
    }
  });

  it('is learned by added values where loading in vain hurts, and hardly by each for itself', () => {
    const gathered = (id: string): number => {
      let share = 0;
      for (let seed = 1; seed <= 6; seed++) {
        const environment = { size: 5, food: 1, sight: 4, penalty: -0.2 };
        const world = new World({ ...scenarioOf(environment, { id, alpha: 0.3 }, 2), seed });
        world.advance(10_000);
        const before = { ...(stateOf(world, 'environment') as { taken: number; sown: number }) };
        world.advance(30_000);
        const { taken, sown } = stateOf(world, 'environment') as { taken: number; sown: number };
        share += (taken - before.taken) / (sown - before.sown) / 6;
      }
      return share;
    };
    // Measured: 12 % and 66 %.
    const alone = gathered('q-learning');
    expect(alone).toBeLessThan(0.25);
    expect(gathered('vdn')).toBeGreaterThan(0.5);
  });
});
