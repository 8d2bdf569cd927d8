import type { Graph } from '../graph.ts';

/** Connected components: `of[i]` is the component of agent i, numbered by their lowest agent; `sizes` by number. */
export interface Components {
  count: number;
  of: Int32Array;
  sizes: Int32Array;
}

/** The connected components of a graph, by breadth-first search, O(n + edges). */
export function components(graph: Graph): Components {
  const { n, offsets, targets } = graph;
  if (graph.complete) return { count: 1, of: new Int32Array(n), sizes: Int32Array.of(n) };
  const of = new Int32Array(n).fill(-1);
  const queue = new Int32Array(n);
  const starts: number[] = [];
  let tail = 0;
  for (let root = 0; root < n; root++) {
    if (of[root] >= 0) continue;
    const label = starts.length;
    let head = tail;
    starts.push(tail);
    of[root] = label;
    queue[tail++] = root;
    while (head < tail) {
      const agent = queue[head++];
      for (let k = offsets[agent]; k < offsets[agent + 1]; k++) {
        const next = targets[k];
        if (of[next] >= 0) continue;
        of[next] = label;
        queue[tail++] = next;
      }
    }
  }
  const count = starts.length;
  const sizes = Int32Array.from(
    starts,
    (start, label) => (label + 1 < count ? starts[label + 1] : n) - start,
  );
  return { count, of, sizes };
}

/** Whether a path joins every two agents. */
export const connected = (graph: Graph): boolean => components(graph).count === 1;

/** Share of all agents that are in the largest component. */
export function giantFraction(graph: Graph): number {
  let largest = 0;
  for (const size of components(graph).sizes) largest = Math.max(largest, size);
  return largest / graph.n;
}
