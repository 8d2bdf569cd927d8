import type { Host } from '../kernel/host.ts';

/** Who plays against whom: partners by agent, or -1, and 1 for row players. */
export interface Pairs {
  partner: Int32Array;
  isRow: Uint8Array;
}

/** Makes two agents a pair, the first as the row player. */
export function pair({ partner, isRow }: Pairs, first: number, second: number): void {
  partner[first] = second;
  partner[second] = first;
  isRow[first] = 1;
  isRow[second] = 0;
}

/** Pairs all who act at random; the first drawn of a pair is the row player. */
export function pairAnew(pairs: Pairs, host: Host, actions: Int32Array): void {
  pairs.partner.fill(-1);
  const playing: number[] = [];
  for (let agent = 0; agent < host.n; agent++) if (actions[agent] >= 0) playing.push(agent);
  host.dice.shuffle(playing);
  for (let i = 0; i + 1 < playing.length; i += 2) pair(pairs, playing[i], playing[i + 1]);
}

/** A cell of a table; an action that a side does not have counts as its last. */
export const cell = (table: readonly (readonly number[])[], i: number, j: number): number => {
  const cells = table[Math.min(i, table.length - 1)];
  return cells[Math.min(j, cells.length - 1)];
};

/** What an agent earns by its own action and its partner's. */
export const earns = (
  {
    row,
    column,
    isRow,
  }: Pick<Pairs, 'isRow'> & { row: readonly (readonly number[])[]; column: readonly (readonly number[])[] },
  agent: number,
  own: number,
  other: number,
): number => (isRow[agent] ? cell(row, own, other) : cell(column, other, own));
