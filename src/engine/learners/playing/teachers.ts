import type { Flows } from '../../kernel/board.ts';

/** Up to so many agents everyone remembers everyone; in larger groups so many teachers, of whom the least heard gives way. */
const ALL_REMEMBERED = 65;
const PLACES = 16;
/** Rows told to a page, the most heard first. */
const ROWS_AT_MOST = 2000;

/**
 * Who each agent has learned from and how often. Exact for up to 65 agents; beyond, an agent keeps 16 of its most heard teachers, each
 * counted at least as often as it was heard (space saving; Metwally, Agrawal & El Abbadi, ICDT 2005).
 */
export interface Teachers {
  places: number;
  /** Teacher at each place of each agent, or -1. */
  from: Int32Array;
  count: Float64Array;
}

/** Nobody has learned from anybody yet; of 0 agents where nothing can be told. */
export function teachersOf(n: number): Teachers {
  const places = n < 2 ? 0 : n <= ALL_REMEMBERED ? n - 1 : PLACES;
  return { places, from: new Int32Array(n * places).fill(-1), count: new Float64Array(n * places) };
}

/** Counts so many steps, tables or sights of `from` that `agent` has learned from. */
export function countTeacher(
  { places, from: known, count }: Teachers,
  agent: number,
  from: number,
  times: number,
): void {
  if (places === 0) return;
  const first = agent * places;
  let least = first;
  for (let at = first; at < first + places; at++) {
    if (known[at] === from || known[at] < 0) {
      known[at] = from;
      count[at] += times;
      return;
    }
    if (count[at] < count[least]) least = at;
  }
  known[least] = from;
  count[least] += times;
}

/** Number of others that an agent has learned from that it remembers. */
export function teachersKnown({ places, from }: Teachers, agent: number): number {
  let known = 0;
  while (known < places && from[agent * places + known] >= 0) known += 1;
  return known;
}

/** The teacher an agent has learned most from, and how often; null where it has learned from nobody. */
export function mainTeacher(
  { places, from, count }: Teachers,
  agent: number,
): { from: number; times: number } | null {
  let best = agent * places;
  for (let at = best; at < (agent + 1) * places; at++) if (count[at] > count[best]) best = at;
  return places === 0 || from[best] < 0 ? null : { from: from[best], times: count[best] };
}

/** All of it as rows, the heaviest first where there are too many. */
export function flowsOf({ places, from, count }: Teachers, unit: string): Flows | null {
  const rows: number[] = [];
  for (let at = 0; at < from.length; at++) if (from[at] >= 0 && count[at] > 0) rows.push(at);
  if (rows.length === 0) return null;
  if (rows.length > ROWS_AT_MOST) rows.sort((a, b) => count[b] - count[a] || a - b).splice(ROWS_AT_MOST);
  return {
    from: Int32Array.from(rows, (at) => from[at]),
    to: Int32Array.from(rows, (at) => Math.floor(at / places)),
    weight: Float64Array.from(rows, (at) => count[at]),
    unit,
  };
}
