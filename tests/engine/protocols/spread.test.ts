import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Choice } from '../../../src/engine/scenario/scenario.ts';
import type { Knowledge } from '../../../src/engine/protocols/knowledge.ts';
import { countInFlight } from '../../helpers/worlds.ts';
import { reachedBy, stateOf, worldWith } from './spreading.ts';

/** Protocols that promise to reach everyone on a connected graph that loses nothing. */
const faithful: Choice[] = [
  { id: 'gossip', mode: 'push' },
  { id: 'gossip', mode: 'pull' },
  { id: 'gossip', mode: 'push-pull', timing: 'poisson' },
  { id: 'anti-entropy', mode: 'push' },
  { id: 'anti-entropy', mode: 'pull', timing: 'poisson' },
  { id: 'flooding' },
  { id: 'broadcast' },
  { id: 'spanning-tree' },
  { id: 'plumtree' },
  { id: 'bracha' },
  { id: 'crdt', kind: 'or-set' },
];

const connected = fc.oneof(
  fc.constant({ id: 'complete' }),
  fc.constant({ id: 'ring' }),
  fc.constant({ id: 'star' }),
  fc.constant({ id: 'tree', children: 3 }),
  fc.constant({ id: 'grid' }),
  fc.constant({ id: 'path' }),
);

describe.each(faithful)('$id $mode $timing', (protocol) => {
  it('reaches everyone on any connected graph that loses nothing', () => {
    fc.assert(
      fc.property(connected, fc.integer({ min: 2, max: 40 }), fc.nat(1000), (topology, agents, seed) => {
        expect(reachedBy(worldWith(protocol, { topology, agents, seed }), 2000)).toBe(agents);
      }),
      { numRuns: 25 },
    );
  });
});

const all: Choice[] = [
  ...faithful,
  { id: 'rumour' },
  { id: 'rumour', mode: 'push-pull', response: 'blind', tiring: 'coin' },
  { id: 'rumour', mode: 'pull', connectionLimit: 1, hunts: 2 },
  { id: 'infect-and-die' },
  { id: 'sir' },
  { id: 'sis' },
  { id: 'reed-frost' },
];

describe.each(all)('$id $mode in a bad network', (protocol) => {
  it('loses count of no message and never tells a layer twice of the same', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.integer({ min: 1, max: 20 }), (seed, until) => {
        const network = { id: 'exponential', loss: 0.2, duplication: 0.2, reordering: 0.1 };
        const world = worldWith(protocol, {
          seed,
          agents: 25,
          network,
          environment: { limit: 0, meanSeconds: 0.5, memory: 40 },
        });
        world.advance(until);
        const { wire } = world;
        expect(wire.sent + wire.duplicated).toBe(wire.delivered + wire.dropped + countInFlight(world));
        for (let slot = 0; slot < world.items.capacity; slot++)
          expect(world.items.reached[slot]).toBeLessThanOrEqual(world.n);
      }),
      { numRuns: 15 },
    );
  });
});

describe('knowledge', () => {
  it('of gossip only grows while items live', () => {
    const world = worldWith(
      { id: 'gossip' },
      { agents: 60, environment: { limit: 30, meanSeconds: 0.3, memory: 64 } },
    );
    let before = new Int32Array(120);
    for (let time = 1; time < 15; time++) {
      world.advance(time);
      const { bits } = (stateOf(world) as { known: Knowledge }).known;
      expect(bits.every((word, i) => (before[i] & ~word) === 0)).toBe(true);
      before = bits.slice();
    }
    expect(before.some((word) => word !== 0)).toBe(true);
  });

  it('of retired items is forgotten everywhere, and news of them on its way is not taken for the next', () => {
    const world = worldWith(
      { id: 'flooding' },
      { topology: { id: 'path' }, agents: 20, environment: { limit: 0, meanSeconds: 0.05, memory: 2 } },
    );
    for (let time = 1; time < 20; time++) {
      world.advance(time / 3);
      const { bits } = stateOf(world) as Knowledge;
      for (let slot = 0; slot < 2; slot++) {
        const holders = bits.reduce((sum, word) => sum + ((word >> slot) & 1), 0);
        expect(holders).toBe(world.items.reached[slot]);
      }
    }
  });

  it('is lost with the disk', () => {
    const world = worldWith({ id: 'gossip' });
    reachedBy(world, 100);
    world.crash(3);
    world.restart(3, true);
    expect(world.items.reached[0]).toBe(world.n - 1);
    expect(reachedBy(world, 200)).toBe(world.n);
  });
});

describe('flooding', () => {
  it.each([
    ['path', 25, 24, 24],
    ['grid', 25, 56, 8],
    ['star', 25, 24, 1],
    ['complete', 25, 24 * 24, 1],
  ])(
    'crosses each link once or twice on a %s of %i: %i messages in %i hops',
    (id, agents, messages, hops) => {
      const world = worldWith({ id: 'flooding' }, { topology: { id }, agents, network: { meanSeconds: 1 } });
      reachedBy(world, 100);
      expect(world.now).toBe(hops);
      world.advance(200);
      expect(world.wire.sent).toBe(messages);
    },
  );
});

describe('gossip', () => {
  it('takes one round from the middle of a star, and two from a leaf', () => {
    for (const [origin, rounds] of [
      [0, 1],
      [1, 2],
    ]) {
      const world = worldWith(
        { id: 'gossip', mode: 'push-pull' },
        { topology: { id: 'star' }, agents: 50, environment: { origin } },
      );
      reachedBy(world, 50);
      expect(Math.floor(world.now) + 1).toBe(rounds);
    }
  });

  it('lets the newly informed act from the next round only', () => {
    const world = worldWith({ id: 'gossip', mode: 'push' }, { agents: 64 });
    for (let round = 1; round <= 5; round++) {
      world.advance(round - 0.5);
      expect(world.items.reached[0]).toBeLessThanOrEqual(2 ** round);
    }
  });

  it('counts the contacts that fail as a whole', () => {
    const world = worldWith({ id: 'gossip', mode: 'push', contactLoss: 0.5 }, { agents: 200 });
    world.advance(60);
    const { contacts, failed } = stateOf(world) as { contacts: number; failed: number };
    expect(contacts).toBe(failed + world.wire.sent);
    expect(failed / contacts).toBeCloseTo(0.5, 1);
  });
});
