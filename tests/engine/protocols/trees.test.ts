import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overlayOf, placeOf } from '../../../src/engine/protocols/plumtree/overlay.ts';
import type { State as Tree } from '../../../src/engine/protocols/spanningTree/state.ts';
import { reachedBy, stateOf, worldWith } from './spreading.ts';

const graph = { id: 'gnm', edges: 90 };

describe('the spanning tree', () => {
  it('joins everyone, without a circle, under the lowest number', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.integer({ min: 2, max: 50 }), (seed, agents) => {
        const world = worldWith(
          { id: 'spanning-tree' },
          { seed, agents, topology: { id: 'watts-strogatz' } },
        );
        world.advance(20);
        const { parent, root } = stateOf(world) as Tree;
        for (let agent = 0; agent < agents; agent++) {
          expect(root[agent]).toBe(0);
          let at = agent;
          let steps = 0;
          while (at !== 0 && steps <= agents) {
            at = parent[at];
            steps += 1;
          }
          expect(at).toBe(0);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('carries each fact over n − 1 links and no more, once it stands', () => {
    const world = worldWith(
      { id: 'spanning-tree', helloSeconds: 600 },
      { agents: 40, topology: { id: 'grid' } },
    );
    world.advance(30);
    const before = world.wire.sent;
    world.addCommand({ time: 30, do: 'inject', agent: 17 });
    world.advance(60);
    expect(world.items.reached[1]).toBe(40);
    expect(world.wire.sent - before).toBe(39);
  });

  it('mends itself when an inner agent or the root dies, and brings what was missed', () => {
    for (const victim of [0, 1, 2]) {
      const world = worldWith(
        { id: 'spanning-tree', helloSeconds: 2 },
        { agents: 40, topology: { id: 'watts-strogatz' } },
      );
      world.advance(10);
      world.crash(victim);
      world.addCommand({ time: 10, do: 'inject', agent: 30 });
      world.advance(40);
      expect(world.items.reached[1]).toBe(39);
      const { root } = stateOf(world) as Tree;
      const roots = new Set([...root].filter((_, agent) => agent !== victim));
      expect([...roots]).toEqual([victim === 0 ? 1 : 0]);
      world.restart(victim);
      world.advance(80);
      expect(world.items.reached[1]).toBe(40);
    }
  });

  it('gets news across a network that loses a third of it, wave by wave', () => {
    const world = worldWith({ id: 'spanning-tree' }, { agents: 30, topology: graph, network: { loss: 0.3 } });
    expect(reachedBy(world, 300)).toBe(30);
  });
});

describe('plumtree', () => {
  it('prunes the overlay to a tree that carries each fact n − 1 times', () => {
    const world = worldWith({ id: 'plumtree' }, { agents: 50, environment: { limit: 12, meanSeconds: 6 } });
    world.advance(400);
    const layer = world.layer('protocol');
    const metrics = new Float64Array(3);
    layer?.module.measure?.(layer.state, layer.host, layer.values, metrics);
    expect(metrics[0]).toBe(49);
    expect(world.items.reached[11]).toBe(50);
  });

  it('grafts a branch where the tree is broken', () => {
    const world = worldWith(
      { id: 'plumtree', peers: 6 },
      { agents: 40, environment: { limit: 3, meanSeconds: 5 } },
    );
    world.advance(100);
    const state = stateOf(world) as { grafts: number; eager: Uint8Array; overlay: { offsets: Int32Array } };
    const { offsets } = state.overlay;
    // The agent with most eager peers stands in the middle of the tree.
    const count = (agent: number) =>
      state.eager.subarray(offsets[agent], offsets[agent + 1]).reduce((a, b) => a + b, 0);
    const middle = Array.from({ length: 39 }, (_, i) => i + 1).reduce(
      (best, agent) => (count(agent) > count(best) ? agent : best),
      1,
    );
    world.crash(middle);
    world.addCommand({ time: 100, do: 'inject', agent: 0 });
    world.advance(130);
    expect(world.items.reached[3]).toBe(39);
    expect(state.grafts).toBeGreaterThan(0);
  });

  it('keeps peers that know each other, few of them, and all connected', () => {
    const { host } = worldWith({ id: 'plumtree' }, { agents: 200 }).layers[0];
    const overlay = overlayOf(host, 4);
    const seen = new Set([0]);
    for (const agent of seen)
      for (let at = overlay.offsets[agent]; at < overlay.offsets[agent + 1]; at++) {
        expect(placeOf(overlay, overlay.targets[at], agent)).toBeGreaterThanOrEqual(0);
        seen.add(overlay.targets[at]);
      }
    expect(seen.size).toBe(200);
    expect(overlay.targets.length / 200).toBeLessThanOrEqual(4);
  });
});
