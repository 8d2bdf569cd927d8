import { describe, expect, it } from 'vitest';
import { measures, verdictOf } from '../../../src/engine/kernel/outcome.ts';
import { World } from '../../../src/engine/kernel/world.ts';
import { catalog } from '../../../src/engine/catalog/catalog.ts';
import type { Module } from '../../../src/engine/kernel/module.ts';
import type { State } from '../../../src/engine/protocols/pbft/state.ts';
import { mix } from '../../../src/engine/protocols/replicas/requests.ts';
import { stateOf, traitors, worldWith } from './byzantine.ts';

const pbft = { id: 'pbft' };
const quiet = { network: { id: 'constant', meanSeconds: 0.1 } };
const oneRequest = { id: 'records', limit: 1, rate: 1000 };

describe('PBFT in the normal case', () => {
  it.each([4, 7, 10, 13])('takes 2n² - n + 1 messages for a request among %i', (n) => {
    const world = worldWith(pbft, n, quiet, oneRequest);
    world.advance(5);
    expect(world.wire.sent).toBe(2 * n * n - n + 1);
    expect(measures(world).committed).toBe(1);
  });

  it('answers after five delays: request, pre-prepare, prepare, commit, reply', () => {
    const world = worldWith(pbft, 4, quiet, oneRequest);
    world.advance(5);
    expect(measures(world).latency).toBeCloseTo(0.5, 9);
  });

  it('forgets what a stable checkpoint covers', () => {
    const world = worldWith({ ...pbft, batch: 1, checkpointPeriod: 4 }, 4);
    world.advance(20);
    const { replicas } = stateOf<State>(world);
    for (const { stable, slots, executed } of replicas) {
      expect(stable.sequence).toBe(executed - (executed % 4));
      expect(slots.size).toBeLessThanOrEqual(8);
    }
  });

  it('executes everything in one order on a sparse graph too, over routes', () => {
    const world = worldWith(pbft, 7, { topology: { id: 'ring' } });
    world.advance(60);
    expect(verdictOf(world).state).toBe('agreed');
  });
});

describe('PBFT with a faulty primary', () => {
  it('changes the view when the primary crashes, and goes on', () => {
    const scenario = worldWith(pbft, 4).scenario;
    const world = new World(scenario, [{ time: 0.3, do: 'crash', agent: 0 }]);
    world.advance(60);
    expect(measures(world).committed).toBe(30);
    expect(stateOf<State>(world).highestView).toBeGreaterThanOrEqual(1);
  });

  it.each(['silent', 'equivocating', 'delaying', 'lying'])(
    'orders requests although it and others are %s',
    (behaviour) => {
      for (const n of [4, 7, 10]) {
        const world = worldWith(pbft, n, traitors(Math.floor((n - 1) / 3), behaviour));
        world.advance(120, 1e6, () => measures(world).committed >= 20);
        expect(world.verdict).toBeNull();
        expect(measures(world).committed).toBeGreaterThanOrEqual(20);
      }
    },
  );

  it('doubles its patience at each view change, up to a bound', () => {
    const world = worldWith({ ...pbft, timeoutDelays: 1 }, 4, quiet);
    world.advance(60);
    expect(measures(world).committed).toBe(30);
  });

  it('stops, and says why, when a quorum is down', () => {
    const { scenario } = worldWith(pbft, 4);
    const crashes = [1, 2].map((agent) => ({ time: 0.5, do: 'crash' as const, agent }));
    const world = new World({ ...scenario, environment: { id: 'records', rate: 20 } }, crashes);
    world.advance(60);
    expect(verdictOf(world)).toMatchObject({
      state: 'stalled',
      text: expect.stringContaining('2 honest replicas are running and a quorum is 3'),
    });
  });
});

describe('PBFT beyond its bound', () => {
  it('is led apart by f + 1 colluders, which the check sees', () => {
    const found = Array.from({ length: 20 }, (_, i) => {
      const world = worldWith(pbft, 4, { ...traitors(2, 'equivocating'), seed: i + 1 });
      world.advance(10, 1e6);
      return world.verdict?.state;
    });
    expect(found).toContain('violated');
  });

  it('warns that fewer than four bear no traitor', () => {
    const module = catalog.protocol.get('pbft') as Module;
    const { host, values } = worldWith(pbft, 3).layers[0];
    expect(module.warnings?.(host, values)[0]).toMatch(/3 replicas bear no traitor/);
  });
});

describe('the digest', () => {
  it('is a safe whole number and depends on each word', () => {
    const seen = new Set<number>();
    for (let a = 0; a < 100; a++) for (let b = 0; b < 100; b++) seen.add(mix(mix(7, a), b - 50));
    expect(seen.size).toBe(10_000);
    for (const one of seen) expect(Number.isSafeInteger(one)).toBe(true);
  });
});
