import fc from 'fast-check';
import Undirected from 'graphology';
import oracleDiameter from 'graphology-metrics/graph/diameter.js';
import { describe, expect, it } from 'vitest';
import { Chance } from '../../../../src/engine/kernel/chance.ts';
import type { Graph } from '../../../../src/engine/topologies/graph.ts';
import { BreadthFirst } from '../../../../src/engine/topologies/measures/breadth-first.ts';
import {
  components,
  connected,
  giantFraction,
} from '../../../../src/engine/topologies/measures/components.ts';
import { boundedDiameter } from '../../../../src/engine/topologies/measures/diameter.ts';
import { pathLengths } from '../../../../src/engine/topologies/measures/paths.ts';
import { graphOf, row } from '../helpers.ts';

/** The same graph in another library. */
function translated(graph: Graph): Undirected {
  const other = new Undirected({ type: 'undirected' });
  for (let a = 0; a < graph.n; a++) other.addNode(a);
  for (let a = 0; a < graph.n; a++) for (const b of row(graph, a)) if (a < b) other.addEdge(a, b);
  return other;
}

describe('path lengths', () => {
  it('of shapes known by heart', () => {
    const path = pathLengths(graphOf('path', 10));
    expect([path.mean.value, path.diameter.value, path.reachable.value]).toEqual([11 / 3, 9, 1]);
    const cube = pathLengths(graphOf('hypercube', 16));
    expect([cube.mean.value, cube.diameter.value]).toEqual([32 / 15, 4]);
    const club = pathLengths(graphOf('given', 34));
    expect(club.mean.value).toBeCloseTo(2.408199643493761, 12);
    expect(club.diameter).toEqual({ value: 5, exact: true, lower: 5, upper: 5 });
  });

  it('of everyone alone, one agent, and an implicit complete graph', () => {
    const alone = pathLengths(graphOf('gnp', 3, { meanDegree: 0 }));
    expect([alone.mean.value, alone.diameter.value, alone.reachable.value]).toEqual([Number.NaN, 0, 0]);
    expect(pathLengths(graphOf('ring', 1)).diameter.value).toBe(0);
    const complete = pathLengths(graphOf('complete', 100_000));
    expect([complete.mean.value, complete.diameter.value]).toEqual([1, 1]);
  });

  it('count only pairs that can reach each other', () => {
    const two = graphOf('given', 5, { graph: '1 2\n2 3\n4 5' });
    const { mean, diameter, reachable } = pathLengths(two);
    expect([mean.value, diameter.value, reachable.value]).toEqual([10 / 8, 2, 0.4]);
  });

  it('have the diameter that graphology finds', () => {
    for (let seed = 1; seed <= 8; seed++) {
      const graph = graphOf('watts-strogatz', 60, { eachSide: 2, rewired: 0.1 }, seed);
      if (!connected(graph)) continue;
      expect(pathLengths(graph).diameter.value).toBe(oracleDiameter(translated(graph)));
    }
  });

  it('from a sample say so, and their bounds hold the truth', () => {
    const kinds: [string, number][] = [
      ['watts-strogatz', 2000],
      ['barabasi-albert', 2000],
      ['grid', 2000],
      ['gnp', 2000],
      ['tree', 2000],
    ];
    for (const [id, n] of kinds) {
      const graph = graphOf(id, n, id === 'gnp' ? { meanDegree: 2 } : {});
      const truth = pathLengths(graph);
      const sampled = pathLengths(graph, new Chance(5, 'sources'), 60 * (n + graph.targets.length / 2));
      expect(truth.mean.exact).toBe(true);
      expect(sampled.mean.exact).toBe(false);
      expect(sampled.mean.lower).toBeLessThanOrEqual(truth.mean.value);
      expect(sampled.mean.upper).toBeGreaterThanOrEqual(truth.mean.value);
      expect(sampled.reachable.lower).toBeLessThanOrEqual(truth.reachable.value);
      expect(sampled.reachable.upper).toBeGreaterThanOrEqual(truth.reachable.value);
      expect(sampled.diameter.lower).toBeLessThanOrEqual(truth.diameter.value);
      expect(sampled.diameter.upper).toBeGreaterThanOrEqual(truth.diameter.value);
    }
  });

  it('hold the truth in 95 of 100 samples, about', () => {
    const graph = graphOf('barabasi-albert', 400);
    const truth = pathLengths(graph).mean.value;
    let held = 0;
    for (let seed = 1; seed <= 200; seed++) {
      const { mean } = pathLengths(graph, new Chance(seed, 'sources'), 40 * (400 + graph.targets.length / 2));
      if (mean.lower <= truth && truth <= mean.upper) held++;
    }
    // 190 expected, with a standard deviation of 3; a skewed sample of 20 holds a little less often.
    expect(held).toBeGreaterThan(175);
  });
});

describe('the bounded diameter', () => {
  it('holds the truth after any number of searches, and is exact after as many as there are agents', () => {
    const setting = fc.tuple(
      fc.integer({ min: 2, max: 40 }),
      fc.double({ min: 0.5, max: 4, noNaN: true }),
      fc.nat(),
      fc.nat(10),
    );
    fc.assert(
      fc.property(setting, ([n, meanDegree, seed, searches]) => {
        const graph = graphOf('gnp', n, { meanDegree }, seed);
        if (graph.complete) return;
        const truth = pathLengths(graph).diameter.value;
        const bounded = boundedDiameter(graph, searches);
        expect(bounded.lower).toBeLessThanOrEqual(truth);
        expect(bounded.upper).toBeGreaterThanOrEqual(truth);
        const whole = boundedDiameter(graph, n);
        expect([whole.value, whole.exact]).toEqual([truth, true]);
      }),
    );
  });

  it('needs few searches where the graph is a tree', () => {
    expect(boundedDiameter(graphOf('tree', 100_000), 20)).toEqual({
      value: 32,
      exact: true,
      lower: 32,
      upper: 32,
    });
  });
});

describe('components', () => {
  it('are numbered by their lowest agent', () => {
    const graph = graphOf('given', 6, { graph: '0 3\n1 4\n4 2\n5' });
    const { count, of, sizes } = components(graph);
    expect([count, [...of], [...sizes]]).toEqual([3, [0, 1, 1, 0, 1, 2], [2, 3, 1]]);
    expect(giantFraction(graph)).toBe(0.5);
    expect(connected(graph)).toBe(false);
  });

  it('agree with what a search can reach', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const graph = graphOf('gnp', 50, { meanDegree: 1.5 }, seed);
      const { of, sizes } = components(graph);
      const search = new BreadthFirst(graph);
      for (let a = 0; a < graph.n; a++) expect(search.from(a).reached).toBe(sizes[of[a]]);
    }
  });
});
