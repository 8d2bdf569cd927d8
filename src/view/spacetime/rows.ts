import type { EdgeList } from '../../engine/kernel/frame.ts';

/** Agents that get a line, ascending. */
export interface Rows {
  agents: readonly number[];
  /** Row of an agent, or undefined. */
  rowOf: ReadonlyMap<number, number>;
  /** Says which agents are shown where not all are; empty where all are. */
  words: string;
}

/**
 * All agents where there is room; otherwise the selected one (or the first) and those nearest to it in the graph, found
 * breadth first, and beyond the graph's reach those next in number.
 */
export function chooseRows(
  n: number,
  selected: number | null,
  edges: EdgeList | null,
  atMost: number,
  nameOf: (agent: number) => string,
): Rows {
  if (n <= atMost)
    return rowsFor(
      Array.from({ length: n }, (_, agent) => agent),
      '',
    );
  const centre = selected !== null && selected >= 0 && selected < n ? selected : 0;
  const chosen = new Set([centre]);
  const queue = [centre];
  const neighbours = edges ? adjacency(edges, n) : null;
  while (neighbours && queue.length > 0 && chosen.size < atMost) {
    const agent = queue.shift() ?? 0;
    for (
      let at = neighbours.first[agent];
      at < neighbours.first[agent + 1] && chosen.size < atMost;
      at += 1
    ) {
      const next = neighbours.to[at];
      if (chosen.has(next)) continue;
      chosen.add(next);
      queue.push(next);
    }
  }
  const reached = chosen.size;
  for (let step = 1; chosen.size < atMost; step += 1) chosen.add((centre + step) % n);
  const nearness =
    reached === atMost
      ? 'nearest to it'
      : reached === 1
        ? 'next in number'
        : 'nearest to it or next in number';
  const words = `${nameOf(centre)} and the ${chosen.size - 1} agents ${nearness}, of ${n.toLocaleString('en')}`;
  return rowsFor(
    [...chosen].toSorted((a, b) => a - b),
    words,
  );
}

function rowsFor(agents: number[], words: string): Rows {
  return { agents, rowOf: new Map(agents.map((agent, row) => [agent, row])), words };
}

/** Neighbours of agent a stand at to[first[a]] .. to[first[a + 1] - 1]. */
function adjacency({ from, to }: EdgeList, n: number): { first: Int32Array; to: Int32Array } {
  const first = new Int32Array(n + 1);
  const valid = (i: number): boolean => from[i] >= 0 && from[i] < n && to[i] >= 0 && to[i] < n;
  for (let i = 0; i < from.length; i += 1) {
    if (!valid(i)) continue;
    first[from[i] + 1] += 1;
    first[to[i] + 1] += 1;
  }
  for (let agent = 0; agent < n; agent += 1) first[agent + 1] += first[agent];
  const next = first.slice();
  const ends = new Int32Array(first[n]);
  for (let i = 0; i < from.length; i += 1) {
    if (!valid(i)) continue;
    ends[next[from[i]]] = to[i];
    ends[next[to[i]]] = from[i];
    next[from[i]] += 1;
    next[to[i]] += 1;
  }
  return { first, to: ends };
}
