import type { Chance } from '../../kernel/chance.ts';
import type { Graph } from '../graph.ts';
import { EdgeList } from './edges.ts';

/** Draws of unsuitable pairs in a row before the pairing is taken to be stuck. */
const PATIENCE = 64;
/** Fresh starts before giving up; in practice the first or second succeeds. */
const STARTS = 100;

/**
 * The edges of a random regular graph: each agent has `degree` points, and points of agents not yet joined are paired
 * at random (Steger & Wormald 1999, algorithm 2). Where only unsuitable points are left, a drawn edge gives way: the
 * last two points join its ends instead. n × degree must be even and degree at most (n - 1) / 2.
 */
export function pairPoints(n: number, degree: number, chance: Chance): EdgeList {
  for (let start = 0; start < STARTS; start++) {
    const rows = new Rows(n, degree);
    if (paired(rows, chance)) return rows.edges();
  }
  throw new RangeError(
    `topology.degree: came ${degree}, for which no graph on ${n} agents was found; expected another degree`,
  );
}

/** All pairs that are not edges: O(n²), meant for graphs with most pairs joined. */
export function complement(graph: Graph): Graph {
  const { n, offsets, targets } = graph;
  const edges = new EdgeList((n * (n - 1)) / 2 - targets.length / 2);
  for (let a = 0; a < n; a++) {
    let k = offsets[a];
    for (let b = 0; b < a; b++) {
      while (k < offsets[a + 1] && targets[k] < b) k++;
      if (k >= offsets[a + 1] || targets[k] !== b) edges.push(a, b);
    }
  }
  return edges.graph(n);
}

/** Neighbours found so far, a row of `degree` slots an agent. */
class Rows {
  readonly n: number;
  readonly degree: number;
  readonly used: Int32Array;
  readonly slots: Int32Array;

  constructor(n: number, degree: number) {
    this.n = n;
    this.degree = degree;
    this.used = new Int32Array(n);
    this.slots = new Int32Array(n * degree);
  }

  joined(a: number, b: number): boolean {
    const first = a * this.degree;
    for (let k = first; k < first + this.used[a]; k++) if (this.slots[k] === b) return true;
    return false;
  }

  suitable(a: number, b: number): boolean {
    return a !== b && !this.joined(a, b);
  }

  join(a: number, b: number): void {
    this.slots[a * this.degree + this.used[a]++] = b;
    this.slots[b * this.degree + this.used[b]++] = a;
  }

  replace(a: number, old: number, by: number): void {
    this.slots[this.slots.indexOf(old, a * this.degree)] = by;
  }

  edges(): EdgeList {
    const edges = new EdgeList(this.slots.length / 2);
    for (let a = 0; a < this.n; a++) {
      for (let k = a * this.degree; k < (a + 1) * this.degree; k++) {
        if (this.slots[k] < a) edges.push(a, this.slots[k]);
      }
    }
    return edges;
  }
}

/** Pairs all points; false if stuck beyond repair. */
function paired(rows: Rows, chance: Chance): boolean {
  const { n, degree } = rows;
  const points = new Int32Array(n * degree);
  for (let point = 0; point < points.length; point++) points[point] = Math.floor(point / degree);
  let left = points.length;
  let misses = 0;
  while (left > 0) {
    const i = chance.below(left);
    const j = chance.below(left);
    const a = points[i];
    const b = points[j];
    if (i === j) continue;
    const fits = rows.suitable(a, b);
    if (!fits && ++misses < PATIENCE) continue;
    if (fits) rows.join(a, b);
    else if (!giveWay(rows, a, b, chance)) return false;
    misses = 0;
    points[Math.max(i, j)] = points[--left];
    points[Math.min(i, j)] = points[--left];
  }
  return true;
}

/** Replaces an edge x–y by a–x and b–y; searched from a drawn place on, so that one is found where any exists. */
function giveWay(rows: Rows, a: number, b: number, chance: Chance): boolean {
  const { degree, slots } = rows;
  const start = chance.below(slots.length);
  for (let step = 0; step < slots.length; step++) {
    const slot = start + step < slots.length ? start + step : start + step - slots.length;
    const x = Math.floor(slot / degree);
    if (slot - x * degree >= rows.used[x]) continue;
    const y = slots[slot];
    if (!rows.suitable(a, x) || !rows.suitable(b, y)) continue;
    rows.replace(x, y, a);
    rows.replace(y, x, b);
    slots[a * degree + rows.used[a]++] = x;
    slots[b * degree + rows.used[b]++] = y;
    return true;
  }
  return false;
}
