import type { Chance } from '../../kernel/chance.ts';
import { degree, type Graph } from '../graph.ts';

/** Who goes first: anyone, or those who had most links before anyone went (ties in random order). */
export type RemovalOrder = 'random' | 'degree';

/** The agents in the order in which they are removed. */
export function removalOrder(graph: Graph, order: RemovalOrder, chance: Chance): Int32Array {
  const { n } = graph;
  const agents = Int32Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = chance.below(i + 1);
    const agent = agents[i];
    agents[i] = agents[j];
    agents[j] = agent;
  }
  if (order === 'random' || graph.complete) return agents;
  // Sorting is stable, so ties keep the order just drawn.
  return agents.toSorted((a, b) => degree(graph, b) - degree(graph, a));
}

/** Every state of a graph that loses its agents one by one. Index k: k agents removed; all as shares of the first n. */
export interface Percolation {
  /** The largest component left. */
  giant: Float64Array;
  /** Σ size² / n over all components but the largest: it peaks where the giant falls apart. */
  others: Float64Array;
}

/**
 * The largest component after each removal, all in O(n + edges): the agents are put back in reverse order into a
 * union-find (Newman & Ziff, Physical Review E 64 (2001) 016706).
 */
export function percolation(graph: Graph, order: Int32Array): Percolation {
  const { n, offsets, targets } = graph;
  const giant = new Float64Array(n + 1);
  const others = new Float64Array(n + 1);
  if (graph.complete) {
    for (let removed = 0; removed <= n; removed++) giant[removed] = (n - removed) / n;
    return { giant, others };
  }
  // A negative entry is a root and minus the size of its component; 0 an agent that is removed.
  const parent = new Int32Array(n);
  const present = new Uint8Array(n);
  const rootOf = (agent: number): number => {
    let at = agent;
    while (parent[at] >= 0) {
      if (parent[parent[at]] >= 0) parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  };
  let largest = 0;
  let squares = 0;
  for (let removed = n - 1; removed >= 0; removed--) {
    const agent = order[removed];
    present[agent] = 1;
    parent[agent] = -1;
    squares += 1;
    let root = agent;
    for (let k = offsets[agent]; k < offsets[agent + 1]; k++) {
      if (present[targets[k]] === 0) continue;
      const other = rootOf(targets[k]);
      if (other === root) continue;
      squares += 2 * parent[root] * parent[other];
      const [large, small] = parent[root] <= parent[other] ? [root, other] : [other, root];
      parent[large] += parent[small];
      parent[small] = large;
      root = large;
    }
    largest = Math.max(largest, -parent[root]);
    giant[removed] = largest / n;
    others[removed] = (squares - largest * largest) / n;
  }
  return { giant, others };
}

/**
 * Removes a share of the agents and returns the largest component left as a share of all n agents there were (Albert, Jeong
 * & Barabási, Nature 406 (2000) 378). The number removed is rounded to the nearest.
 */
export function removeAgents(graph: Graph, share: number, order: RemovalOrder, chance: Chance): number {
  if (!(share >= 0 && share <= 1)) throw new RangeError(`removeAgents: share is ${share}, expected 0 to 1`);
  return percolation(graph, removalOrder(graph, order, chance)).giant[Math.round(share * graph.n)];
}

/** The share of agents removed at which the components beside the largest peak: where the giant falls apart. */
export function criticalShare(graph: Graph, order: RemovalOrder, chance: Chance): number {
  const { others } = percolation(graph, removalOrder(graph, order, chance));
  let best = 0;
  for (let removed = 1; removed <= graph.n; removed++) if (others[removed] > others[best]) best = removed;
  return best / graph.n;
}

/**
 * The share of agents whose random loss leaves no giant component, foretold from the degrees alone: 1 - 1 / (κ - 1), κ = ⟨k²⟩ /
 * ⟨k⟩ (Cohen, Erez, ben-Avraham & Havlin, Physical Review Letters 85 (2000) 4626); 0 where there is none to lose.
 */
export function foretoldCriticalShare(graph: Graph): number {
  let sum = 0;
  let squares = 0;
  if (graph.complete) {
    sum = graph.n - 1;
    squares = sum * sum;
  } else {
    for (let i = 0; i < graph.n; i++) {
      const k = degree(graph, i);
      sum += k;
      squares += k * k;
    }
  }
  const branching = sum > 0 ? squares / sum - 1 : 0;
  return branching > 1 ? 1 - 1 / branching : 0;
}
