import { describe, expect, it, test } from 'vitest';
import type { State } from '../../../../src/engine/learners/parameterServer/server.ts';
import { stateOf } from '../../../../src/lab/evidence/layerState.ts';
import { metricAt, modelsOf, together } from './worlds.ts';

const paces = ['together', 'bounded', 'asynchronous'] as const;
const alike = { id: 'quadratics', curvature: [[1]], target: [[0, 1, 2, 3]], noise: 0, start: 10 };

describe.each(paces)('a parameter server, %s', (pace) => {
  const learner = { id: 'parameter-server', pace, rate: 0.02, patienceSeconds: 3 };

  it('finds what is best for all', () => {
    const world = together(learner, { environment: alike });
    expect(metricAt(world, 200, 'off-optimum')).toBeLessThan(0.2);
  });

  it('goes on when a fifth of all messages is lost, and when workers and server crash and come back', () => {
    const world = together(learner, {
      environment: alike,
      network: { id: 'exponential', meanSeconds: 0.1, loss: 0.2 },
    });
    world.addCommand({ time: 5, do: 'crash', agent: 2 });
    world.addCommand({ time: 30, do: 'restart', agent: 2 });
    world.addCommand({ time: 40, do: 'crash', agent: 0 });
    world.addCommand({ time: 60, do: 'restart', agent: 0 });
    const counts = [20, 39, 59, 120, 200].map((seconds) => {
      world.advance(seconds);
      return modelsOf(world).rounds;
    });
    expect(counts[0]).toBeGreaterThan(2);
    expect(counts[1]).toBeGreaterThan(counts[0]);
    // Without a server nothing is merged.
    expect(counts[2] - counts[1]).toBeLessThan(20);
    expect(counts[3]).toBeGreaterThan(counts[2]);
    expect(counts[4]).toBeGreaterThan(counts[3]);
    // Who loses no messages, the server itself, has more of a say where nobody waits: the model leans to its optimum, 1.5 away.
    expect(metricAt(world, 300, 'off-optimum')).toBeLessThan(1);
  });

  it('goes on when all but the server and one worker are gone for good', () => {
    const world = together(learner, { environment: alike });
    for (const agent of [1, 2]) world.addCommand({ time: 10, do: 'crash', agent });
    world.advance(30);
    const before = modelsOf(world).rounds;
    world.advance(90);
    expect(modelsOf(world).rounds).toBeGreaterThan(before + 10);
  });

  it('goes on where workers drop out of rounds', () => {
    const world = together({ ...learner, dropout: 0.3 }, { environment: alike });
    expect(metricAt(world, 300, 'off-optimum')).toBeLessThan(0.3);
  });
});

test('in step it is gradient descent on all data, round for round', () => {
  const world = together({ id: 'parameter-server', pace: 'together', rate: 0.1, localSteps: 1 }, {});
  const curvature = [1, 4, 0.5, 2];
  const target = [0, 1, -2, 3];
  let x = 10;
  for (let version = 1; version <= 20; version++) {
    x -= (0.1 * curvature.reduce((sum, a, i) => sum + a * (x - target[i]), 0)) / 4;
    world.advance(1e6, Infinity, () => modelsOf(world).rounds === version);
    expect(modelsOf(world).models[0]).toBeCloseTo(x, 12);
  }
});

test('slow workers hold up only those who must wait for them', () => {
  const versions = (pace: string) => {
    const world = together(
      { id: 'parameter-server', pace, rate: 0.001 },
      { agents: 8, environment: alike, population: { id: 'spread', speedSigma: 1 } },
    );
    world.advance(100);
    return [...(stateOf(world, 'learner') as State).clock];
  };
  const together_ = versions('together');
  const free = versions('asynchronous');
  expect(Math.max(...together_) - Math.min(...together_)).toBeLessThanOrEqual(1);
  expect(Math.max(...free)).toBeGreaterThan(3 * Math.min(...free));
  expect(Math.max(...free)).toBeGreaterThan(2 * Math.max(...together_));
});

test('steps by staleness bear what full ones do not', () => {
  const after = (byStaleness: string) => {
    const world = together(
      { id: 'parameter-server', rate: 0.3, localSteps: 2, byStaleness },
      { agents: 12, environment: { ...alike, curvature: [[1]], target: [[0]] } },
    );
    world.advance(200);
    return Math.abs(modelsOf(world).models[0]);
  };
  expect(after('inverse')).toBeLessThan(1);
  expect(after('whole')).toBeGreaterThan(10);
});

test('a buffer lets a robust rule bear liars among changes that come one by one', () => {
  const off = (merging: string) =>
    metricAt(
      together(
        { id: 'parameter-server', merging, buffer: 8, liars: 2, attack: 1000, rate: 0.02 },
        {
          agents: 8,
          environment: { ...alike, target: [[1]] },
          faults: [{ id: 'byzantine', liars: 2, behaviour: 'lying' }],
        },
      ),
      200,
      'off-optimum',
    );
  expect(off('mean')).toBeGreaterThan(10);
  expect(off('median')).toBeLessThan(1);
});
