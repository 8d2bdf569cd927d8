import { describe, expect, it } from 'vitest';
import { World } from '../../../src/engine/kernel/world.ts';

type Keys = Record<string, unknown>;
const worldOf = (protocol: Keys, seed: number, more: Keys = {}): World =>
  new World({
    version: 1,
    seed,
    agents: 21,
    topology: { id: 'watts-strogatz' },
    network: { id: 'constant', meanSeconds: 0.1 },
    environment: { id: 'facts', limit: 1 },
    protocol,
    ...more,
  });
const stateOf = (world: World): unknown => world.layer('protocol')?.state;
const seeds = Array.from({ length: 12 }, (_, i) => i + 1);
const shareOfA = (world: World): number => {
  const layer = world.layer('protocol');
  const into = new Float64Array(layer?.module.metrics?.length ?? 0);
  layer?.module.measure?.(layer.state, layer.host, layer.values, into);
  return into[0];
};

describe('gossip majority', () => {
  it('finds a majority of one vote, always', () => {
    for (const seed of seeds) {
      const forA = seed % 2 === 0 ? 11 : 10;
      const world = worldOf({ id: 'majority-gossip', share: forA / 21, periodSeconds: 1 }, seed);
      world.advance(3000);
      expect(shareOfA(world)).toBe(forA === 11 ? 100 : 0);
      expect(world.verdict).toBeNull();
    }
  });

  it('is stopped when a vote is stuffed into the box', () => {
    const world = worldOf({ id: 'majority-gossip', share: 0.3 }, 1);
    world.advance(5);
    const { x } = stateOf(world) as { x: Float64Array };
    x[x.indexOf(3)] = 0;
    world.advance(60);
    expect(world.verdict?.text).toMatch(/^Votes conserved/);
  });

  it('keeps its books through crashes, lost answers and doubled calls', () => {
    for (const seed of seeds) {
      const world = worldOf({ id: 'majority-gossip', patienceSeconds: 2 }, seed, {
        network: { id: 'exponential', meanSeconds: 0.3, loss: 0.2, duplication: 0.2 },
        faults: [{ id: 'crash', betweenSeconds: 3, downSeconds: 1, wiped: 0.5 }],
      });
      world.advance(60);
      expect(world.verdict).toBeNull();
    }
  });
});

describe('the voter model', () => {
  it.each(['ticks', 'poisson', 'rounds'])('ends with one opinion, of either kind, on %s', (timing) => {
    const winners = new Set<number>();
    for (const seed of seeds) {
      const world = worldOf({ id: 'voter', timing, periodSeconds: 1 }, seed, {
        topology: { id: 'complete' },
      });
      const state = stateOf(world) as { agreedAt: number };
      world.advance(20_000, Infinity, () => state.agreedAt < Infinity);
      expect(state.agreedAt).toBeLessThan(Infinity);
      winners.add(shareOfA(world));
    }
    expect([...winners].toSorted((a, b) => a - b)).toEqual([0, 100]);
  });
});

describe('majority of three', () => {
  it('lets a lead of 70 to 30 win in a few rounds, though answers get lost', () => {
    for (const seed of seeds) {
      const world = worldOf({ id: 'majority-dynamics', share: 0.7, periodSeconds: 1 }, seed, {
        agents: 400,
        topology: { id: 'complete' },
        network: { id: 'constant', meanSeconds: 0.1, loss: 0.05 },
      });
      world.advance(25);
      expect(shareOfA(world)).toBe(100);
    }
  });

  it('reads the opinions of the start of the round, not those of its course', () => {
    // One agent for A in a world where everyone asks everyone: nobody can turn to A in the first round.
    const world = worldOf({ id: 'majority-dynamics', share: 1 / 21, samples: 25, periodSeconds: 1 }, 5, {
      topology: { id: 'complete' },
    });
    world.advance(0.99);
    expect(shareOfA(world)).toBe(0);
  });

  it('hears liars say the opposite', () => {
    // All honest agents are for A; liars, for A too, say B.
    const honest = worldOf({ id: 'majority-dynamics', share: 1, periodSeconds: 1 }, 2, {
      agents: 60,
      topology: { id: 'complete' },
    });
    honest.advance(20);
    expect(shareOfA(honest)).toBe(100);
    const misled = worldOf({ id: 'majority-dynamics', share: 1, periodSeconds: 1 }, 2, {
      agents: 60,
      topology: { id: 'complete' },
      faults: [{ id: 'byzantine', behaviour: 'lying', liars: 24 }],
    });
    misled.advance(20);
    expect(shareOfA(misled)).toBeLessThan(100);
  });
});
