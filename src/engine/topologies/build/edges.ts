import type { Graph } from '../graph.ts';

/** Most edges a graph may have: beyond it the arrays alone would take half a gigabyte. */
export const EDGE_LIMIT = 33_554_432;

/**
 * The simple undirected graph of n agents with the given edges: loops are dropped, an edge given twice counts once, and
 * rows come out sorted. Two counting sorts, O(n + edges). Throws where an end is not an agent.
 */
export function fromEdges(n: number, sources: Int32Array, targets: Int32Array): Graph {
  requireAgents(n);
  const offsets = rowOffsets(n, sources, targets);
  const scattered = new Int32Array(offsets[n]);
  const cursor = offsets.slice(0, n);
  for (let e = 0; e < sources.length; e++) {
    const a = sources[e];
    const b = targets[e];
    if (a === b) continue;
    scattered[cursor[a]++] = b;
    scattered[cursor[b]++] = a;
  }
  // The transpose of a symmetric relation is itself; reading rows in order of agents writes every row in order.
  cursor.set(offsets.subarray(0, n));
  const sorted = new Int32Array(scattered.length);
  for (let agent = 0; agent < n; agent++) {
    for (let k = offsets[agent]; k < offsets[agent + 1]; k++) sorted[cursor[scattered[k]]++] = agent;
  }
  return { n, offsets, targets: withoutRepeats(offsets, sorted), complete: false };
}

/** Edges gathered one by one before their graph is built. */
export class EdgeList {
  sources: Int32Array;
  targets: Int32Array;
  length = 0;

  /** Room for `expected` edges to begin with; it grows as needed. */
  constructor(expected = 64) {
    const room = Math.max(16, Math.min(EDGE_LIMIT, Math.ceil(expected)));
    this.sources = new Int32Array(room);
    this.targets = new Int32Array(room);
  }

  push(a: number, b: number): void {
    if (this.length === this.sources.length) this.grow();
    this.sources[this.length] = a;
    this.targets[this.length++] = b;
  }

  /** The graph of n agents with these edges (see fromEdges). */
  graph(n: number): Graph {
    return fromEdges(n, this.sources.subarray(0, this.length), this.targets.subarray(0, this.length));
  }

  private grow(): void {
    refuseTooManyEdges('agents', this.length + 1);
    const room = Math.min(EDGE_LIMIT, this.sources.length * 2);
    const sources = new Int32Array(room);
    const targets = new Int32Array(room);
    sources.set(this.sources);
    targets.set(this.targets);
    this.sources = sources;
    this.targets = targets;
  }
}

/** Throws if n is no number of agents. */
export function requireAgents(n: number): void {
  if (!Number.isInteger(n) || n < 1)
    throw new RangeError(`agents: came ${n}, expected a whole number from 1`);
}

/** Throws if so many edges do not fit; `field` is what the person set, for the message. */
export function refuseTooManyEdges(field: string, edges: number): void {
  if (edges <= EDGE_LIMIT) return;
  throw new RangeError(
    `${field}: came ${Math.round(edges)} links, expected at most ${EDGE_LIMIT}; take fewer agents or fewer links each`,
  );
}

function rowOffsets(n: number, sources: Int32Array, targets: Int32Array): Int32Array {
  if (sources.length !== targets.length) {
    throw new RangeError(
      `fromEdges: ${sources.length} sources and ${targets.length} targets, expected as many`,
    );
  }
  refuseTooManyEdges('agents', sources.length);
  const offsets = new Int32Array(n + 1);
  for (let e = 0; e < sources.length; e++) {
    const a = sources[e];
    const b = targets[e];
    if (a >>> 0 >= n || b >>> 0 >= n) {
      throw new RangeError(`fromEdges: edge ${e} joins ${a} and ${b}, expected agents from 0 to ${n - 1}`);
    }
    if (a === b) continue;
    offsets[a + 1]++;
    offsets[b + 1]++;
  }
  for (let agent = 0; agent < n; agent++) offsets[agent + 1] += offsets[agent];
  return offsets;
}

/** Drops repeats from sorted rows, moving `offsets` with them. */
function withoutRepeats(offsets: Int32Array, sorted: Int32Array): Int32Array {
  let write = 0;
  let read = 0;
  for (let agent = 0; agent + 1 < offsets.length; agent++) {
    const end = offsets[agent + 1];
    let previous = -1;
    offsets[agent] = write;
    for (; read < end; read++) {
      const target = sorted[read];
      if (target !== previous) sorted[write++] = target;
      previous = target;
    }
  }
  offsets[offsets.length - 1] = write;
  return write === sorted.length ? sorted : sorted.slice(0, write);
}
