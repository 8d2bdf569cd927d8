import { describe, expect, it } from 'vitest';
import { degree, edgeCount, type Graph } from '../../../src/engine/topologies/graph.ts';
import { components } from '../../../src/engine/topologies/measures/components.ts';
import { degreeDistribution } from '../../../src/engine/topologies/measures/degrees.ts';
import { edgesOf, graphOf, meanOver, row } from './helpers.ts';

const meanDegree = (graph: Graph): number => (2 * edgeCount(graph)) / graph.n;

/** |mean - expected| within 4 standard errors. */
function expectMean(seeds: number, expected: number, measure: (seed: number) => number): void {
  const { mean, error } = meanOver(seeds, measure);
  expect(Math.abs(mean - expected), `${mean} ± ${error}, expected ${expected}`).toBeLessThan(4 * error);
}

describe('G(n, p)', () => {
  it('has the mean degree asked for', () => {
    expectMean(40, 6, (seed) => meanDegree(graphOf('gnp', 500, { meanDegree: 6 }, seed)));
  });

  it('has binomial degrees', () => {
    const { variance } = degreeDistribution(graphOf('gnp', 50_000, { by: 'probability', probability: 2e-4 }));
    // (n - 1) p (1 - p) = 9.9978; the variance of 50,000 draws has a standard error of 0.065.
    expect(Math.abs(variance - 9.9978)).toBeLessThan(4 * 0.065);
  });

  it('joins each pair equally often', () => {
    const counts = new Map<string, number>();
    for (let seed = 1; seed <= 3000; seed++) {
      for (const edge of edgesOf(graphOf('gnp', 5, { by: 'probability', probability: 0.3 }, seed))) {
        counts.set(edge, (counts.get(edge) ?? 0) + 1);
      }
    }
    // Ten binomials of mean 900 and variance 630: chi-square with 10 degrees of freedom, beyond 35 once in 10,000.
    const chiSquare = [...counts.values()].reduce((sum, count) => sum + (count - 900) ** 2 / 630, 0);
    expect(counts.size).toBe(10);
    expect(chiSquare).toBeLessThan(35);
  });

  it('is complete at probability 1, without rows, and empty at 0', () => {
    expect(graphOf('gnp', 100_000, { by: 'probability', probability: 1 }).complete).toBe(true);
    const empty = graphOf('gnp', 3, { meanDegree: 0 });
    expect(edgeCount(empty)).toBe(0);
    expect(empty.warnings).toEqual([
      '3 components, the largest with 1 of 3 agents, 3 agents without any link: news cannot reach everyone.',
    ]);
  });

  it('refuses what does not fit before it begins', () => {
    expect(() => graphOf('gnp', 1_000_000, { meanDegree: 200 })).toThrow(
      /topology.meanDegree: came 1000\d+ links/,
    );
  });
});

describe('G(n, m)', () => {
  it('has exactly the links asked for, sparse or dense', () => {
    for (const edges of [0, 1, 100, 2475, 2476, 4900, 4950]) {
      expect(edgeCount(graphOf('gnm', 100, { by: 'edges', edges }))).toBe(edges);
    }
    expect(edgeCount(graphOf('gnm', 40, { meanDegree: 6 }))).toBe(120);
  });

  it('says where pairs run out', () => {
    const graph = graphOf('gnm', 4, { by: 'edges', edges: 10 });
    expect(edgeCount(graph)).toBe(6);
    expect(graph.warnings).toEqual(['4 agents form 6 pairs, so there are 6 links, not 10.']);
  });

  it('draws every graph equally often, also by leaving out', () => {
    for (const edges of [2, 4]) {
      const counts = new Map<string, number>();
      for (let seed = 1; seed <= 3000; seed++) {
        const drawn = edgesOf(graphOf('gnm', 4, { by: 'edges', edges }, seed)).join(' ');
        counts.set(drawn, (counts.get(drawn) ?? 0) + 1);
      }
      // 15 graphs of 200 each: chi-square with 14 degrees of freedom, beyond 42 once in 10,000.
      expect(counts.size).toBe(15);
      expect([...counts.values()].reduce((sum, count) => sum + (count - 200) ** 2 / 200, 0)).toBeLessThan(42);
    }
  });
});

describe('random regular', () => {
  it('gives everyone the degree, for every degree that exists', () => {
    for (let n = 1; n <= 24; n++) {
      for (let wanted = 0; wanted < n; wanted++) {
        const graph = graphOf('random-regular', n, { degree: wanted }, n * 100 + wanted);
        const { minimum, maximum } = degreeDistribution(graph);
        expect([minimum, maximum], `n ${n}, degree ${wanted}`).toEqual([wanted, wanted]);
        expect(graph.n - n).toBe((n * wanted) % 2);
      }
    }
  });

  it('says when it added an agent or lowered the degree', () => {
    expect(graphOf('random-regular', 5, { degree: 3 }).warnings).toEqual([
      '5 agents of degree 3 have an odd number of ends; one agent was added.',
    ]);
    expect(graphOf('random-regular', 4, { degree: 9 }).warnings).toEqual([
      'With 4 agents the degree is at most 3, not 9.',
    ]);
  });

  it('draws the perfect matchings of six equally often', () => {
    const counts = new Map<string, number>();
    for (let seed = 1; seed <= 3000; seed++) {
      const drawn = edgesOf(graphOf('random-regular', 6, { degree: 1 }, seed)).join(' ');
      counts.set(drawn, (counts.get(drawn) ?? 0) + 1);
    }
    expect(counts.size).toBe(15);
    expect([...counts.values()].reduce((sum, count) => sum + (count - 200) ** 2 / 200, 0)).toBeLessThan(42);
  });
});

describe('small worlds', () => {
  it('Watts–Strogatz without rewiring is the ring, and keeps its number of links with it', () => {
    expect(edgesOf(graphOf('watts-strogatz', 20, { rewired: 0 }))).toEqual(
      edgesOf(graphOf('ring', 20, { eachSide: 3 })),
    );
    for (const rewired of [0.1, 0.5, 1]) {
      expect(edgeCount(graphOf('watts-strogatz', 200, { rewired }))).toBe(600);
    }
  });

  it('Watts–Strogatz leaves each agent the links that start at it', () => {
    const graph = graphOf('watts-strogatz', 300, { eachSide: 3, rewired: 1 });
    expect(degreeDistribution(graph).minimum).toBeGreaterThanOrEqual(3);
  });

  it('Watts–Strogatz moves the share of links asked for', () => {
    const lattice = new Set(edgesOf(graphOf('ring', 1000, { eachSide: 3 })));
    // A moved link falls on a pair of the ring freed before it once in a thousand, well within the error here.
    expectMean(20, 0.2, (seed) => {
      const graph = graphOf('watts-strogatz', 1000, { eachSide: 3, rewired: 0.2 }, seed);
      return edgesOf(graph).filter((edge) => !lattice.has(edge)).length / 3000;
    });
  });

  it('Newman–Watts keeps the ring and adds shortcuts', () => {
    const graph = graphOf('newman-watts', 400, { eachSide: 2, shortcuts: 0.3 });
    const edges = new Set(edgesOf(graph));
    for (const edge of edgesOf(graphOf('ring', 400, { eachSide: 2 }))) expect(edges.has(edge)).toBe(true);
    expectMean(20, 800 * 1.3, (seed) => edgeCount(graphOf('newman-watts', 400, { shortcuts: 0.3 }, seed)));
  });
});

describe('Barabási–Albert', () => {
  it('begins with a clique of m + 1 and adds m links a newcomer', () => {
    expect(edgeCount(graphOf('barabasi-albert', 10_000, { links: 2 }))).toBe(19_997);
    expect(edgeCount(graphOf('barabasi-albert', 10_000, { links: 4 }))).toBe(39_990);
    expect(edgeCount(graphOf('barabasi-albert', 4, { links: 5 }))).toBe(6);
  });

  it('prefers those with many links', () => {
    // Of four agents with m = 1, the fourth finds degrees 2, 1, 1: the middle one with probability 1/2.
    expectMean(2000, 0.5, (seed) => {
      const graph = graphOf('barabasi-albert', 4, { links: 1 }, seed);
      return degreeDistribution(graph).maximum === 3 ? 1 : 0;
    });
  });
});

describe('clusters', () => {
  it('have the links inside and outside asked for, in groups of equal size', () => {
    const values = { clusters: 4, inside: 5, outside: 1.5 };
    const graph = graphOf('stochastic-block', 402, values);
    const sizes = [0, 1, 2, 3].map((group) => (graph.groups ?? []).filter((of) => of === group).length);
    expect(sizes.toSorted((a, b) => a - b)).toEqual([100, 100, 101, 101]);
    const inside = (of: Graph): number =>
      edgesOf(of).filter((edge) => {
        const [a, b] = edge.split('-').map(Number);
        return of.groups?.[a] === of.groups?.[b];
      }).length;
    expectMean(30, 5, (seed) => {
      const drawn = graphOf('stochastic-block', 402, values, seed);
      return (2 * inside(drawn)) / 402;
    });
    expectMean(30, 1.5, (seed) => {
      const drawn = graphOf('stochastic-block', 402, values, seed);
      return (2 * (edgeCount(drawn) - inside(drawn))) / 402;
    });
  });

  it('without links outside fall apart, and it says so', () => {
    const graph = graphOf('stochastic-block', 40, { clusters: 4, inside: 9, outside: 0 });
    expect(components(graph).count).toBe(4);
    expect(graph.warnings).toEqual([
      'Each cluster is complete: it has no room for more links inside.',
      '4 components, the largest with 10 of 40 agents: news cannot reach everyone.',
    ]);
  });
});

describe('random geometric', () => {
  it('joins exactly those within the radius', () => {
    const graph = graphOf('random-geometric', 200, { by: 'radius', radius: 0.13 });
    const places = graph.positions ?? new Float32Array();
    for (let a = 0; a < graph.n; a++) {
      const near = Array.from({ length: graph.n }, (_, b) => b).filter(
        (b) =>
          b !== a && Math.hypot(places[2 * a] - places[2 * b], places[2 * a + 1] - places[2 * b + 1]) <= 0.13,
      );
      expect(row(graph, a)).toEqual(near);
    }
  });

  it('has the mean degree asked for in spite of its border', () => {
    expectMean(60, 10, (seed) => meanDegree(graphOf('random-geometric', 200, { meanDegree: 10 }, seed)));
  });
});

describe('hierarchy', () => {
  it('adds the share of cross-links asked for to the tree', () => {
    const graph = graphOf('hierarchy', 341, { children: 4, crossLinks: 0.5 });
    expect(edgeCount(graph)).toBe(340 + 171);
    expect(edgesOf(graphOf('hierarchy', 341, { crossLinks: 0 }))).toEqual(
      edgesOf(graphOf('tree', 341, { children: 4 })),
    );
  });

  it('joins peers of a team or a level only', () => {
    const tree = new Set(edgesOf(graphOf('tree', 341, { children: 4 })));
    const parent = (i: number): number => Math.floor((i - 1) / 4);
    for (const among of ['team', 'level']) {
      const graph = graphOf('hierarchy', 341, { children: 4, crossLinks: 0.4, among });
      const cross = edgesOf(graph).filter((edge) => !tree.has(edge));
      expect(cross.length).toBe(136);
      for (const edge of cross) {
        const [a, b] = edge.split('-').map(Number);
        if (among === 'team') expect(parent(a)).toBe(parent(b));
        expect(graph.groups?.[a]).toBe(graph.groups?.[b]);
      }
    }
  });

  it('says how many cross-links found no free pair', () => {
    const graph = graphOf('hierarchy', 5, { children: 4, crossLinks: 10 });
    expect(edgeCount(graph)).toBe(10);
    expect(degree(graph, 0)).toBe(4);
    expect(graph.warnings).toEqual(['Only 6 of 50 cross-links found a free pair.']);
  });
});
