import type { BoardView, MatrixBoard } from '../../engine/kernel/board.ts';
import type { Theme } from '../theme.ts';
import { type Box, halves, inset } from './box.ts';
import type { BoardPen } from './grid.ts';
import { mixed, readable } from './ink.ts';
import { figure, text } from './pen.ts';
import { paintSimplex } from './simplex.ts';
import { meanMix, pureEquilibria } from './strategies.ts';
import type { Trails } from './trails.ts';

/** Room for bars and for names of this many letters, to the left of a table and above it. */
const BARS = 26;
const TOP = BARS + 22;
const marginOf = (names: readonly string[]): number =>
  BARS + 16 + 6.2 * Math.max(...names.map(({ length }) => length));

/** The payoff table with what is played, and beside it everyone's mixed strategy where there are two or three actions. */
export function paintMatrix(
  pen: BoardPen,
  board: MatrixBoard,
  view: BoardView,
  trails: Trails,
  selected: number,
  box: Box,
  theme: Theme,
): void {
  const most = Math.max(board.rowNames.length, board.columnNames.length);
  const strategies = view.mixes !== null && most <= 3 && most >= 2 && board.row.length > 1;
  const [left, right] = strategies ? halves(inset(box, 8), 0.45) : [inset(box, 8), null];
  paintTable(pen, board, view, left, theme);
  if (right && view.mixes) paintSimplex(pen, board, view.mixes, trails, selected, right, theme);
}

function paintTable(pen: BoardPen, board: MatrixBoard, view: BoardView, box: Box, theme: Theme): void {
  const { row, column, rowNames, columnNames, played } = board;
  const [rows, columns] = [rowNames.length, columnNames.length];
  const margin = marginOf(rowNames);
  const cell = Math.min((box.width - margin - 8) / columns, (box.height - TOP - 24) / rows, 96);
  if (cell < 6) return;
  const x = box.x + (box.width - margin - cell * columns) / 2 + margin;
  const y = box.y + (box.height - TOP - cell * rows) / 2 + TOP;
  const most = Math.max(...played, 1e-9);
  const stable = new Set(pureEquilibria(board).map(([i, j]) => i * columns + j));
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < columns; j++) {
      const ground = mixed(theme.stage, theme.accent, 0.04 + (0.5 * played[i * columns + j]) / most);
      const [left, top] = [x + j * cell, y + i * cell];
      pen.fillStyle = `rgb(${ground.join(' ')})`;
      pen.fillRect(left, top, cell - 1, cell - 1);
      const ink = readable(ground, theme);
      const words =
        row[i][j] === column[i][j] ? figure(row[i][j]) : `${figure(row[i][j])}, ${figure(column[i][j])}`;
      if (cell >= 24)
        text(pen, words, left + cell / 2, top + cell * 0.42, ink, {
          size: Math.min(16, cell * 0.24),
          weight: 600,
        });
      if (cell >= 44)
        text(
          pen,
          `${(100 * played[i * columns + j]).toFixed(0)} %`,
          left + cell / 2,
          top + cell * 0.74,
          ink,
          { size: 11 },
        );
      if (!stable.has(i * columns + j)) continue;
      pen.strokeStyle = theme.good.css;
      pen.lineWidth = 2;
      pen.strokeRect(left + 2, top + 2, cell - 5, cell - 5);
    }
  paintMargins(pen, board, view, { x, y, cell }, theme);
  if (stable.size > 0)
    text(
      pen,
      'Ringed: nobody gains alone. Shaded: how often played.',
      x - margin,
      y + rows * cell + 14,
      theme.inkMuted.css,
      {
        size: 11,
        align: 'left',
      },
    );
}

/** Names of actions, and bars of how often each side means to take them. */
function paintMargins(
  pen: BoardPen,
  board: MatrixBoard,
  { mixes }: BoardView,
  { x, y, cell }: { x: number; y: number; cell: number },
  theme: Theme,
): void {
  const { rowNames, columnNames, sides } = board;
  const rowMix = mixes ? meanMix(mixes, sides, 1, rowNames.length) : null;
  const columnMix = mixes ? meanMix(mixes, sides, 0, columnNames.length) : null;
  const room = marginOf(rowNames) - BARS;
  rowNames.forEach((name, i) => {
    const middle = y + i * cell + cell / 2;
    text(pen, name, x - 8, middle, theme.inkMuted.css, { size: 11, align: 'right' });
    pen.fillStyle = theme.series[0].css;
    if (rowMix) pen.fillRect(x - room - BARS * rowMix[i], middle - 4, BARS * rowMix[i], 8);
  });
  columnNames.forEach((name, j) => {
    const middle = x + j * cell + cell / 2;
    text(pen, name, middle, y - 9, theme.inkMuted.css, { size: 11 });
    pen.fillStyle = theme.series[1].css;
    if (columnMix) pen.fillRect(middle - 4, y - 18 - BARS * columnMix[j], 8, BARS * columnMix[j]);
  });
}
