import { describe, expect, it } from 'vitest';
import type { Command } from '../../../src/engine/kernel/command.ts';
import { describe as infoOf } from '../../../src/engine/kernel/views.ts';
import { World } from '../../../src/engine/kernel/world.ts';
import { learners } from '../../../src/engine/learners/index.ts';
import type { Playing } from '../../../src/engine/learners/playing/learner.ts';
import type { Scenario } from '../../../src/engine/scenario/scenario.ts';
import { fingerprint, worldOf } from '../../helpers/worlds.ts';
import { stateOf } from '../../../src/lab/evidence/layerState.ts';

const scenarioOf = (
  learner: object,
  environment: object = { id: 'matrix-game', game: 'prisoners-dilemma' },
): Scenario =>
  ({
    version: 1,
    seed: 4,
    agents: 6,
    topology: { id: 'complete' },
    network: { id: 'constant', meanSeconds: 0.3 },
    protocol: { id: 'broadcast' },
    environment,
    learner,
  }) as Scenario;

const playingOf = (world: World) => stateOf(world, 'learner') as Playing<Record<string, unknown>>;

/** What an agent's inspection says it knows, without what changes by mere acting. */
const knownBy = (world: World, agent: number): string => {
  const layer = world.layer('learner');
  const rows = layer?.module.inspect?.(layer.state, layer.host, layer.values, agent) ?? [];
  return JSON.stringify(rows.filter(({ group }) => group !== 'Learner'));
};

const players = [...learners.values()]
  .filter(({ hand, policy }) => hand !== undefined && policy !== undefined)
  .map(({ id }) => id);

describe('the hand on learners', () => {
  it('is offered where somebody learns by trial and error, and refused elsewhere', () => {
    const world = new World(scenarioOf({ id: 'q-learning' }));
    expect(infoOf(world, '').actions).toEqual(expect.arrayContaining(['freeze', 'exploit', 'forget']));
    const { learner: _none, ...bare } = scenarioOf({ id: 'q-learning' }, { id: 'facts' });
    const other = new World(bare as Scenario);
    expect(infoOf(other, '').actions).not.toContain('freeze');
    expect(() => other.addCommand({ time: 1, do: 'freeze' })).toThrow('nobody here learns');
    expect(() => world.addCommand({ time: 1, do: 'exploit', agent: 6 })).toThrow('0 to 5');
    expect(() => world.addCommand({ time: 1, do: 'exploit', agent: 1, value: 3 })).toThrow('true or false');
  });

  it.each(players)(
    'freezes one of %s, which then knows no more, while others learn; and lets it learn again',
    (id) => {
      const world = worldOf(scenarioOf({ id }), [
        { time: 10.5, do: 'freeze', agent: 0 },
        { time: 30.5, do: 'freeze', agent: 0, value: false },
      ]);
      world.advance(10.7);
      const frozen = knownBy(world, 0);
      const free = knownBy(world, 2);
      world.advance(30.2);
      expect(knownBy(world, 0)).toBe(frozen);
      expect(knownBy(world, 2)).not.toBe(free);
      expect(playingOf(world).moves[0]).toBe(31);
      world.advance(80.5);
      expect(knownBy(world, 0)).not.toBe(frozen);
    },
  );

  it.each(players)('makes one of %s begin again with what it knew at the start', (id) => {
    const world = worldOf(
      scenarioOf({ id, ...(['replicator', 'gradient-play'].includes(id) ? { start: [[1, 1]] } : {}) }),
    );
    world.advance(0);
    const young = new World(
      scenarioOf({ id, ...(['replicator', 'gradient-play'].includes(id) ? { start: [[1, 1]] } : {}) }),
    );
    world.advance(40.2);
    const old = knownBy(world, 1);
    const other = knownBy(world, 3);
    world.addCommand({ time: 40.3, do: 'forget', agent: 1 });
    world.advance(40.4);
    expect(knownBy(world, 1)).not.toBe(old);
    expect(knownBy(world, 1)).toBe(knownBy(young, 1));
    expect(knownBy(world, 3)).toBe(other);
  });

  it('makes a replicator begin again where it began, also where that was drawn', () => {
    const scenario = scenarioOf({ id: 'replicator' }, { id: 'matrix-game', game: 'rock-paper-scissors' });
    const world = worldOf(scenario);
    world.advance(0);
    const first = knownBy(world, 1);
    world.advance(20.2);
    expect(knownBy(world, 1)).not.toBe(first);
    world.addCommand({ time: 20.3, do: 'forget', agent: 1 });
    world.advance(20.4);
    expect(knownBy(world, 1)).toBe(first);
  });

  it.each([
    'epsilon-greedy',
    'ucb1',
    'thompson',
    'exp3',
    'q-learning',
    'sarsa',
    'expected-sarsa',
    'double-q',
    'n-step-sarsa',
    'q-lambda',
    'dyna-q',
    'actor-critic',
    'joint-action',
  ])('keeps %s from exploring: all pulls of one arm', (id) => {
    const bold = [
      'epsilon-greedy',
      'q-learning',
      'sarsa',
      'expected-sarsa',
      'double-q',
      'n-step-sarsa',
      'q-lambda',
      'dyna-q',
    ];
    const differs = bold.includes(id) ? { epsilon: 1 } : id === 'exp3' ? { gamma: 1 } : {};
    const world = worldOf(scenarioOf({ id, ...differs }, { id: 'bandit', arms: [[0.95, 0.05]] }), [
      { time: 200.5, do: 'exploit' },
      { time: 200.5, do: 'freeze' },
    ]);
    world.advance(201.5);
    const before = playingOf(world).taken.slice();
    world.advance(301.5);
    const taken = playingOf(world).taken.map((count, i) => count - before[i]);
    for (let agent = 0; agent < 6; agent++)
      expect([taken[2 * agent], taken[2 * agent + 1]]).toEqual([100, 0]);
  });

  it.each(['coma', 'policy-distillation', 'actor-critic', 'reinforce', 'exp3'])(
    'shows of %s, once it only exploits, the chances by which it then acts',
    (id) => {
      const world = worldOf(scenarioOf({ id, ...(id === 'policy-distillation' ? { students: 3 } : {}) }), [
        { time: 30.5, do: 'exploit' },
        { time: 30.5, do: 'freeze' },
      ]);
      world.advance(30.7);
      const before = playingOf(world).taken.slice();
      world.advance(330.7);
      const layer = world.layer('learner');
      for (let agent = 0; agent < 6; agent++) {
        const view = layer?.module.policy?.(layer.state, layer.host, layer.values, agent, Int32Array.of(0));
        for (const action of [0, 1]) {
          const share = (playingOf(world).taken[2 * agent + action] - before[2 * agent + action]) / 300;
          expect(Math.abs(share - (view?.chances?.[action] ?? Number.NaN))).toBeLessThan(0.15);
        }
      }
    },
  );

  it('leaves EXP3 right on average while it only exploits: one weighs what it draws by the chance it was drawn with', () => {
    const world = worldOf(scenarioOf({ id: 'exp3', gamma: 0.5 }, { id: 'bandit', arms: [[1, 0]] }), [
      { time: 20.5, do: 'exploit' },
    ]);
    world.advance(20.7);
    const weightsOf = (): Float64Array => Float64Array.from(playingOf(world).memory?.logWeights as Float64Array);
    const before = weightsOf();
    world.advance(21.7);
    // The better arm is taken for sure and pays 1: its logarithm gains γ/K × 1/1 over the other's.
    const after = weightsOf();
    for (let agent = 0; agent < 6; agent++)
      expect(before[2 * agent + 1] - after[2 * agent + 1]).toBeCloseTo(0.25, 12);
  });

  it('starts the schedule of exploration again for one that begins again', () => {
    const world = worldOf(
      scenarioOf(
        { id: 'q-learning', epsilon: 1, decay: 0.9, least: 0.001 },
        { id: 'bandit', arms: [[1, 0]] },
      ),
      [{ time: 300.5, do: 'forget', agent: 1 }],
    );
    world.advance(300.2);
    const before = playingOf(world).taken.slice();
    world.advance(310.2);
    const taken = playingOf(world).taken.map((count, i) => count - before[i]);
    expect(taken[1]).toBe(0);
    expect(taken[3]).toBeGreaterThan(0);
  });

  it('begins again for all where all act by one table', () => {
    const world = worldOf(scenarioOf({ id: 'q-learning', tables: 'common' }), [
      { time: 20.5, do: 'forget', agent: 2 },
    ]);
    world.advance(20.7);
    expect(playingOf(world).memory?.q).toEqual(new Float64Array(2));
  });

  it('is part of the run: the same commands lead to the same bits', () => {
    const commands: Command[] = [
      { time: 5, do: 'freeze', agent: 3 },
      { time: 9, do: 'exploit' },
      { time: 12, do: 'forget', agent: 2 },
    ];
    const run = () => {
      const world = worldOf(scenarioOf({ id: 'q-learning' }), commands);
      world.advance(25);
      return fingerprint(world);
    };
    expect(run()).toBe(run());
  });
});
