/** Neighbours of all agents in compressed sparse rows: those of i stand at targets[offsets[i] .. offsets[i + 1]). */
export interface Rows {
  n: number;
  offsets: Int32Array;
  targets: Int32Array;
}

/** Rows from a list of edges; ends outside 0 .. n - 1 and edges from an agent to itself are left out. */
export function rowsOf(n: number, from: Int32Array, to: Int32Array): Rows {
  const offsets = new Int32Array(n + 1);
  const valid = (e: number): boolean =>
    from[e] !== to[e] && from[e] >= 0 && to[e] >= 0 && from[e] < n && to[e] < n;
  for (let e = 0; e < from.length; e++) {
    if (!valid(e)) continue;
    offsets[from[e] + 1]++;
    offsets[to[e] + 1]++;
  }
  for (let i = 0; i < n; i++) offsets[i + 1] += offsets[i];
  const targets = new Int32Array(offsets[n]);
  const fill = offsets.slice();
  for (let e = 0; e < from.length; e++) {
    if (!valid(e)) continue;
    targets[fill[from[e]]++] = to[e];
    targets[fill[to[e]]++] = from[e];
  }
  return { n, offsets, targets };
}

/** Hops from `start` to every agent by breadth-first search into `out`; -1 where there is no way. Gives the last agent reached. */
export function hopsFrom(rows: Rows, start: number, out: Int32Array, queue: Int32Array): number {
  const { offsets, targets } = rows;
  out.fill(-1);
  out[start] = 0;
  queue[0] = start;
  let tail = 1;
  for (let head = 0; head < tail; head++) {
    const agent = queue[head];
    for (let k = offsets[agent]; k < offsets[agent + 1]; k++) {
      const next = targets[k];
      if (out[next] >= 0) continue;
      out[next] = out[agent] + 1;
      queue[tail++] = next;
    }
  }
  return queue[tail - 1];
}

/** Component of each agent, numbered by size from the largest (0) down, and the sizes. */
export function components(rows: Rows): { of: Int32Array; sizes: number[] } {
  const { n, offsets, targets } = rows;
  const of = new Int32Array(n).fill(-1);
  const sizes: number[] = [];
  const queue = new Int32Array(n);
  for (let start = 0; start < n; start++) {
    if (of[start] >= 0) continue;
    const id = sizes.length;
    of[start] = id;
    queue[0] = start;
    let tail = 1;
    for (let head = 0; head < tail; head++) {
      const agent = queue[head];
      for (let k = offsets[agent]; k < offsets[agent + 1]; k++) {
        if (of[targets[k]] >= 0) continue;
        of[targets[k]] = id;
        queue[tail++] = targets[k];
      }
    }
    sizes.push(tail);
  }
  const order = sizes.map((_, id) => id).sort((a, b) => sizes[b] - sizes[a] || a - b);
  const rank = new Int32Array(sizes.length);
  order.forEach((id, place) => {
    rank[id] = place;
  });
  for (let i = 0; i < n; i++) of[i] = rank[of[i]];
  return { of, sizes: order.map((id) => sizes[id]) };
}
