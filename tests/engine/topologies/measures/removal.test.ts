import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Chance } from '../../../../src/engine/kernel/chance.ts';
import { degree, type Graph } from '../../../../src/engine/topologies/graph.ts';
import { fromEdges } from '../../../../src/engine/topologies/build/edges.ts';
import { components } from '../../../../src/engine/topologies/measures/components.ts';
import {
  criticalShare,
  foretoldCriticalShare,
  percolation,
  removalOrder,
  removeAgents,
} from '../../../../src/engine/topologies/measures/removal.ts';
import { graphOf, row } from '../helpers.ts';

/** Sizes of the components after the first `removed` agents of an order have gone, by cutting them out. */
function sizesAfter(graph: Graph, order: Int32Array, removed: number): number[] {
  const gone = new Set(order.subarray(0, removed));
  const kept = Array.from({ length: graph.n }, (_, agent) => agent).filter((agent) => !gone.has(agent));
  if (kept.length === 0) return [];
  const sources: number[] = [];
  const targets: number[] = [];
  for (const [place, agent] of kept.entries()) {
    for (const other of row(graph, agent)) {
      if (gone.has(other)) continue;
      sources.push(place);
      targets.push(kept.indexOf(other));
    }
  }
  return [...components(fromEdges(kept.length, Int32Array.from(sources), Int32Array.from(targets))).sizes];
}

describe('losing agents', () => {
  it('leaves what cutting them out leaves, after each loss', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 24 }), fc.nat(), (n, seed) => {
        const graph = graphOf('gnm', n, { by: 'edges', edges: n }, seed);
        const order = removalOrder(graph, 'random', new Chance(seed, 'order'));
        const { giant, others } = percolation(graph, order);
        for (let removed = 0; removed <= n; removed++) {
          const sizes = sizesAfter(graph, order, removed).toSorted((a, b) => b - a);
          const largest = sizes[0] ?? 0;
          expect(giant[removed]).toBeCloseTo(largest / n, 12);
          const rest = sizes.slice(1).reduce((sum, size) => sum + size * size, 0);
          expect(others[removed]).toBeCloseTo(rest / n, 12);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('by degree takes the most joined first, ties in random order', () => {
    const graph = graphOf('barabasi-albert', 200, { links: 2 });
    const order = removalOrder(graph, 'degree', new Chance(1, 'order'));
    expect([...order].toSorted((a, b) => a - b)).toEqual(Array.from({ length: 200 }, (_, i) => i));
    for (let i = 1; i < 200; i++) {
      expect(degree(graph, order[i])).toBeLessThanOrEqual(degree(graph, order[i - 1]));
    }
    expect(removalOrder(graph, 'degree', new Chance(2, 'order'))).not.toEqual(order);
  });

  it('of the middle ends a star, of a leaf it does not', () => {
    const star = graphOf('star', 100);
    expect(removeAgents(star, 0.01, 'degree', new Chance(1, 'order'))).toBe(0.01);
    expect(removeAgents(star, 0, 'degree', new Chance(1, 'order'))).toBe(1);
    expect(removeAgents(graphOf('complete', 1000), 0.25, 'degree', new Chance(1, 'order'))).toBe(0.75);
    expect(() => removeAgents(star, 1.5, 'random', new Chance(1, 'order'))).toThrow(
      /share is 1.5, expected 0 to 1/,
    );
  });

  it('at random splits a long path at once, a network of hubs hardly', () => {
    expect(criticalShare(graphOf('path', 10_000), 'random', new Chance(1, 'order'))).toBeLessThan(0.02);
    expect(foretoldCriticalShare(graphOf('barabasi-albert', 10_000))).toBeGreaterThan(0.9);
    expect(foretoldCriticalShare(graphOf('ring', 100))).toBe(0);
  });
});
