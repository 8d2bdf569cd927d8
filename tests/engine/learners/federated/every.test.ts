import { describe, expect, it, test } from 'vitest';
import type { Command } from '../../../../src/engine/kernel/command.ts';
import { save } from '../../../../src/engine/kernel/snapshot.ts';
import { parseScenario } from '../../../../src/engine/scenario/parse.ts';
import type { Scenario } from '../../../../src/engine/scenario/scenario.ts';
import { fingerprint, resumed, worldOf } from '../../../helpers/worlds.ts';
import { everyLearner, metricAt, modelsOf, together } from './worlds.ts';

const hardships = [
  {},
  { compression: 'top-k', kept: 0.2, stepSeconds: 0.12, dropout: 0.2 },
  { compression: 'qsgd', levels: 2 },
  { privacy: 'agents', noise: 0.5 },
  { merging: 'norm-clipping', liars: 1 },
];

/** The hardships that a learner has parameters for. */
const bearable = everyLearner.flatMap((id) =>
  hardships.filter((one) => !('privacy' in one && id === 'scaffold')).map((one) => ({ id, ...one })),
);

const scenarioOf = (learner: object): Scenario => {
  const parsed = parseScenario({
    version: 1,
    seed: 4,
    agents: 8,
    topology: { id: 'random-regular', degree: 4 },
    network: { id: 'exponential', meanSeconds: 0.1, loss: 0.05 },
    protocol: { id: 'gossip' },
    environment: {
      id: 'dataset',
      samples: 30,
      unevenness: 0.5,
      model: 'network',
      source: 'moons',
      drift: 'centres',
    },
    learner,
    population: { id: 'spread', speedSigma: 0.5, stepSizeSpread: 0.3 },
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.scenario;
};

const hands: Command[] = [
  { time: 3, do: 'crash', agent: 5 },
  { time: 4, do: 'freeze', agent: 2, value: true },
  { time: 6, do: 'forget', agent: 3 },
  { time: 7, do: 'restart', agent: 5 },
  { time: 8, do: 'crash', agent: 0 },
  { time: 9, do: 'restart', agent: 0 },
  { time: 9.5, do: 'freeze', agent: 2, value: false },
];

describe.each(bearable)('$id $compression $privacy $merging', (learner) => {
  const scenario = scenarioOf(learner);
  const until = 16;
  const ran = () => {
    const world = worldOf(scenario, hands);
    world.advance(until);
    return world;
  };

  it('goes alike in one stride and in many, and on from a snapshot, whatever is done to it', () => {
    const whole = ran();
    expect(whole.verdict).toBeNull();
    const expected = fingerprint(whole);
    const strides = worldOf(scenario, hands);
    for (let i = 1; i <= 64; i++) strides.advance((until * i) / 64);
    expect(fingerprint(strides)).toBe(expected);
    const half = worldOf(scenario, hands);
    half.advance(7.3);
    const on = resumed(scenario, save(half));
    on.advance(until);
    expect(fingerprint(on)).toBe(expected);
  });
});

test.each(everyLearner)(
  '%s is stopped where a step is too long, with learner, agent, quantity and step',
  (id) => {
    const world = together(
      { id, rate: 9 },
      { environment: { id: 'quadratics', curvature: [[5]], noise: 0 } },
    );
    world.advance(400);
    expect(world.verdict?.state).toBe('violated');
    expect(world.verdict?.text).toMatch(
      /^Divergence: [A-Z][\w ]+: weight 0 of agent \d+ is \S+ in round \d+; try a smaller learning rate\.$/,
    );
  },
);

test.each(everyLearner)('%s tells moons apart with a hidden layer, from data that differ', (id) => {
  const rate = id === 'parameter-server' ? 0.1 : 0.5;
  const world = together(
    { id, rate },
    { agents: 10, environment: { id: 'dataset', source: 'moons', model: 'network' } },
  );
  expect(metricAt(world, 150, 'accuracy')).toBeGreaterThan(90);
});

test.each(everyLearner)('%s learns nothing while frozen, and begins again when told to forget', (id) => {
  const world = together({ id, rate: 0.02 }, { environment: { id: 'quadratics', noise: 0, start: 10 } });
  world.addCommand({ time: 0, do: 'freeze', value: true });
  world.addCommand({ time: 20, do: 'freeze', value: false });
  world.addCommand({ time: 60, do: 'freeze', value: true });
  world.addCommand({ time: 65, do: 'forget' });
  world.advance(19);
  // The parameter server sets out at time 0, before the hand can speak; all others have learned at most one round.
  const { models } = modelsOf(world);
  const held = models[0];
  world.advance(20);
  expect(modelsOf(world).models[0]).toBe(held);
  world.advance(60);
  expect(Math.abs(modelsOf(world).models[0] - 1.2)).toBeLessThan(2);
  world.advance(65.01);
  expect(modelsOf(world).models[0]).toBe(10);
});

test.each(everyLearner)('%s hears nothing but falsehoods from those without honesty', (id) => {
  const run = (dishonest: number) =>
    together(
      { id, attack: 1000 },
      {
        agents: 8,
        environment: { id: 'quadratics', curvature: [[1]], target: [[0]], start: 0, noise: 0 },
        population: { id: 'alike', dishonest },
      },
    );
  expect(metricAt(run(0), 20, 'off-optimum')).toBe(0);
  expect(metricAt(run(0.5), 20, 'off-optimum')).toBeGreaterThan(100);
});

test.each(everyLearner.filter((id) => id !== 'gossip-learning'))(
  '%s counts the bytes that go over the wire',
  (id) => {
    for (const compression of ['none', 'top-k', 'qsgd']) {
      const world = together({ id, compression }, { agents: 6, environment: { id: 'dataset' } });
      world.advance(20);
      expect(world.wire.bytes).toBeGreaterThan(0);
      expect(modelsOf(world).bytes).toBe(world.wire.bytes);
    }
  },
);

test.each(everyLearner)('%s tells who learned from whom', (id) => {
  const world = together({ id });
  world.advance(10);
  const layer = world.layer('learner');
  const flows = layer?.module.flows?.(layer.state, layer.host, layer.values);
  expect(flows?.unit).toBe('models');
  expect(flows?.weight.every((weight) => weight > 0)).toBe(true);
  const pairs = Array.from(flows?.from ?? [], (from, i) => `${from}>${flows?.to[i]}`);
  const star = ['0>1', '0>2', '0>3', '1>0', '2>0', '3>0'];
  if (id === 'decentralized-sgd' || id === 'gossip-learning') expect(pairs).toHaveLength(12);
  else expect(pairs.toSorted()).toEqual(star);
});

test.each(everyLearner)('%s goes slower with shorter steps of its own', (id) => {
  const at = (stepSizeSpread: number) => {
    const world = together(
      { id, rate: 0.05 },
      {
        population: { id: 'alike', stepSizeSpread },
        environment: { id: 'quadratics', curvature: [[1]], target: [[0]], noise: 0 },
      },
    );
    world.advance(4);
    return [...modelsOf(world).models];
  };
  expect(at(1)).not.toEqual(at(0));
});

test.each(everyLearner)('%s says before it starts where there is nothing to learn from, and what would fit', (id) => {
  const bare = together({ id }, { environment: { id: 'bandit' } });
  expect(bare.warnings.join(' ')).toMatch(/no data to learn from here.*Samples to learn from.*Q-learning/);
  expect(together({ id }).warnings.join(' ')).not.toContain('no data');
});
