/** A list of edges by the numbers of their agents. */
export interface Edges {
  from: Int32Array;
  to: Int32Array;
  positions?: Float32Array;
}

/** Whether two lists name the same edges in the same order, and the same natural picture. */
export function sameGraph(a: Edges, b: Edges): boolean {
  const same = (one: ArrayLike<number>, other: ArrayLike<number>): boolean => {
    if (one === other) return true;
    if (one.length !== other.length) return false;
    for (let k = 0; k < one.length; k++) if (one[k] !== other[k]) return false;
    return true;
  };
  return same(a.from, b.from) && same(a.to, b.to) && same(a.positions ?? [], b.positions ?? []);
}

const examinedAtMost = 20_000;

/** Share of the edges of `now` among the first n agents that `before` has too, 0 to 1, from a fair sample of agents if there are many. */
export function sharedEdges(before: Edges, now: Edges, n: number): number {
  const step = Math.max(1, Math.ceil(now.from.length / examinedAtMost));
  const key = (a: number, b: number): number => Math.min(a, b) * 67_108_864 + Math.max(a, b);
  const examined = (a: number, b: number): boolean => a < n && b < n && Math.min(a, b) % step === 0;
  const known = new Set<number>();
  for (let e = 0; e < before.from.length; e++) {
    if (examined(before.from[e], before.to[e])) known.add(key(before.from[e], before.to[e]));
  }
  let shared = 0;
  let all = 0;
  for (let e = 0; e < now.from.length; e++) {
    if (!examined(now.from[e], now.to[e])) continue;
    all++;
    if (known.has(key(now.from[e], now.to[e]))) shared++;
  }
  return all > 0 ? shared / all : 0;
}
