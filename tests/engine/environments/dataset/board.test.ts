import { describe, expect, it } from 'vitest';
import type { ModelBoard } from '../../../../src/engine/kernel/board.ts';
import { World } from '../../../../src/engine/kernel/world.ts';

/** The picture of the common model after so many seconds. */
function boardOf(environment: object, seconds: number): ModelBoard {
  const world = new World({
    version: 1,
    seed: 4,
    agents: 6,
    topology: { id: 'complete' },
    network: { id: 'constant', meanSeconds: 0.1 },
    protocol: { id: 'broadcast' },
    environment: { id: 'dataset', ...environment },
    learner: { id: 'fedavg', rate: 0.3, localSteps: 10 },
  });
  world.advance(seconds);
  const learner = world.layer('learner');
  const model = learner?.module.model?.(learner.state, learner.host, learner.values, -1) ?? null;
  const data = world.layer('environment');
  return data?.module.board?.(data.state, data.host, data.values, 0, model) as ModelBoard;
}

describe('the board of a model', () => {
  it('shows in which class the model puts each place of a plane, the top row first', () => {
    const { regions, samples, weights } = boardOf({ source: 'moons', model: 'network' }, 100);
    if (!regions || !samples) throw new Error('no plane');
    expect(weights).toBeNull();
    const [x0, y0, x1, y1] = regions.extent;
    let right = 0;
    samples.x.forEach((x, i) => {
      const column = Math.floor(((x - x0) / (x1 - x0)) * regions.width);
      const row = Math.floor(((y1 - samples.y[i]) / (y1 - y0)) * regions.height);
      right += regions.label[row * regions.width + column] === samples.label[i] ? 1 : 0;
    });
    expect(right / samples.x.length).toBeGreaterThan(0.95);
    expect(regions.sureness.every((sure) => sure >= 0 && sure <= 1)).toBe(true);
  });

  it('shows the same places for one score as for two', () => {
    const one = boardOf({ source: 'moons', model: 'logistic', batch: 0 }, 60);
    const two = boardOf({ source: 'moons', model: 'softmax', batch: 0 }, 60);
    const alike = one.regions?.label.filter((label, i) => label === two.regions?.label[i]).length ?? 0;
    expect(alike).toBeGreaterThan(48 * 48 * 0.97);
    expect(one.weights).toHaveLength(4);
    expect(one.weights?.[0]).toBe(-(one.weights?.[2] ?? 0));
  });

  it('makes a picture of features that form a square, and one row of weights for a number', () => {
    expect(boardOf({ features: 16 }, 2).picture).toEqual({ width: 4, height: 4 });
    expect(boardOf({ features: 15 }, 2).picture).toBeNull();
    const number = boardOf({ source: 'line', model: 'linear', features: 3 }, 2);
    expect(number.classes).toEqual(['number']);
    expect(number.weights).toHaveLength(3);
    expect(number.holdings).toBeNull();
  });

  it('counts who holds how many of each class', () => {
    const { holdings } = boardOf({ samples: 50 }, 1);
    expect(holdings).toHaveLength(6 * 4);
    expect(holdings?.reduce((sum, one) => sum + one, 0)).toBe(300);
  });
});
