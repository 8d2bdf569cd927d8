import { degree, type Graph } from '../graph.ts';

/** A symmetric matrix known by what it does to a vector. */
export interface SymmetricOperator {
  n: number;
  /** Writes the product with x into `into`, which is another array. */
  multiply(x: Float64Array, into: Float64Array): void;
}

/** The adjacency matrix of a graph with rows. */
export function adjacencyOperator(graph: Graph): SymmetricOperator {
  const { n, offsets, targets } = graph;
  return {
    n,
    multiply: (x, into) => {
      for (let i = 0; i < n; i++) {
        let sum = 0;
        for (let k = offsets[i]; k < offsets[i + 1]; k++) sum += x[targets[k]];
        into[i] = sum;
      }
    },
  };
}

/** The Laplacian of a graph with rows: degrees on the diagonal, -1 for each link. */
export function laplacianOperator(graph: Graph): SymmetricOperator {
  const { n, offsets, targets } = graph;
  return {
    n,
    multiply: (x, into) => {
      for (let i = 0; i < n; i++) {
        let sum = 0;
        for (let k = offsets[i]; k < offsets[i + 1]; k++) sum += x[i] - x[targets[k]];
        into[i] = sum;
      }
    },
  };
}

/** The operator written out row by row, n × n. */
export function dense(operator: SymmetricOperator): Float64Array {
  const { n } = operator;
  const matrix = new Float64Array(n * n);
  const unit = new Float64Array(n);
  for (let column = 0; column < n; column++) {
    unit[column] = 1;
    operator.multiply(unit, matrix.subarray(column * n, (column + 1) * n));
    unit[column] = 0;
  }
  return matrix;
}

/** The largest degree, which bounds the eigenvalues of adjacency; twice it those of the Laplacian. */
export function maximumDegree(graph: Graph): number {
  if (graph.complete) return graph.n - 1;
  let highest = 0;
  for (let i = 0; i < graph.n; i++) highest = Math.max(highest, degree(graph, i));
  return highest;
}
