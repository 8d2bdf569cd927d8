import fc from 'fast-check';
import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import type { Graph } from '../../../../src/engine/topologies/graph.ts';
import { lanczos } from '../../../../src/engine/topologies/measures/lanczos.ts';
import {
  adjacencyOperator,
  dense,
  laplacianOperator,
  type SymmetricOperator,
} from '../../../../src/engine/topologies/measures/operator.ts';
import {
  algebraicConnectivity,
  fiedlerVector,
  pairwiseAveragingFactor,
  secondLargestEigenvalue,
  secondLargestModulus,
  spectralRadius,
} from '../../../../src/engine/topologies/measures/spectrum.ts';
import { symmetricEigenvalues } from '../../../../src/engine/topologies/measures/symmetric-eigenvalues.ts';
import {
  maximumDegreeWeights,
  metropolisWeights,
  weightOperator,
} from '../../../../src/engine/topologies/measures/weights.ts';
import { graphOf } from '../helpers.ts';

/** All eigenvalues by another library, ascending. */
function oracle(operator: SymmetricOperator): number[] {
  const { n } = operator;
  const matrix = Matrix.from1DArray(n, n, dense(operator));
  return new EigenvalueDecomposition(matrix, { assumeSymmetric: true }).realEigenvalues.toSorted(
    (a, b) => a - b,
  );
}

const sparse = fc
  .tuple(fc.integer({ min: 2, max: 40 }), fc.double({ min: 0, max: 6, noNaN: true }), fc.nat())
  .map(([n, meanDegree, seed]) => graphOf('gnp', n, { meanDegree: Math.min(meanDegree, n - 1.5) }, seed));

describe('eigenvalues of a dense symmetric matrix', () => {
  it('are those of ml-matrix, for Laplacians, adjacency and weights', () => {
    fc.assert(
      fc.property(sparse, (graph) => {
        for (const operator of [
          laplacianOperator(graph),
          adjacencyOperator(graph),
          weightOperator(metropolisWeights(graph)),
        ]) {
          const expected = oracle(operator);
          const found = symmetricEigenvalues(dense(operator), graph.n);
          for (let i = 0; i < graph.n; i++) expect(Math.abs(found[i] - expected[i])).toBeLessThan(1e-11);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('of any symmetric matrix of whole numbers', () => {
    // Whole numbers, since the other library fails on the tiniest.
    const entry = fc.integer({ min: -100, max: 100 });
    const lower = fc
      .integer({ min: 1, max: 8 })
      .chain((n) => fc.tuple(fc.constant(n), fc.array(entry, { minLength: n * n, maxLength: n * n })));
    fc.assert(
      fc.property(lower, ([n, entries]) => {
        const matrix = Float64Array.from(
          entries,
          (_, i) => entries[Math.max(i, (i % n) * n + Math.floor(i / n))],
        );
        const rows = Matrix.from1DArray(n, n, [...matrix]);
        const expected = new EigenvalueDecomposition(rows, { assumeSymmetric: true }).realEigenvalues;
        const sorted = expected.toSorted((a, b) => a - b);
        const found = symmetricEigenvalues(matrix.slice(), n);
        for (let i = 0; i < n; i++) expect(Math.abs(found[i] - sorted[i])).toBeLessThan(1e-10);
      }),
    );
  });
});

describe('a matrix of numbers whose squares vanish', () => {
  it('has eigenvalues all the same', () => {
    expect([...symmetricEigenvalues(Float64Array.of(0, 0, 0, 0, 0, 5e-324, 0, 5e-324, 0), 3)]).toEqual([
      0, 0, 0,
    ]);
    expect([...symmetricEigenvalues(Float64Array.of(3), 1)]).toEqual([3]);
  });
});

describe('Lanczos', () => {
  it('finds the ends of the spectrum that the dense solver finds', () => {
    for (const id of ['watts-strogatz', 'barabasi-albert', 'grid', 'tree', 'star', 'hypercube', 'ring']) {
      const graph = graphOf(id, 64, id === 'watts-strogatz' ? { rewired: 0.3 } : {});
      const values = symmetricEigenvalues(dense(laplacianOperator(graph)), graph.n);
      const low = lanczos(laplacianOperator(graph), { withoutConstant: true, end: 'smallest' });
      const high = lanczos(laplacianOperator(graph), { withoutConstant: true, end: 'largest' });
      expect(Math.abs(low.value - values[1]), id).toBeLessThan(1e-11);
      expect(Math.abs(high.value - values[graph.n - 1]), id).toBeLessThan(1e-11);
      expect(low.converged && high.converged).toBe(true);
    }
  });
});

/** Graphs beyond the dense solver whose λ₂ is known in closed form. */
const known: [string, Graph, number][] = [
  ['ring of 3000', graphOf('ring', 3000), 4 * Math.sin(Math.PI / 3000) ** 2],
  ['path of 1500', graphOf('path', 1500), 4 * Math.sin(Math.PI / 3000) ** 2],
  ['grid of 40 by 50', graphOf('grid', 2000, { columns: 50 }), 4 * Math.sin(Math.PI / 100) ** 2],
  ['torus of 40 by 50', graphOf('torus', 2000), 4 * Math.sin(Math.PI / 50) ** 2],
  ['star of 5000', graphOf('star', 5000), 1],
  ['hypercube of 4096', graphOf('hypercube', 4096), 2],
];

describe('algebraic connectivity', () => {
  it.each(known)(
    'of a %s is the closed form to 1e-9 of itself, within its own bounds',
    (_, graph, expected) => {
      const found = algebraicConnectivity(graph);
      expect(Math.abs(found.value / expected - 1)).toBeLessThan(1e-9);
      expect(found.lower).toBeLessThanOrEqual(expected);
      expect(found.upper).toBeGreaterThanOrEqual(expected);
    },
  );

  it('is 0 if disconnected, n if complete', () => {
    expect(algebraicConnectivity(graphOf('gnp', 20, { meanDegree: 0 })).value).toBe(0);
    expect(algebraicConnectivity(graphOf('complete', 100_000)).value).toBe(100_000);
    expect(algebraicConnectivity(graphOf('ring', 1)).value).toBe(0);
    expect(algebraicConnectivity(graphOf('path', 2)).value).toBeCloseTo(2, 12);
  });

  it('has a vector that the Laplacian stretches by it', () => {
    for (const [id, n] of [
      ['ring', 20],
      ['star', 20],
      ['watts-strogatz', 600],
      ['path', 300],
    ] as const) {
      const graph = graphOf(id, n);
      const vector = fiedlerVector(graph);
      const image = new Float64Array(n);
      laplacianOperator(graph).multiply(vector, image);
      const { value } = algebraicConnectivity(graph);
      const off = image.reduce((sum, entry, i) => sum + (entry - value * vector[i]) ** 2, 0);
      expect(Math.sqrt(off), id).toBeLessThan(1e-8);
      expect(Math.abs(vector.reduce((sum, entry) => sum + entry, 0))).toBeLessThan(1e-9);
      expect(vector.reduce((sum, entry) => sum + entry * entry, 0)).toBeCloseTo(1, 9);
    }
    expect(fiedlerVector(graphOf('complete', 3))).toEqual(Float64Array.of(Math.SQRT1_2, -Math.SQRT1_2, 0));
  });
});

describe('spectral radius', () => {
  it('of a star is the root of its leaves, of a regular graph its degree', () => {
    expect(spectralRadius(graphOf('star', 101)).value).toBeCloseTo(10, 10);
    expect(spectralRadius(graphOf('star', 10_001)).value).toBeCloseTo(100, 9);
    expect(spectralRadius(graphOf('random-regular', 1000, { degree: 6 })).value).toBeCloseTo(6, 9);
    expect(spectralRadius(graphOf('complete', 1000)).value).toBe(999);
    expect(spectralRadius(graphOf('gnp', 9, { meanDegree: 0 })).value).toBe(0);
  });
});

describe('weights of averaging', () => {
  it('are symmetric, and each row sums to 1', () => {
    fc.assert(
      fc.property(sparse, (graph) => {
        for (const weights of [metropolisWeights(graph), maximumDegreeWeights(graph)]) {
          const matrix = dense(weightOperator(weights));
          for (let i = 0; i < graph.n; i++) {
            let sum = 0;
            for (let j = 0; j < graph.n; j++) {
              sum += matrix[i * graph.n + j];
              expect(matrix[i * graph.n + j]).toBe(matrix[j * graph.n + i]);
              expect(matrix[i * graph.n + j]).toBeGreaterThanOrEqual(-1e-15);
            }
            expect(sum).toBeCloseTo(1, 12);
          }
        }
      }),
      { numRuns: 30 },
    );
  });

  it('have the modulus of a ring in closed form, dense or by Lanczos', () => {
    for (const n of [30, 900]) {
      const weights = maximumDegreeWeights(graphOf('ring', n));
      const expected = (1 + 2 * Math.cos((2 * Math.PI) / n)) / 3;
      expect(Math.abs(secondLargestModulus(weights).value - expected)).toBeLessThan(1e-12);
      expect(Math.abs(secondLargestEigenvalue(weights).value - expected)).toBeLessThan(1e-12);
    }
  });

  it('take the modulus where the smallest eigenvalue is the larger', () => {
    // Two agents who swap most of what they have: 1 and 1 - 2 × 0.9.
    const weights = {
      graph: graphOf('path', 2),
      links: Float64Array.of(0.9, 0.9),
      own: Float64Array.of(0.1, 0.1),
    };
    expect(secondLargestModulus(weights).value).toBeCloseTo(0.8, 12);
    expect(secondLargestEigenvalue(weights).value).toBeCloseTo(-0.8, 12);
  });

  it('never agree in a disconnected graph, at once in a complete one', () => {
    expect(secondLargestModulus(metropolisWeights(graphOf('gnp', 9, { meanDegree: 0 }))).value).toBe(1);
    expect(secondLargestModulus(metropolisWeights(graphOf('complete', 50_000))).value).toBe(0);
  });

  it('bound pairwise averaging too', () => {
    expect(pairwiseAveragingFactor(graphOf('star', 20)).value).toBeCloseTo(1 - 1 / 38, 12);
    expect(pairwiseAveragingFactor(graphOf('complete', 20)).value).toBeCloseTo(1 - 20 / 380, 12);
  });
});
