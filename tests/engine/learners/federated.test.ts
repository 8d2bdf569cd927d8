import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Chance } from '../../../src/engine/kernel/chance.ts';
import { measures } from '../../../src/engine/kernel/outcome.ts';
import { trainingOf } from '../../../src/engine/kernel/training.ts';
import { World } from '../../../src/engine/kernel/world.ts';
import { rules } from '../../../src/engine/learners/merging/index.ts';

const learn = (learner: object, over: object = {}) =>
  new World({
    version: 1,
    seed: 5,
    agents: 8,
    topology: { id: 'complete' },
    network: { id: 'constant', meanSeconds: 0.1 },
    protocol: { id: 'broadcast' },
    environment: { id: 'blobs' },
    learner,
    ...over,
  });

const stateOf = (world: World): { models: Float64Array } => {
  const layer = world.layer('learner');
  if (!layer) throw new Error('nobody learns');
  return layer.state as { models: Float64Array };
};

test('gradients are those that finite differences show', () => {
  for (const environment of [{ id: 'blobs', batch: 0, samples: 20 }, { id: 'quadratics', noise: 0 }]) {
    const world = learn({ id: 'fedavg' }, { environment });
    const training = trainingOf(world.layers);
    if (!training) throw new Error('nothing to fit');
    const d = training.dimension();
    const chance = new Chance(1, 'model');
    const model = Float64Array.from({ length: d }, () => chance.normal(0, 0.5));
    const gradient = new Float64Array(d);
    training.gradient(3, model, gradient);
    for (let i = 0; i < d; i += 5) {
      const step = 1e-5;
      const up = model.slice();
      const down = model.slice();
      up[i] += step;
      down[i] -= step;
      const slope = (training.loss(3, up) - training.loss(3, down)) / (2 * step);
      expect(gradient[i]).toBeCloseTo(slope, 6);
    }
  }
});

test.each(['fedavg', 'decentralized-sgd', 'gossip-learning'])('%s learns to tell clouds apart together', (id) => {
  const world = learn({ id });
  world.advance(2);
  const before = measures(world).accuracy;
  world.advance(60);
  expect(measures(world).accuracy).toBeGreaterThan(Math.max(60, before));
});

test('federated averaging comes nearer to centralized training the fewer local steps it takes apart', () => {
  // Centralized optimum of the parabolas: Σ ab / Σ a.
  const best = (4 - 0.5 * 2 + 2 * 3) / 7.5;
  const off = [1, 5, 25].map((localSteps) => {
    const world = learn({ id: 'fedavg', localSteps, weights: 'uniform' }, { agents: 4, environment: { id: 'quadratics', noise: 0 } });
    world.advance(2000);
    const { models } = stateOf(world);
    return Math.abs(models[0] - best);
  });
  expect(off[0]).toBeLessThan(1e-9);
  expect(off[0]).toBeLessThan(off[1]);
  expect(off[1]).toBeLessThan(off[2]);
});

test('two traitors of eight ruin the mean, and every robust rule stays with the honest', () => {
  const off = (merging: string) => {
    const world = learn(
      { id: 'fedavg', merging, liars: 2, weights: 'uniform' },
      {
        environment: { id: 'quadratics', curvature: [[1]], target: [[0, 1]], noise: 0, start: 0 },
        faults: [{ id: 'byzantine', liars: 2, behaviour: 'lying' }],
      },
    );
    world.advance(100);
    const { models } = stateOf(world);
    return Math.abs(models[0] - 0.5);
  };
  expect(off('mean')).toBeGreaterThan(10);
  for (const robust of ['median', 'trimmed-mean', 'krum', 'multi-krum', 'geometric-median'])
    expect(off(robust), robust).toBeLessThanOrEqual(0.75);
});

test('a step that is too long is named and stops the run', () => {
  const world = learn({ id: 'decentralized-sgd', rate: 9 }, { environment: { id: 'quadratics', curvature: [[5]], noise: 0 } });
  world.advance(200);
  expect(world.verdict?.state).toBe('violated');
  expect(world.verdict?.text).toMatch(/Divergence: Decentralized SGD: weight 0 of agent \d+ is .* in round \d+; try a smaller learning rate/);
});

test('gossip learning runs over every protocol that can share', () => {
  for (const id of ['gossip', 'flooding', 'broadcast', 'plumtree', 'anti-entropy']) {
    const world = learn({ id: 'gossip-learning' }, { protocol: { id }, topology: { id: 'random-regular', degree: 4 } });
    world.advance(40);
    expect(measures(world).accuracy, id).toBeGreaterThan(50);
  }
});

test('every rule keeps what all agree on, and answers alike in whatever order models come', () => {
  const vectors = fc.array(fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: 3, maxLength: 3 }), { minLength: 5, maxLength: 9 });
  for (const rule of rules)
    fc.assert(
      fc.property(vectors, (models) => {
        const typed = models.map((model) => Float64Array.from(model));
        const forward = new Float64Array(3);
        const backward = new Float64Array(3);
        rule.merge(typed, 1, forward);
        rule.merge([...typed].reverse(), 1, backward);
        if (!rule.id.includes('krum')) forward.forEach((x, d) => expect(x).toBeCloseTo(backward[d], 6));
        const same = new Float64Array(3);
        rule.merge(typed.map(() => typed[0]), 1, same);
        same.forEach((x, d) => expect(x).toBeCloseTo(typed[0][d], 6));
      }),
      { numRuns: 60 },
    );
});
