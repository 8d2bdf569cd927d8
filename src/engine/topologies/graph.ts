/**
 * Who may talk to whom: an undirected simple graph in compressed sparse rows. The complete graph is
 * implicit, because its rows would not fit; callers go through `degree` and `neighbour`.
 */
export interface Graph {
  /** Number of agents. */
  n: number;
  /** Length n + 1: the neighbours of i stand at targets[offsets[i] .. offsets[i + 1]). Empty if `complete`. */
  offsets: Int32Array;
  /** Neighbours, ascending within a row; each edge stands twice. */
  targets: Int32Array;
  complete: boolean;
  /** Positions in the unit square, two numbers an agent, where the topology has a natural picture. */
  positions?: Float32Array;
  /** Group of each agent, where the topology has groups (clusters, levels). */
  groups?: Int32Array;
  /** Names of the agents, where the graph was given with names. */
  names?: readonly string[];
  /** Plain sentences about what the person should know ("3 components: news cannot reach everyone."). */
  warnings?: string[];
}

export function degree(graph: Graph, agent: number): number {
  return graph.complete ? graph.n - 1 : graph.offsets[agent + 1] - graph.offsets[agent];
}

/** The k-th neighbour of an agent, 0 <= k < degree. */
export function neighbour(graph: Graph, agent: number, k: number): number {
  if (graph.complete) return k < agent ? k : k + 1;
  return graph.targets[graph.offsets[agent] + k];
}

/** Whether a and b are joined, by binary search of the row of a. */
export function adjacent(graph: Graph, a: number, b: number): boolean {
  if (graph.complete) return a !== b;
  let low = graph.offsets[a];
  let high = graph.offsets[a + 1] - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const target = graph.targets[middle];
    if (target === b) return true;
    if (target < b) low = middle + 1;
    else high = middle - 1;
  }
  return false;
}

/** Number of undirected edges. */
export function edgeCount(graph: Graph): number {
  return graph.complete ? (graph.n * (graph.n - 1)) / 2 : graph.targets.length / 2;
}
