import { describe, expect, it } from 'vitest';
import {
  carsOf,
  cellOf,
  markHits,
  pathsFor,
  senseCar,
  statesOf,
} from '../../../src/engine/environments/trafficJunction/cars.ts';
import { roadOf } from '../../../src/engine/environments/trafficJunction/roads.ts';
import { World } from '../../../src/engine/kernel/world.ts';
import type { Scenario } from '../../../src/engine/scenario/scenario.ts';
import { stateOf } from '../../../src/lab/evidence/layerState.ts';

const SIZE = 14;
const paths = pathsFor(SIZE);
const [SOUTH, WEST] = [0, 3];
const [RIGHT, STRAIGHT, LEFT] = [0, 1, 2];

describe('the roads', () => {
  it('lead from each side to each other side, cell by cell', () => {
    for (const path of paths) {
      expect(new Set(path).size).toBe(path.length);
      for (let i = 1; i < path.length; i++) {
        const [a, b] = [path[i - 1], path[i]];
        expect(
          Math.abs((a % SIZE) - (b % SIZE)) + Math.abs(Math.floor(a / SIZE) - Math.floor(b / SIZE)),
        ).toBe(1);
      }
    }
    expect(paths.map((path) => path.length)).toEqual([13, 14, 15, 13, 14, 15, 13, 14, 15, 13, 14, 15]);
    expect(roadOf(SIZE).reduce((sum, cell) => sum + cell, 0)).toBe(2 * 2 * SIZE - 4);
  });

  it('keep each way in a lane of its own: straight on, cars meet only by crossing', () => {
    const [south, north] = [paths[SOUTH + STRAIGHT], paths[6 + STRAIGHT]];
    expect([...south].filter((cell) => north.includes(cell))).toEqual([]);
    expect([...south].filter((cell) => paths[WEST + STRAIGHT].includes(cell))).toHaveLength(1);
  });
});

describe('cars', () => {
  const values = { senses: 'ahead' } as Parameters<typeof senseCar>[1];

  it('collide where two stand on one cell', () => {
    const cars = carsOf(3, SIZE);
    cars.path.set([SOUTH + STRAIGHT, WEST + STRAIGHT, -1]);
    const crossing = [...paths[SOUTH + STRAIGHT]].find((cell) => paths[WEST + STRAIGHT].includes(cell)) ?? -1;
    cars.at.set([paths[SOUTH + STRAIGHT].indexOf(crossing), paths[WEST + STRAIGHT].indexOf(crossing), 0]);
    expect(cellOf(cars, paths, 0)).toBe(cellOf(cars, paths, 1));
    expect(markHits(cars)).toBe(2);
    expect([...cars.hit]).toEqual([1, 1, 0]);
  });

  it('sense a taken cell ahead, and who has waited longer where both could drive', () => {
    const cars = carsOf(2, SIZE);
    cars.path.set([SOUTH + RIGHT, SOUTH + LEFT]);
    cars.at.set([3, 4]);
    const blind = senseCar(cars, { ...values, senses: 'place' }, 0);
    expect(senseCar(cars, values, 0)).toBe(blind * 8 + 1);
    cars.at.set([3, 3]);
    cars.age.set([5, 9]);
    expect(senseCar(cars, values, 0) % 8).toBe(2);
    expect(senseCar(cars, values, 1) % 8).toBe(6);
    expect(senseCar(cars, values, 1)).toBeLessThan(statesOf(SIZE, values));
  });

  it('look alike from whichever side they come', () => {
    const sensed = [0, 1, 2, 3].map((arm) => {
      const cars = carsOf(2, SIZE);
      cars.path.set([arm * 3 + LEFT, arm * 3 + STRAIGHT]);
      cars.at.set([2, 3]);
      return senseCar(cars, values, 0);
    });
    expect(new Set(sensed).size).toBe(1);
  });
});

describe('the junction', () => {
  const ran = (environment: object, learner: object, seconds: number) => {
    const world = new World({
      version: 1,
      seed: 3,
      agents: 10,
      topology: { id: 'complete' },
      network: { id: 'constant' },
      protocol: { id: 'broadcast' },
      environment: { id: 'traffic-junction', ...environment },
      learner,
    } as Scenario);
    world.advance(seconds);
    return world;
  };
  const figures = (world: World): { failed: number; through: number } => {
    const { finished, failed, through, stepsThrough } = stateOf(world, 'environment') as Record<
      string,
      number
    >;
    return { failed: failed / finished, through: stepsThrough / through };
  };

  it('rewards time and collisions as the paper does', () => {
    const world = ran({ arrival: 1, steps: 1000 }, { id: 'q-learning', epsilon: 1 }, 0.5);
    for (let t = 1; t < 60; t++) {
      world.advance(t + 0.5);
      const { cars } = stateOf(world, 'environment') as { cars: ReturnType<typeof carsOf> };
      const { actions, rewards } = stateOf(world, 'learner') as {
        actions: Int32Array;
        rewards: Float64Array;
      };
      for (let agent = 0; agent < 10; agent++)
        if (actions[agent] >= 0 && cars.path[agent] >= 0 && cars.age[agent] > 0)
          expect(rewards[agent]).toBeCloseTo(-0.01 * cars.age[agent] - 10 * cars.hit[agent], 9);
    }
  });

  it('is learned: cars who see the way ahead come through faster and collide less than cars who see nobody', () => {
    const learner = { id: 'q-learning', alpha: 0.2, epsilon: 0.02, tables: 'common' };
    const [seeing, blind] = ['ahead', 'place'].map((senses) => figures(ran({ senses }, learner, 20_000)));
    expect(seeing.through).toBeLessThan(0.75 * blind.through);
    expect(seeing.failed).toBeLessThan(blind.failed);
    expect(seeing.failed).toBeLessThan(0.1);
  });
});
