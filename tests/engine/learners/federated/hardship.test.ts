import { describe, expect, it, test } from 'vitest';
import { LYING } from '../../../../src/engine/kernel/host.ts';
import { epsilonOf } from '../../../../src/engine/learners/federated/privacy.ts';
import { metricAt, modelsOf, together } from './worlds.ts';

const line = {
  id: 'dataset',
  source: 'line',
  model: 'linear',
  features: 10,
  noise: 0.2,
  batch: 0,
  split: 'alike',
};

describe('compression', () => {
  it.each([{ id: 'fedavg' }, { id: 'scaffold' }, { id: 'parameter-server', pace: 'together' }])(
    'by the largest coordinates leads $id to the optimum all the same, for what is unsaid is said later',
    (learner) => {
      const world = together(
        { ...learner, rate: 0.05, localSteps: 1, compression: 'top-k', kept: 0.1 },
        { environment: line },
      );
      expect(metricAt(world, 600, 'off-optimum')).toBeLessThan(0.02);
    },
  );

  it('without a server brings models together only as fast as the step of agreement allows, and diverges beyond', () => {
    const run = (mixing: number, kept: number) =>
      together(
        { id: 'decentralized-sgd', rate: 0.05, compression: 'top-k', kept, mixing },
        { agents: 12, topology: { id: 'ring' }, environment: line },
      );
    expect(metricAt(run(0.2, 0.2), 400, 'consensus')).toBeLessThan(0.1);
    const wild = run(1, 0.02);
    wild.advance(3000);
    expect(wild.verdict?.text ?? String(metricAt(wild, 3001, 'consensus'))).toMatch(/Divergence|^\d{2,}/);
  });

  it('without a server asks for a whole copy where a difference was lost, and comes together all the same', () => {
    const run = (loss: number) =>
      together(
        { id: 'decentralized-sgd', rate: 0.05, compression: 'qsgd', mixing: 0.2 },
        {
          agents: 12,
          topology: { id: 'ring' },
          environment: line,
          network: { id: 'constant', meanSeconds: 0.1, loss },
        },
      );
    const [sure, lossy] = [run(0), run(0.05)];
    expect(metricAt(lossy, 300, 'consensus')).toBeLessThan(2 * metricAt(sure, 300, 'consensus'));
    expect(modelsOf(lossy).bytes).toBeGreaterThan(1.05 * modelsOf(sure).bytes);
    expect(modelsOf(lossy).bytes).toBe(lossy.wire.bytes);
  });

  it('says the whole change in full where all coordinates are kept', () => {
    const whole = together({ id: 'fedavg' }, { environment: line });
    const kept = together({ id: 'fedavg', compression: 'top-k', kept: 1 }, { environment: line });
    whole.advance(30);
    kept.advance(30);
    modelsOf(whole).models.forEach((weight, d) => expect(modelsOf(kept).models[d]).toBeCloseTo(weight, 9));
  });
});

describe('privacy', () => {
  const still = { id: 'quadratics', curvature: [[0]], target: [[0]], noise: 0, start: 0 };
  /** Mean square of what one round moves the model by, where there is nothing to learn but noise. */
  const moved = (learner: object, agents: number) => {
    let sum = 0;
    for (let seed = 1; seed <= 400; seed++) {
      const world = together(
        { ...learner, weights: 'uniform', noise: 2, clip: 3 },
        { seed, agents, environment: still },
      );
      world.advance(1);
      sum += modelsOf(world).models[0] ** 2 / 400;
    }
    return sum;
  };

  it('by the server adds noise of σ C / m to the mean, by each agent σ C to each change', () => {
    expect(moved({ id: 'fedavg', privacy: 'server' }, 5) / (6 / 5) ** 2).toBeCloseTo(1, 0.5);
    expect(moved({ id: 'fedavg', privacy: 'agents' }, 5) / (36 / 5)).toBeCloseTo(1, 0.5);
    // Of a robust rule no bound is known: the agents add the noise themselves.
    expect(moved({ id: 'fedavg', privacy: 'server', merging: 'median' }, 5)).toBeGreaterThan(4);
  });

  it('shortens what an agent learns in a round to C', () => {
    for (const id of ['fedavg', 'decentralized-sgd', 'gossip-learning']) {
      const world = together(
        { id, rate: 1, privacy: 'agents', clip: 0.5, noise: 0.1 },
        { environment: { ...still, curvature: [[1]], target: [[1000]] } },
      );
      world.advance(1.5);
      // A client’s own model stays at home as it is: what counts is what the server made of what it was told.
      const { models } = modelsOf(world);
      for (const weight of id === 'fedavg' ? models.subarray(0, 1) : models)
        expect(Math.abs(weight)).toBeLessThan(2 * (0.5 + 5 * 0.05));
    }
  });

  it('is spent by those who take part, round by round', () => {
    const world = together(
      { id: 'fedavg', privacy: 'server', participation: 0.25, noise: 3 },
      { agents: 20, environment: line },
    );
    world.advance(99.5);
    const { releases } = modelsOf(world);
    const most = Math.max(...releases);
    expect(releases.reduce((sum, one) => sum + one, 0)).toBe(100 * 5);
    expect(most).toBeLessThan(50);
    expect(metricAt(world, 99.6, 'epsilon')).toBe(epsilonOf(most, 3, 1e-5));
  });

  it('promises nothing without noise', () => {
    expect(epsilonOf(3, 0, 1e-5)).toBe(Infinity);
    expect(metricAt(together({ id: 'fedavg' }), 10, 'epsilon')).toBe(0);
  });
});

test('those too slow for a round are missing in it, and the server goes on with the others', () => {
  const world = together(
    { id: 'fedavg', stepSeconds: 0.1, localSteps: 5 },
    { agents: 30, environment: line, population: { id: 'spread', speedSigma: 0.5 } },
  );
  const inTime = metricAt(world, 20, 'in-time');
  // Twice 0.1 s on the way and 0.5 s / speed of work must fit into a second: speed above 0.625.
  const { speed } = world.traits;
  const quick = speed.filter((one, agent) => 0.5 / one < (agent === 0 ? 1 : 0.8)).length;
  expect(inTime).toBeCloseTo((100 * quick) / 30, 6);
  expect(inTime).toBeLessThan(100);
  expect(modelsOf(world).rounds).toBeGreaterThan(15);
});

test('without a server slow agents step less often, and all still agree', () => {
  const steps = (stepSeconds: number) => {
    const world = together(
      { id: 'decentralized-sgd', rate: 0.1, stepSeconds },
      { environment: { id: 'quadratics', curvature: [[1]], target: [[0]], noise: 0, start: 1 } },
    );
    world.advance(30.5);
    return Math.round(Math.log(modelsOf(world).models[0]) / Math.log(0.9));
  };
  expect(steps(0)).toBe(30);
  expect(steps(2.5)).toBe(10);
});

test('four hundred clients answer a server, and four hundred neighbours each other', () => {
  for (const id of ['fedavg', 'decentralized-sgd']) {
    const world = together(
      { id },
      { agents: 400, topology: { id: 'complete' }, environment: { id: 'quadratics' } },
    );
    expect(metricAt(world, 4, 'rounds')).toBe(4);
  }
}, 30_000);

test('dropping out thins the answers by its chance', () => {
  const world = together({ id: 'fedavg', dropout: 0.4 }, { agents: 50, environment: line });
  let sum = 0;
  for (let round = 2; round <= 101; round++) sum += metricAt(world, round, 'in-time') / 100;
  expect(sum).toBeGreaterThan(57);
  expect(sum).toBeLessThan(63);
});

test('SCAFFOLD keeps to the optimum although a third of the answers come too late', () => {
  const world = together(
    { id: 'scaffold', localSteps: 20, dropout: 0.3 },
    { network: { id: 'exponential', meanSeconds: 0.1, loss: 0.1 } },
  );
  expect(metricAt(world, 600, 'off-optimum')).toBeLessThan(1e-6);
});

test('clients without samples have no say', () => {
  const world = together(
    { id: 'fedavg' },
    { agents: 20, environment: { id: 'dataset', source: 'table', batch: 0, heldOut: 0.5 } },
  );
  expect(metricAt(world, 60, 'accuracy')).toBeGreaterThan(80);
  expect(world.verdict).toBeNull();
});

describe('a server that clips', () => {
  it('takes no longer a step from a traitor than from anybody', () => {
    const longest = (privacy: string): number => {
      const world = together({ id: 'fedavg', privacy, clip: 0.5, noise: 0.1, attack: 1000 });
      world.byzantine.fill(0);
      world.byzantine[2] = LYING;
      let most = 0;
      let before = modelsOf(world).models[0];
      for (let second = 1; second <= 40; second++) {
        world.advance(second);
        const now = modelsOf(world).models[0];
        most = Math.max(most, Math.abs(now - before));
        before = now;
      }
      return most;
    };
    expect(longest('none')).toBeGreaterThan(100);
    expect(longest('server')).toBeLessThan(2);
  });
});
