import type { Graph } from '../graph.ts';

/** Breadth-first search with arrays kept from one source to the next. */
export class BreadthFirst {
  /** Distance of each agent from the last source in links; -1 if it cannot be reached. */
  readonly distance: Int32Array;
  /** Agents in the order in which they were reached; the first `reached` count. */
  readonly order: Int32Array;
  reached = 0;
  /** Sum of the distances of the agents reached. */
  total = 0;
  /** The largest distance: the source's eccentricity in its component. */
  farthest = 0;
  private readonly graph: Graph;

  constructor(graph: Graph) {
    this.graph = graph;
    this.distance = new Int32Array(graph.n).fill(-1);
    this.order = new Int32Array(graph.n);
  }

  /** Measures the distances of all agents from one. The graph must have rows, that is not be the implicit complete one. */
  from(source: number): this {
    const { distance, order } = this;
    const { offsets, targets } = this.graph;
    for (let i = 0; i < this.reached; i++) distance[order[i]] = -1;
    distance[source] = 0;
    order[0] = source;
    let tail = 1;
    let total = 0;
    for (let head = 0; head < tail; head++) {
      const agent = order[head];
      const next = distance[agent] + 1;
      for (let k = offsets[agent]; k < offsets[agent + 1]; k++) {
        const target = targets[k];
        if (distance[target] >= 0) continue;
        distance[target] = next;
        order[tail++] = target;
        total += next;
      }
    }
    this.reached = tail;
    this.total = total;
    this.farthest = distance[order[tail - 1]];
    return this;
  }
}

/** Work of one search from anywhere, in steps: what a budget is counted in. */
export const searchCost = (graph: Graph): number => graph.n + graph.targets.length / 2;
