import type { MatrixBoard } from '../../kernel/board.ts';

interface Game {
  row: readonly (readonly number[])[];
  column: readonly (readonly number[])[];
  actions: number;
  partner: Int32Array;
  isRow: Uint8Array;
  joint: Float64Array;
}

/** The tables of a game with the share of plays in each cell so far, and who sits where. */
export function matrixBoard(game: Game, agent: number): MatrixBoard {
  const { row, column, actions, partner, isRow, joint } = game;
  const other = partner[agent] ?? -1;
  const names = Array.from({ length: actions }, (_, i) => String(i + 1));
  let plays = 0;
  for (const count of joint) plays += count;
  const rows = row.length;
  const columns = row[0].length;
  const played = new Float64Array(rows * columns);
  for (let i = 0; i < actions; i++)
    for (let j = 0; j < actions; j++) {
      // An action that a side does not have counts as its last.
      const at = Math.min(i, rows - 1) * columns + Math.min(j, columns - 1);
      if (plays > 0) played[at] += joint[i * actions + j] / plays;
    }
  return {
    kind: 'matrix',
    title: '',
    rowNames: names.slice(0, rows),
    columnNames: names.slice(0, columns),
    row,
    column,
    players: isRow[agent] || other < 0 ? [agent, other] : [other, agent],
    sides: Uint8Array.from(partner, (whom, one) => (whom < 0 ? 2 : isRow[one])),
    played,
    symmetric: rows === columns && row.every((cells, i) => cells.every((x, j) => x === column[j][i])),
  };
}
