import { degree, type Graph } from '../graph.ts';
import { maximumDegree, type SymmetricOperator } from './operator.ts';

/** Weights of linear averaging on a graph: symmetric, each row summing to 1. For the complete graph one number says all. */
export interface Weights {
  graph: Graph;
  /** The weight of each entry of graph.targets; empty for the complete graph. */
  links: Float64Array;
  /** The weight that each agent gives itself; empty for the complete graph, where it is 1 / n as for everyone else. */
  own: Float64Array;
}

/** Metropolis–Hastings weights 1 / (1 + max(degree i, degree j)) (Xiao, Boyd & Lall, IPSN 2005, eq. 9). */
export function metropolisWeights(graph: Graph): Weights {
  return weights(graph, (i, j) => 1 / (1 + Math.max(degree(graph, i), degree(graph, j))));
}

/** Maximum-degree weights 1 / (1 + highest degree), the same on every link; 1/3 around a ring (ibid., eq. 8, with n for 1 + Δ). */
export function maximumDegreeWeights(graph: Graph): Weights {
  const weight = 1 / (1 + maximumDegree(graph));
  return weights(graph, () => weight);
}

/** The matrix of weights as an operator, for graphs with rows. */
export function weightOperator({ graph, links, own }: Weights): SymmetricOperator {
  const { n, offsets, targets } = graph;
  return {
    n,
    multiply: (x, into) => {
      for (let i = 0; i < n; i++) {
        let sum = own[i] * x[i];
        for (let k = offsets[i]; k < offsets[i + 1]; k++) sum += links[k] * x[targets[k]];
        into[i] = sum;
      }
    },
  };
}

function weights(graph: Graph, weight: (i: number, j: number) => number): Weights {
  if (graph.complete) return { graph, links: new Float64Array(0), own: new Float64Array(0) };
  const { n, offsets, targets } = graph;
  const links = new Float64Array(targets.length);
  const own = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let given = 0;
    for (let k = offsets[i]; k < offsets[i + 1]; k++) {
      links[k] = weight(i, targets[k]);
      given += links[k];
    }
    own[i] = 1 - given;
  }
  return { graph, links, own };
}
