import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adjacent, degree, type Graph } from '../../../../src/engine/topologies/graph.ts';
import {
  meanClustering,
  transitivity,
  triangles,
} from '../../../../src/engine/topologies/measures/clustering.ts';
import { degreeDistribution, degreeShare } from '../../../../src/engine/topologies/measures/degrees.ts';
import { powerLawExponent } from '../../../../src/engine/topologies/measures/power-law.ts';
import { graphOf } from '../helpers.ts';

/** Triangles through an agent by trying all pairs: the definition. */
function trianglesThrough(graph: Graph, agent: number): number {
  let count = 0;
  for (let a = 0; a < graph.n; a++) {
    for (let b = 0; b < a; b++) {
      if (adjacent(graph, agent, a) && adjacent(graph, agent, b) && adjacent(graph, a, b)) count++;
    }
  }
  return count;
}

describe('clustering', () => {
  it('counts triangles as the definition does', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 30 }),
        fc.double({ min: 0, max: 0.95, noNaN: true }),
        fc.nat(),
        (n, p, seed) => {
          const graph = graphOf('gnp', n, { by: 'probability', probability: p }, seed);
          const expected = Array.from({ length: n }, (_, agent) => trianglesThrough(graph, agent));
          expect([...triangles(graph)]).toEqual(expected);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('of the karate club is what NetworkX says', () => {
    const club = graphOf('given', 34);
    expect(meanClustering(club)).toBeCloseTo(0.5706384782076823, 12);
    expect(transitivity(club)).toBeCloseTo(0.2556818181818182, 12);
  });

  it('is 1 in a complete graph, written out or implicit, and 0 in a tree', () => {
    expect([meanClustering(graphOf('complete', 9)), transitivity(graphOf('complete', 9))]).toEqual([1, 1]);
    const written = graphOf('ring', 9, { eachSide: 4 });
    expect([meanClustering(written), transitivity(written)]).toEqual([1, 1]);
    expect([meanClustering(graphOf('tree', 9)), transitivity(graphOf('tree', 9))]).toEqual([0, 0]);
    for (const n of [1, 2]) expect(meanClustering(graphOf('complete', n))).toBe(0);
    expect([...triangles(graphOf('complete', 5))]).toEqual([6, 6, 6, 6, 6]);
  });

  it('of a ring is 3(k - 2) / 4(k - 1)', () => {
    for (const half of [1, 2, 3, 7]) {
      const k = 2 * half;
      const expected = (3 * (k - 2)) / (4 * (k - 1));
      expect(meanClustering(graphOf('ring', 100, { eachSide: half }))).toBeCloseTo(expected, 12);
    }
  });
});

describe('degrees', () => {
  it('of a star', () => {
    const { degrees, counts, mean, variance } = degreeDistribution(graphOf('star', 10));
    expect([[...degrees], [...counts]]).toEqual([
      [1, 9],
      [9, 1],
    ]);
    expect([mean, variance]).toEqual([1.8, 5.76]);
  });

  it('of an implicit complete graph cost nothing', () => {
    const { degrees, counts, mean, variance } = degreeDistribution(graphOf('complete', 100_000));
    expect([degrees[0], counts[0], mean, variance]).toEqual([99_999, 100_000, 99_999, 0]);
    expect([degreeShare(graphOf('complete', 5), 4), degreeShare(graphOf('complete', 5), 3)]).toEqual([1, 0]);
  });
});

describe('the exponent of a power law', () => {
  it('is Hill’s estimate by hand', () => {
    const star = graphOf('star', 10);
    // Nine degrees of 1 and one of 9, from 1 on.
    const sum = 9 * Math.log(2) + Math.log(18);
    const { exponent, error, count } = powerLawExponent(star, 1);
    expect(count).toBe(10);
    expect(exponent).toBeCloseTo(1 + 10 / sum, 12);
    expect(error).toBeCloseTo(10 / sum / Math.sqrt(10), 12);
    expect(powerLawExponent(star, 10).exponent).toBeNaN();
  });

  it('is large where all degrees are alike', () => {
    const ring = graphOf('ring', 50);
    expect(degree(ring, 0)).toBe(2);
    expect(powerLawExponent(ring, 2).exponent).toBeCloseTo(1 + 1 / Math.log(2 / 1.5), 12);
  });
});
