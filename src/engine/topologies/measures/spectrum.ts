import { edgeCount, type Graph } from '../graph.ts';
import { components } from './components.ts';
import { type Estimate, exactly } from './estimate.ts';
import { type LanczosOptions, lanczos } from './lanczos.ts';
import {
  adjacencyOperator,
  dense,
  laplacianOperator,
  maximumDegree,
  type SymmetricOperator,
} from './operator.ts';
import { symmetricEigenvalues } from './symmetric-eigenvalues.ts';
import { type Weights, weightOperator } from './weights.ts';

/** Up to so many agents all eigenvalues are computed, exact to rounding; beyond it the wanted one, by Lanczos. */
const DENSE_LIMIT = 512;
/** Entries of vectors and matrix visited before Lanczos stops unconverged: a few seconds. */
const WORK_LIMIT = 1e9;

/**
 * Algebraic connectivity λ₂ of the Laplacian (Fiedler 1973): 0 if and only if disconnected, n if complete. Beyond 512 agents
 * an approximation from above with the bounds of its residual, within 1e-9 relative unless the work limit was met.
 */
export function algebraicConnectivity(graph: Graph): Estimate {
  const { n } = graph;
  if (n === 1) return exactly(0);
  if (graph.complete) return exactly(n);
  if (components(graph).count > 1) return exactly(0);
  const operator = laplacianOperator(graph);
  if (n <= DENSE_LIMIT) return exactly(symmetricEigenvalues(dense(operator), n)[1]);
  return estimated(graph, operator, { withoutConstant: true, end: 'smallest' }, 0);
}

/** A unit eigenvector of λ₂ whose entries sum to 0 (the Fiedler vector); of a complete or edgeless graph the first such difference. */
export function fiedlerVector(graph: Graph): Float64Array {
  const { n } = graph;
  if (n === 1) return new Float64Array(1);
  if (graph.complete || edgeCount(graph) === 0) {
    const vector = new Float64Array(n);
    vector[0] = Math.SQRT1_2;
    vector[1] = -Math.SQRT1_2;
    return vector;
  }
  const options: LanczosOptions = {
    withoutConstant: true,
    end: 'smallest',
    steps: stepsFor(graph),
    vector: true,
  };
  return lanczos(laplacianOperator(graph), options).vector ?? new Float64Array(n);
}

/** The largest eigenvalue λ₁ of the adjacency matrix; an epidemic dies out below 1 / λ₁ (Wang et al., SRDS 2003). */
export function spectralRadius(graph: Graph): Estimate {
  const { n } = graph;
  if (graph.complete) return exactly(n - 1);
  if (edgeCount(graph) === 0) return exactly(0);
  const operator = adjacencyOperator(graph);
  if (n <= DENSE_LIMIT) return exactly(symmetricEigenvalues(dense(operator), n)[n - 1]);
  return estimated(graph, operator, { withoutConstant: false, end: 'largest' }, maximumDegree(graph));
}

/**
 * The second-largest eigenvalue modulus of averaging weights: the factor by which disagreement shrinks in a round of x ← W x
 * in the long run (Xiao & Boyd, Systems & Control Letters 53 (2004) 65). 1 if disconnected, 0 if complete.
 */
export function secondLargestModulus(weights: Weights): Estimate {
  const { graph } = weights;
  const { n } = graph;
  if (n === 1 || graph.complete) return exactly(0);
  if (components(graph).count > 1) return exactly(1);
  const operator = weightOperator(weights);
  if (n <= DENSE_LIMIT) {
    const values = symmetricEigenvalues(dense(operator), n);
    return exactly(Math.max(Math.abs(values[0]), Math.abs(values[n - 2])));
  }
  const high = estimated(graph, operator, { withoutConstant: true, end: 'largest' }, 1);
  const low = estimated(graph, operator, { withoutConstant: true, end: 'smallest' }, -1);
  return {
    value: Math.max(Math.abs(high.value), Math.abs(low.value)),
    exact: false,
    lower: Math.max(high.lower, -low.upper),
    upper: Math.max(high.upper, -low.lower),
  };
}

/** The second-largest eigenvalue of averaging weights, with its sign; n >= 2. */
export function secondLargestEigenvalue(weights: Weights): Estimate {
  const { graph } = weights;
  const { n } = graph;
  if (n < 2) throw new RangeError('secondLargestEigenvalue: a matrix of one entry has one eigenvalue');
  if (graph.complete) return exactly(0);
  if (components(graph).count > 1) return exactly(1);
  const operator = weightOperator(weights);
  if (n <= DENSE_LIMIT) return exactly(symmetricEigenvalues(dense(operator), n)[n - 2]);
  return estimated(graph, operator, { withoutConstant: true, end: 'largest' }, 1);
}

/**
 * The factor by which the expected squared disagreement shrinks a tick, at worst, when one uniformly drawn link averages its
 * two ends: 1 - λ₂ / (2 × links) (Boyd, Ghosh, Prabhakar & Shah, IEEE Trans. Information Theory 52 (2006) 2508).
 */
export function pairwiseAveragingFactor(graph: Graph): Estimate {
  const gap = algebraicConnectivity(graph);
  const of = (value: number) => 1 - value / (2 * edgeCount(graph));
  return { value: of(gap.value), exact: gap.exact, lower: of(gap.upper), upper: of(gap.lower) };
}

/**
 * By Lanczos. Its value lies on the inner side of the extreme eigenvalue, which therefore lies between it and its residual's
 * width beyond; if the work limit was met first, between it and `outer`, a bound known beforehand.
 */
function estimated(
  graph: Graph,
  operator: SymmetricOperator,
  options: LanczosOptions,
  outer: number,
): Estimate {
  const { value, residual, rounding, converged } = lanczos(operator, { ...options, steps: stepsFor(graph) });
  const inner = options.end === 'smallest' ? value + rounding : value - rounding;
  const width = residual + rounding;
  if (options.end === 'smallest') {
    return { value, exact: false, lower: converged ? value - width : outer, upper: inner };
  }
  return { value, exact: false, lower: inner, upper: converged ? value + width : outer };
}

const stepsFor = (graph: Graph): number => Math.ceil(WORK_LIMIT / (5 * graph.n + graph.targets.length));
