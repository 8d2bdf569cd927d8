import { describe, expect, it } from 'vitest';
import type { Command } from '../../../src/engine/kernel/command.ts';
import { load, save } from '../../../src/engine/kernel/snapshot.ts';
import { digestOf } from '../../../src/engine/kernel/stateDigest.ts';
import { World } from '../../../src/engine/kernel/world.ts';
import { LEADER, type State } from '../../../src/engine/protocols/paxos/state.ts';
import { paxosMutants, rarePaxosMutant } from '../../../src/lab/mutants/paxos.ts';
import { notLinearizable } from '../../../src/lab/recordsHistory.ts';
import { draw } from '../../../src/lab/swarm/draw.ts';
import { profiles } from '../../../src/lab/swarm/profiles.ts';
import { tryOut } from '../../../src/lab/swarm/trial.ts';

interface Setting {
  agents?: number;
  protocol?: Record<string, unknown>;
  network?: Record<string, unknown>;
  environment?: Record<string, unknown>;
  commands?: Command[];
}

function paxosWorld({ agents = 5, protocol, network, environment, commands }: Setting = {}): World {
  return new World(
    {
      version: 1,
      seed: 1,
      agents,
      topology: { id: 'complete' },
      network: { id: 'constant', meanSeconds: 0.0075, ...network },
      protocol: { id: 'multi-paxos', ...protocol },
      environment: { id: 'records', rate: 0.01, ...environment },
    },
    commands,
  );
}

const stateOf = (world: World): State => world.layers[0].state as State;
const leadersOf = (world: World): number[] =>
  stateOf(world).servers.flatMap(({ role }, agent) => (role === LEADER && world.alive[agent] ? [agent] : []));
const ask = (world: World, agent: number, command: unknown): boolean =>
  world.layers[0].host.agree(agent, command);

describe('Multi-Paxos', () => {
  it('elects one leader by a ballot that a majority has promised, and keeps it', () => {
    const world = paxosWorld();
    world.advance(20);
    expect(leadersOf(world)).toHaveLength(1);
    expect(stateOf(world).ballots).toBe(1);
  });

  it('chooses a command in one round trip of phase 2, and all execute it', () => {
    const world = paxosWorld({ protocol: { leaderAtStart: 0 } });
    world.advance(0.051);
    ask(world, 0, 'x');
    world.advance(0.0665);
    expect(stateOf(world).servers[0].executed).toBe(1);
    world.advance(0.0745);
    expect(stateOf(world).servers.map(({ applied }) => applied)).toEqual([1, 1, 1, 1, 1]);
  });

  it('a new leader takes over what a majority may have accepted, and fills holes with nothing (Paxos Made Simple, section 3)', () => {
    const world = paxosWorld({ agents: 3, protocol: { leaderAtStart: 0 } });
    // The proposal for slot 0 reaches nobody, that for slot 1 reaches agent 1 alone, and then the leader crashes.
    world.links.partition(Int32Array.of(0, 1, 2));
    world.advance(0.06);
    ask(world, 0, 'lost');
    world.advance(0.065);
    world.links.partition(Int32Array.of(0, 0, 1));
    ask(world, 0, 'kept');
    world.advance(0.075);
    world.crash(0);
    world.links.healAll();
    world.advance(2);
    const [leader] = leadersOf(world);
    const { history } = stateOf(world);
    expect(history.tail.map(({ isHole, command }) => (isHole ? 'hole' : command))).toEqual(
      stateOf(world).servers[1].executed === 2 ? ['hole', 'kept'] : [],
    );
    expect(history.length).toBe(leader === undefined ? 0 : 2);
    world.restart(0);
    world.advance(3);
    expect(stateOf(world).servers.map(({ executed }) => executed)).toEqual([2, 2, 2]);
  });

  it('stops without a majority, says so, and goes on with one', () => {
    const world = paxosWorld({ environment: { rate: 20 } });
    world.advance(1);
    for (const agent of [0, 1, 2]) world.crash(agent);
    world.advance(1.5);
    const { committed } = stateOf(world);
    world.advance(6);
    const { module, state, host, values } = world.layers[0];
    expect(stateOf(world).committed).toBe(committed);
    expect(module.verdict?.(state, host, values)?.text).toContain(
      '2 of 5 acceptors are alive, which is no majority',
    );
    world.restart(1);
    world.advance(9);
    expect(stateOf(world).committed).toBeGreaterThan(committed + 40);
  });

  it('whoever was away is brought up to date', () => {
    const world = paxosWorld({
      environment: { rate: 100 },
      protocol: { leaderAtStart: 0, batch: 16 },
      commands: [
        { time: 1, do: 'crash', agent: 4 },
        { time: 4, do: 'restart', agent: 4 },
      ],
    });
    world.advance(8);
    const { servers } = stateOf(world);
    expect(servers[0].applied).toBeGreaterThan(600);
    expect(servers[0].applied - servers[4].applied).toBeLessThan(10);
    for (const { accepted } of servers) expect(accepted.size).toBeLessThan(20);
  });

  it('a command asked at many agents is executed once', () => {
    const world = paxosWorld({ protocol: { leaderAtStart: 0 } });
    for (let agent = 0; agent < 5; agent++) ask(world, agent, { client: 3, sequence: 0 });
    world.advance(2);
    expect(stateOf(world).servers.map(({ applied }) => applied)).toEqual([1, 1, 1, 1, 1]);
  });

  it('those that are no acceptors learn all the same', () => {
    const world = paxosWorld({ agents: 9, protocol: { acceptors: 3 }, environment: { rate: 20 } });
    world.advance(5);
    expect(stateOf(world).servers[8].applied).toBeGreaterThan(60);
    expect(leadersOf(world)[0]).toBeLessThan(3);
  });

  it('a snapshot written back goes on to the same bits', () => {
    const world = paxosWorld({ environment: { rate: 50 }, network: { loss: 0.1, duplication: 0.1 } });
    world.advance(2);
    world.crash(leadersOf(world)[0]);
    world.advance(2.2);
    const snapshot = save(world);
    world.advance(5);
    const first = digestOf(world);
    load(world, snapshot);
    world.advance(5);
    expect(digestOf(world)).toBe(first);
  });
});

describe('Multi-Paxos in the swarm', () => {
  const profile = profiles.find(({ protocol }) => protocol === 'multi-paxos');
  if (!profile) throw new Error('the swarm has no profile of Multi-Paxos');

  it('keeps its promises, goes on after the faults, and clients see linearizable registers', () => {
    const trials = Array.from({ length: 50 }, (_, i) =>
      tryOut(profile, draw(profile, i + 1), undefined, notLinearizable),
    );
    expect(trials.flatMap(({ violation }) => violation?.text ?? [])).toEqual([]);
    expect(trials.filter(({ stalled }) => stalled).map(({ seed }) => seed)).toEqual([]);
  });

  it.each(paxosMutants.filter(({ seedsWithin }) => seedsWithin <= 100))('the checks see $id', (mutant) => {
    const seeds = Array.from({ length: mutant.seedsWithin }, (_, i) => i + 1);
    expect(
      seeds.find((seed) => tryOut(profile, draw(profile, seed), mutant.protocol).violation !== null),
    ).toBeDefined();
  });

  it('the checks see a leader that counts votes of its earlier ballots, where answers take as long as elections', () => {
    const scenario = {
      ...draw(profile, 104),
      agents: 5,
      network: { id: 'exponential', meanSeconds: 0.06 },
      protocol: { id: 'multi-paxos', timeoutMin: 0.06, timeoutMax: 0.15, heartbeatSeconds: 0.02 },
      faults: [{ id: 'duplication', share: 0.4, betweenSeconds: 1, lastsSeconds: 10 }],
    };
    const caught = Array.from({ length: 200 }, (_, i) => ({ ...scenario, seed: i })).find(
      (one) => tryOut(profile, one, rarePaxosMutant.protocol).violation !== null,
    );
    expect(caught).toBeDefined();
  });
});
