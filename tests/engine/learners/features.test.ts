import { describe, expect, it } from 'vitest';
import { BEST_CHANCE, corridorReturn } from '../../../src/engine/environments/corridor.ts';
import type { Returns } from '../../../src/engine/environments/playReturns.ts';
import { tileCount, tilesOf } from '../../../src/engine/environments/tiles.ts';
import { World } from '../../../src/engine/kernel/world.ts';
import type { Playing } from '../../../src/engine/learners/playing/learner.ts';
import { stateOf } from '../../../src/lab/evidence/layerState.ts';

const worldOf = (environment: object, learner: object, agents = 1, seed = 9): World =>
  new World({
    version: 1,
    seed,
    agents,
    topology: { id: 'complete' },
    network: { id: 'constant', meanSeconds: 0.1 },
    protocol: { id: 'broadcast' },
    environment,
    learner,
  });
const returnsOf = (world: World) => stateOf(world, 'environment') as Returns;
const memoryOf = (world: World): unknown => (stateOf(world, 'learner') as Playing<unknown>).memory;
const sum = (values: Float64Array): number => values.reduce((total, x) => total + x, 0);

/** Mean steps of episodes `from` to `to` of all agents. */
function stepsBetween(world: World, from: number, to: number): number {
  const until = (count: number) =>
    world.advance(1e7, Infinity, () => returnsOf(world).episodes.every((x) => x >= count));
  until(from);
  const [steps, episodes] = [sum(returnsOf(world).totalSteps), sum(returnsOf(world).episodes)];
  until(to);
  return (sum(returnsOf(world).totalSteps) - steps) / (sum(returnsOf(world).episodes) - episodes);
}

describe('tile coding', () => {
  const tiling = { width: 12, height: 10, tilings: 4 };
  const tilesAt = (cell: number): number[] => {
    const into = new Int32Array(4);
    tilesOf(tiling, cell, into);
    return [...into];
  };

  it('lays every cell under one tile of each tiling, within the number told', () => {
    const perTiling = tileCount(tiling) / 4;
    for (let cell = 0; cell < 120; cell++)
      tilesAt(cell).forEach((tile, k) => {
        expect(Math.floor(tile / perTiling)).toBe(k);
      });
  });

  it('lets neighbours share most tiles, and those far apart none', () => {
    const shared = (a: number, b: number) => tilesAt(a).filter((tile) => tilesAt(b).includes(tile)).length;
    expect(shared(50, 51)).toBe(3);
    expect(shared(50, 62)).toBe(3);
    expect(shared(50, 54)).toBe(0);
  });
});

describe('learning over features', () => {
  it('gets the car out of the valley, where a table learns nothing in the same time', () => {
    const linear = worldOf({ id: 'mountain-car' }, { id: 'linear-td', alpha: 0.5, gamma: 1, epsilon: 0 }, 3);
    expect(stepsBetween(linear, 80, 100)).toBeLessThan(180);
    const table = worldOf({ id: 'mountain-car' }, { id: 'sarsa', alpha: 0.5, gamma: 1, epsilon: 0 }, 3);
    expect(stepsBetween(table, 80, 100)).toBeGreaterThan(350);
  });

  it('is a table where states have nothing in common', () => {
    const tableOf = (id: string, more: object) => {
      const world = worldOf({ id: 'bandit', arms: [[0.2, 0.7]] }, { id, alpha: 0.3, ...more });
      world.advance(50.5);
      return world;
    };
    const { weights } = memoryOf(tableOf('linear-td', { target: 'q' })) as { weights: Float64Array };
    const { q } = memoryOf(tableOf('q-learning', {})) as { q: Float64Array };
    expect([...weights]).toEqual([...q]);
  });

  it.each(['sarsa', 'q', 'expected'])('finds a short way over an open board by %s', (target) => {
    const world = worldOf(
      { id: 'grid-world', board: 'own', map: 'S......./......../......../.......G', step: -1, goal: 0 },
      { id: 'linear-td', target, alpha: 0.3, gamma: 1, epsilon: 0.05 },
    );
    expect(stepsBetween(world, 150, 200)).toBeLessThan(16);
  });
});

describe('REINFORCE', () => {
  it('finds the best mix where all states look alike, near the return of −11.66 that no other mix exceeds', () => {
    const world = worldOf(
      { id: 'corridor' },
      { id: 'reinforce', actorStep: 1 / 512, criticStep: 1 / 64, gamma: 1, lean: -2.94 },
      40,
    );
    expect(-stepsBetween(world, 900, 1000)).toBeGreaterThan(-12.5);
    const { theta } = memoryOf(world) as { theta: Float64Array };
    let mean = 0;
    for (let agent = 0; agent < 40; agent++)
      mean += 1 / (1 + Math.exp(theta[2 * agent] - theta[2 * agent + 1])) / 40;
    expect(Math.abs(mean - BEST_CHANCE)).toBeLessThan(0.05);
    expect(corridorReturn(BEST_CHANCE)).toBeCloseTo(-6 - 4 * Math.SQRT2, 10);
  });

  it('moves preferences by the return times the gradient of ln π, checked against finite differences', () => {
    // One step, reward 1 for certain: Δθ = α · 1 · ∇ ln π(a) at θ = (0, 0.7).
    const world = worldOf(
      { id: 'bandit', arms: [[1, 1]] },
      { id: 'reinforce', baseline: 'none', actorStep: 0.01, lean: 0.7 },
    );
    world.advance(0.5);
    const { theta } = memoryOf(world) as { theta: Float64Array };
    const [action] = (stateOf(world, 'learner') as Playing<unknown>).actions;
    const lnPi = (a: number, b: number) => [a, b][action] - Math.log(Math.exp(a) + Math.exp(b));
    const h = 1e-6;
    expect(theta[0] / 0.01).toBeCloseTo((lnPi(h, 0.7) - lnPi(-h, 0.7)) / (2 * h), 6);
    expect((theta[1] - 0.7) / 0.01).toBeCloseTo((lnPi(0, 0.7 + h) - lnPi(0, 0.7 - h)) / (2 * h), 6);
  });
});
