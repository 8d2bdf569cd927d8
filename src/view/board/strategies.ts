import type { BoardView, MatrixBoard } from '../../engine/kernel/board.ts';

type Table = readonly (readonly number[])[];
type Mixes = NonNullable<BoardView['mixes']>;

/** Chances of one agent's actions, `at` being its place in the list. */
export const mixAt = ({ chances, actions }: Mixes, at: number): number[] =>
  Array.from(chances.subarray(at * actions, (at + 1) * actions));

/** Mean mix of all who sit on a side (1 rows, 0 columns) over its first `count` actions; an even one where nobody does. */
export function meanMix(mixes: Mixes, sides: Uint8Array, side: number, count: number): number[] {
  const sum = new Array<number>(count).fill(0);
  let seated = 0;
  mixes.agents.forEach((agent, at) => {
    if (sides[agent] !== side) return;
    seated += 1;
    mixAt(mixes, at).forEach((chance, i) => {
      // An action that a side does not have counts as its last.
      sum[Math.min(i, count - 1)] += chance;
    });
  });
  return sum.map((chance) => (seated > 0 ? chance / seated : 1 / count));
}

/** What each action earns against a mix: the table's rows times the mix. */
export const earnings = (table: Table, against: readonly number[]): number[] =>
  table.map((row) => row.reduce((sum, payoff, j) => sum + payoff * (against[j] ?? 0), 0));

export const transposed = (table: Table): number[][] =>
  (table[0] ?? []).map((_, j) => table.map((row) => row[j] ?? 0));

/** Rates of growth of shares by replicator dynamics, ẋᵢ = xᵢ (uᵢ − ū) (Taylor & Jonker 1978), where action i earns uᵢ. */
export function replicatorRates(shares: readonly number[], earned: readonly number[]): number[] {
  const mean = shares.reduce((sum, share, i) => sum + share * (earned[i] ?? 0), 0);
  return shares.map((share, i) => share * ((earned[i] ?? 0) - mean));
}

/** Whether rates as fast as this are a movement: what is left of sums that cancel is rounding, however it is scaled. */
export function movesAtAll(fastest: number, ...tables: readonly Table[]): boolean {
  const most = tables.flat(2).reduce((largest, payoff) => Math.max(largest, Math.abs(payoff)), 0);
  return fastest > 1e-9 * most;
}

/** Cells in which neither player gains by another action alone: equilibria in pure strategies. */
export function pureEquilibria({ row, column }: Pick<MatrixBoard, 'row' | 'column'>): [number, number][] {
  const found: [number, number][] = [];
  row.forEach((cells, i) =>
    cells.forEach((payoff, j) => {
      const bestRow = row.every((other) => other[j] <= payoff);
      const bestColumn = column[i].every((other) => other <= column[i][j]);
      if (bestRow && bestColumn) found.push([i, j]);
    }),
  );
  return found;
}

/** A point of a triangle whose corners stand for three pure actions: the first at the top, then right, then left. */
export function inTriangle(
  [a = 0, b = 0, c = 0]: readonly number[],
  { x, y, side }: { x: number; y: number; side: number },
): [number, number] {
  const height = (side * Math.sqrt(3)) / 2;
  const sum = a + b + c || 1;
  return [x + (side * (0.5 * a + b)) / sum, y + (height * (b + c)) / sum];
}

/** Pairs of a row and a column player, as places in the list of mixes; empty where partners change. */
export function pairsOf({ agents }: Mixes, sides: Uint8Array): [number, number][] {
  const places = new Map(Array.from(agents, (agent, at) => [agent, at]));
  const pairs: [number, number][] = [];
  for (const [agent, at] of places) {
    const partner = places.get(agent + 1);
    if (agent % 2 === 0 && partner !== undefined && sides[agent] === 1 && sides[agent + 1] === 0)
      pairs.push([at, partner]);
  }
  return pairs;
}
