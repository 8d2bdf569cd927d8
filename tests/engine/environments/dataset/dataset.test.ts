import { describe, expect, it, test } from 'vitest';
import type { Data } from '../../../../src/engine/environments/dataset/data.ts';
import { Chance } from '../../../../src/engine/kernel/chance.ts';
import { type Training, trainingOf } from '../../../../src/engine/kernel/training.ts';
import { World } from '../../../../src/engine/kernel/world.ts';
import { stateOf } from '../../../../src/lab/evidence/layerState.ts';

const AGENTS = 6;

function worldOf(environment: object, seed = 3): World {
  return new World({
    version: 1,
    seed,
    agents: AGENTS,
    topology: { id: 'complete' },
    network: { id: 'constant', meanSeconds: 0.1 },
    protocol: { id: 'broadcast' },
    environment: { id: 'dataset', ...environment },
    learner: { id: 'fedavg' },
  });
}

function trainingIn(world: World): Training {
  const training = trainingOf(world.layers);
  if (!training) throw new Error('nothing to fit');
  return training;
}

const dataIn = (world: World): Data => (stateOf(world, 'environment') as { data: Data }).data;

describe('gradients are those that finite differences show', () => {
  const models = [
    { source: 'clouds', model: 'linear' },
    { source: 'clouds', model: 'logistic', classes: 2 },
    { source: 'clouds', model: 'logistic', classes: 5 },
    { source: 'clouds', model: 'softmax' },
    { source: 'rings', model: 'network', activation: 'tanh', hidden: 5 },
    { source: 'moons', model: 'network', activation: 'relu', hidden: 5 },
    { source: 'line', model: 'linear' },
    { source: 'wave', model: 'network', hidden: 4 },
  ];
  test.each(models)('$source by $model $activation $classes', (environment) => {
    const training = trainingIn(worldOf({ ...environment, batch: 0, samples: 20, l2: 0.1 }));
    const d = training.dimension();
    const chance = new Chance(1, 'model');
    const model = Float64Array.from({ length: d }, () => chance.normal(0, 0.7));
    const gradient = new Float64Array(d);
    training.gradient(2, model, gradient);
    const step = 1e-5;
    for (let i = 0; i < d; i++) {
      const up = model.slice();
      const down = model.slice();
      up[i] += step;
      down[i] -= step;
      expect(gradient[i]).toBeCloseTo((training.loss(2, up) - training.loss(2, down)) / (2 * step), 6);
    }
  });

  it('and minibatches give it on average', () => {
    const full = trainingIn(worldOf({ batch: 0 }));
    const part = trainingIn(worldOf({ batch: 8 }));
    const d = full.dimension();
    const model = new Float64Array(d).fill(0.1);
    const exact = new Float64Array(d);
    full.gradient(1, model, exact);
    const mean = new Float64Array(d);
    const one = new Float64Array(d);
    for (let i = 0; i < 20_000; i++) {
      part.gradient(1, model, one);
      for (let k = 0; k < d; k++) mean[k] += one[k] / 20_000;
    }
    mean.forEach((value, k) => expect(Math.abs(value - exact[k])).toBeLessThan(0.03));
  });
});

describe('the closed form of least squares', () => {
  it.each([true, false])('has no slope left, weighing agents alike: %s', (evenly) => {
    const training = trainingIn(
      worldOf({ source: 'line', model: 'linear', batch: 0, l2: 0.05, unevenness: 1 }),
    );
    const best = training.optimum(evenly);
    if (!best) throw new Error('no optimum');
    const total = new Float64Array(best.length);
    const one = new Float64Array(best.length);
    let weights = 0;
    for (let agent = 0; agent < AGENTS; agent++) {
      const weight = evenly ? 1 : training.weight(agent);
      weights += weight;
      training.gradient(agent, best, one);
      one.forEach((slope, k) => {
        total[k] += weight * slope;
      });
    }
    total.forEach((slope) => expect(Math.abs(slope / weights)).toBeLessThan(1e-12));
  });

  it('is the level that the curve of the loss is drawn against', () => {
    for (const environment of [
      { id: 'dataset', source: 'line', model: 'linear', batch: 0 },
      { id: 'quadratics', noise: 0 },
    ]) {
      const world = new World({
        ...worldOf({}).scenario,
        environment,
        learner: { id: 'fedavg', localSteps: 1, weights: 'uniform', rate: 0.2 },
      });
      world.advance(400);
      const layer = world.layer('environment');
      const level = layer?.module.theory?.(world, layer.values, world.scenario, layer.state).loss
        .points[0][1];
      const { models } = stateOf(world, 'learner') as { models: Float64Array };
      const training = trainingIn(world);
      const own = models.slice(0, training.dimension());
      let loss = 0;
      for (let agent = 0; agent < AGENTS; agent++) loss += training.loss(agent, own) / AGENTS;
      expect(loss).toBeCloseTo(level ?? Number.NaN, 9);
    }
  });

  it('is not claimed where there is none', () => {
    expect(trainingIn(worldOf({ model: 'softmax' })).optimum(false)).toBeNull();
    expect(trainingIn(worldOf({ source: 'wave', model: 'network' })).optimum(false)).toBeNull();
    // More features than samples: many planes fit alike.
    expect(
      trainingIn(worldOf({ source: 'line', model: 'linear', features: 30, samples: 2 })).optimum(false),
    ).toBeNull();
  });
});

describe('the spread over agents', () => {
  const shares = (environment: object): number[][] => {
    const { first, y, classes } = dataIn(worldOf(environment));
    return Array.from({ length: AGENTS }, (_, agent) => {
      const own = [...y.subarray(first[agent], first[agent + 1])];
      return Array.from(
        { length: classes },
        (_, c) => own.filter((label) => label === c).length / own.length,
      );
    });
  };
  const unevenness = (rows: number[][]) => Math.max(...rows.flat());

  it('is even when dealt alike, and the more uneven the smaller α', () => {
    expect(unevenness(shares({ split: 'alike', samples: 400 }))).toBeLessThan(0.35);
    const [little, middle, large] = [0.05, 1, 100].map((alpha) =>
      unevenness(shares({ split: 'labels', alpha, samples: 400 })),
    );
    expect(little).toBeGreaterThan(0.9);
    expect(little).toBeGreaterThan(middle);
    expect(middle).toBeGreaterThan(large);
  });

  it('leaves no sample out and gives none twice', () => {
    for (const environment of [
      { split: 'labels', alpha: 0.05 },
      { split: 'alike', unevenness: 2 },
      { source: 'line', split: 'labels' },
    ]) {
      const data = dataIn(worldOf({ ...environment, samples: 50 }));
      expect(data.first[AGENTS]).toBe(50 * AGENTS);
      const rows = Array.from({ length: data.samples }, (_, at) =>
        data.x.subarray(at * data.features, (at + 1) * data.features).join(),
      );
      expect(new Set(rows).size).toBe(data.samples);
    }
  });

  it('gives some much more than others where amounts are uneven', () => {
    const { first } = dataIn(worldOf({ unevenness: 1.5 }));
    const amounts = Array.from({ length: AGENTS }, (_, agent) => first[agent + 1] - first[agent]).sort(
      (a, b) => a - b,
    );
    expect(amounts[0]).toBeGreaterThan(0);
    expect(amounts[AGENTS - 1]).toBeGreaterThan(5 * amounts[0]);
  });
});

describe('accuracy', () => {
  const line = { source: 'line', model: 'linear', noise: 0.1, batch: 0 };

  it('of numbers is the share of variance explained: 1 for the best, below 0 for what is worse than the mean', () => {
    const training = trainingIn(worldOf(line));
    const best = training.optimum(false) ?? new Float64Array();
    expect(training.foretellsNumbers()).toBe(true);
    expect(training.accuracy(best)).toBeGreaterThan(0.9);
    expect(training.accuracy(best.map((weight) => -weight))).toBeLessThan(-1);
    expect(trainingIn(worldOf({})).foretellsNumbers()).toBe(false);
  });

  it('is called right of kinds only, and explained of numbers', () => {
    const said = (environment: object): string => {
      const world = new World({ ...worldOf(environment).scenario, learner: { id: 'fedavg' } });
      world.advance(20);
      const layer = world.layer('learner');
      return layer?.module.sentence?.(layer.state, layer.host, layer.values) ?? '';
    };
    expect(said(line)).toMatch(/explains -?\d+ % of the variance of what was held out\.$/);
    expect(said({})).toMatch(/gets \d+ % of what was held out right\.$/);
  });
});

describe('drift', () => {
  it('undoes what was learned at a sudden change, and it is learned again', () => {
    const world = new World({
      ...worldOf({ drift: 'labels', driftSeconds: 50 }).scenario,
      learner: { id: 'fedavg', rate: 0.3 },
    });
    const accuracyAt = (seconds: number): number => {
      world.advance(seconds);
      return trainingIn(world).accuracy(
        (stateOf(world, 'learner') as { models: Float64Array }).models.slice(
          0,
          trainingIn(world).dimension(),
        ),
      );
    };
    const before = accuracyAt(49);
    const after = accuracyAt(51.5);
    const again = accuracyAt(99);
    expect(before).toBeGreaterThan(0.8);
    expect(after).toBeLessThan(0.5);
    expect(again).toBeGreaterThan(0.8);
  });

  it('moves the classes at its speed', () => {
    const world = worldOf({
      drift: 'centres',
      driftRate: 0.5,
      model: 'linear',
      source: 'line',
      noise: 0,
      batch: 0,
    });
    const training = trainingIn(world);
    const before = training.optimum(false)?.slice();
    world.advance(10);
    const after = training.optimum(false);
    if (!before || !after) throw new Error('no optimum');
    const moved = Math.sqrt(after.reduce((sum, weight, k) => sum + (weight - before[k]) ** 2, 0));
    expect(moved).toBeCloseTo(5, 6);
  });
});

test('a step over very many samples is warned of, and a minibatch of them is not', () => {
  const table = `a,b,class\n${'1,2,x\n2,1,y\n'.repeat(100_000)}`;
  const [warning] = worldOf({ source: 'table', table, batch: 0 }).warnings;
  expect(warning).toMatch(/all 200 thousand samples.*minibatch/);
  expect(worldOf({ source: 'table', table, batch: 16 }).warnings).toEqual([]);
  expect(worldOf({ batch: 0 }).warnings).toEqual([]);
});
