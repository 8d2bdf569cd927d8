import { describe, expect, it } from 'vitest';
import type { Command } from '../../../src/engine/kernel/command.ts';
import { World } from '../../../src/engine/kernel/world.ts';
import { suspicionSeconds, type Values } from '../../../src/engine/protocols/swim/parameters.ts';
import type { Swim } from '../../../src/engine/protocols/swim/state.ts';

type Keys = Record<string, unknown>;
const N = 20;
const scenario = (protocol: Keys = {}, more: Keys = {}): Keys => ({
  version: 1,
  seed: 5,
  agents: N,
  topology: { id: 'complete' },
  network: { id: 'constant', meanSeconds: 0.05 },
  environment: { id: 'facts', limit: 1 },
  protocol: { id: 'swim', periodSeconds: 1, timeoutSeconds: 0.3, ...protocol },
  ...more,
});
const stateOf = (world: World): Swim => world.layer('protocol')?.state as Swim;
/** How many of the running agents hold a member as given: 0 alive, 1 suspected, 2 dead. */
const holding = (world: World, member: number, status: number): number =>
  Array.from({ length: world.n }, (_, agent) => agent).filter(
    (agent) =>
      agent !== member && world.alive[agent] && stateOf(world).status[agent * world.n + member] === status,
  ).length;

describe('SWIM without loss', () => {
  it.each([true, false])('never declares a running member dead, suspicion %s', (suspicion) => {
    for (let seed = 1; seed <= 20; seed++) {
      const world = new World(
        scenario(
          { suspicion, selection: seed % 2 ? 'random' : 'round-robin' },
          { seed, faults: [{ id: 'crash', betweenSeconds: 10, returns: false, atMost: 5 }] },
        ),
      );
      world.advance(100);
      expect(stateOf(world).counts.falseDeaths).toBe(0);
      expect(world.verdict).toBeNull();
    }
  });

  it('keeps that promise though a link is cut: others ask on its behalf', () => {
    const world = new World(scenario({ suspicion: false }), [{ time: 0, do: 'cut', from: 0, to: 1 }]);
    world.advance(200);
    const { counts } = stateOf(world);
    expect(counts.sent / counts.probes).toBeGreaterThan(2);
    expect(counts.failedProbes).toBe(0);
  });

  it('is stopped if a member is buried whose answer came', () => {
    const world = new World(scenario({ suspicion: false, phases: 'together' }));
    world.advance(5.9);
    stateOf(world).answered[3] = 0;
    world.advance(7);
    expect(world.verdict?.text).toMatch(/^No false death/);
  });

  it('finds a crashed member within one pass and tells all', () => {
    const world = new World(scenario(), [{ time: 10, do: 'crash', agent: 7 }]);
    world.advance(10 + 4);
    expect(holding(world, 7, 1)).toBeGreaterThan(0);
    world.advance(60);
    expect(holding(world, 7, 2)).toBe(N - 1);
    const layer = world.layer('protocol');
    expect(layer?.module.verdict?.(layer.state, layer.host, layer.values)?.state).toBe('converged');
  });

  it('takes a member back that returns, in a new incarnation', () => {
    const commands: Command[] = [
      { time: 10, do: 'crash', agent: 7 },
      { time: 60, do: 'restart', agent: 7 },
    ];
    const world = new World(scenario(), commands);
    world.advance(59);
    expect(holding(world, 7, 2)).toBe(N - 1);
    world.advance(100);
    expect(holding(world, 7, 0)).toBe(N - 1);
    expect(stateOf(world).incarnation[7 * N + 7]).toBeGreaterThan(0);
  });

  it('takes a member back whose disk is empty: it learns the number it must exceed', () => {
    const world = new World(scenario({}, { faults: [] }), [{ time: 10, do: 'crash', agent: 7 }]);
    world.advance(60);
    world.restart(7, true);
    world.advance(110);
    expect(holding(world, 7, 0)).toBe(N - 1);
  });

  it('joins two sides again after they have buried each other', () => {
    const groups = Array.from({ length: N }, (_, agent) => (agent < N / 2 ? 0 : 1));
    const world = new World(scenario(), [
      { time: 5, do: 'partition', groups },
      { time: 60, do: 'heal' },
    ]);
    world.advance(59);
    expect(holding(world, 0, 2)).toBe(N / 2);
    world.advance(160);
    for (let member = 0; member < N; member++) expect(holding(world, member, 0)).toBe(N - 1);
  });

  it('carries news on its pings', () => {
    const world = new World(scenario());
    world.advance(40);
    expect(world.items.reached[0]).toBe(N);
  });
});

describe('SWIM with loss', () => {
  const lossy = { network: { id: 'constant', meanSeconds: 0.05, loss: 0.25 } };
  const falseDeaths = (protocol: Keys): number => {
    let deaths = 0;
    for (let seed = 1; seed <= 4; seed++) {
      const world = new World(scenario(protocol, { ...lossy, seed }));
      world.advance(200);
      deaths += stateOf(world).counts.falseDeaths;
    }
    return deaths;
  };

  it('buries far fewer running members with suspicion than without', () => {
    const rash = falseDeaths({ suspicion: false });
    expect(rash).toBeGreaterThan(100);
    expect(falseDeaths({ suspicion: true })).toBeLessThan(rash / 10);
  });

  it('suspects less often with more helpers', () => {
    const suspected = (indirect: number): number => {
      const world = new World(scenario({ indirect }, lossy));
      world.advance(300);
      return stateOf(world).counts.failedProbes;
    };
    expect(suspected(3)).toBeLessThan(suspected(0) / 2);
  });
});

describe('Lifeguard', () => {
  it('lets suspicion last long at first, and shortens it as others confirm', () => {
    const values = { suspicionMultiplier: 4, periodSeconds: 1, dynamicSuspicion: true } as Values;
    const times = [0, 1, 2, 3, 9].map((confirmations) => suspicionSeconds(values, 100, confirmations));
    expect(times[0]).toBeCloseTo(48, 9);
    expect(times[3]).toBeCloseTo(8, 9);
    expect(times[4]).toBe(times[3]);
    expect(times).toEqual(times.toSorted((a, b) => b - a));
  });

  it('makes a member that hears nothing doubt itself and probe more slowly', () => {
    const world = new World(
      scenario({ health: true }),
      Array.from({ length: N - 1 }, (_, i) => ({ time: 5, do: 'cut', from: 0, to: i + 1 })),
    );
    world.advance(60);
    const { health } = stateOf(world);
    expect(health[0]).toBe(8);
    expect(Math.max(...health.slice(1))).toBeLessThan(4);
  });
});
