import type { CellLook, GridBoard, PolicyView } from '../../engine/kernel/board.ts';
import { type Colour, type Theme, withAlpha } from '../theme.ts';
import type { GridPlace } from './box.ts';
import { mixed, readable } from './ink.ts';
import { lengths, worthOf } from './worth.ts';

/** Below this many pixels a cell shows no arrows and no letters. */
export const arrowsFrom = 13;
export const lettersFrom = 18;

/** Letters of cells that have one, so that colour never stands alone. */
const letters: Partial<Record<CellLook, string>> = { start: 'S', goal: 'G', home: 'H', away: 'A' };

/** The letter on cells that look so, if any. */
export const letterOf = (look: CellLook): string | undefined => letters[look];

export type BoardPen = CanvasRenderingContext2D;

function groundOf(look: CellLook, theme: Theme): string {
  const wash = (colour: Colour, share: number): string =>
    `rgb(${mixed(theme.stage, colour, share).join(' ')})`;
  switch (look) {
    case 'wall':
      return wash(theme.ink, 0.62);
    case 'goal':
    case 'home':
      return wash(theme.good, 0.34);
    case 'cliff':
      return wash(theme.bad, 0.3);
    case 'away':
      return wash(theme.warn, 0.34);
    case 'start':
      return wash(theme.accent, 0.14);
    case 'grass':
      return wash(theme.good, 0.12);
    case 'water':
      return wash(theme.accent, 0.3);
    case 'road':
      return wash(theme.ink, 0.14);
    default:
      return wash(theme.ink, 0.035);
  }
}

/** Ground, shades by worth, letters, arrows and the lines between cells. */
export function paintGround(
  pen: BoardPen,
  board: GridBoard,
  policy: PolicyView | null,
  place: GridPlace,
  theme: Theme,
): void {
  const { cells, cellKinds, states, width } = board;
  const worth = policy && states ? worthOf(policy, states) : null;
  const arrows = new Float32Array(policy?.actions ?? 0);
  for (let cell = 0; cell < cells.length; cell++) {
    const left = place.x + (cell % width) * place.cell;
    const top = place.y + Math.floor(cell / width) * place.cell;
    const look = cellKinds[cells[cell]]?.look ?? 'floor';
    const share = worth?.share[cell] ?? Number.NaN;
    const shaded = Number.isFinite(share) && look !== 'wall' && look !== 'goal' && look !== 'cliff';
    const ground = mixed(theme.stage, { rgb: theme.scale(0.12 + 0.7 * share) }, 0.6);
    pen.fillStyle = shaded ? `rgb(${ground.join(' ')})` : groundOf(look, theme);
    pen.fillRect(left, top, place.cell, place.cell);
    const ink = shaded ? readable(ground, theme) : theme.inkMuted.css;
    if (look === 'cliff') hatch(pen, left, top, place.cell, withAlpha(theme.bad, 0.75));
    const letter = letterOf(look);
    if (letter !== undefined && place.cell >= lettersFrom) write(pen, letter, left, top, place.cell, ink);
    if (policy && states && states[cell] >= 0 && place.cell >= arrowsFrom)
      paintArrows(pen, board, lengths(policy, cell, arrows), left, top, place.cell, ink);
  }
  paintLines(pen, place, theme);
}

function paintLines(pen: BoardPen, { x, y, cell, columns, rows }: GridPlace, theme: Theme): void {
  if (cell < 5) return;
  pen.strokeStyle = withAlpha(theme.inkFaint, 0.28);
  pen.lineWidth = 1;
  pen.beginPath();
  for (let i = 0; i <= columns; i++) {
    pen.moveTo(x + i * cell + 0.5, y);
    pen.lineTo(x + i * cell + 0.5, y + rows * cell);
  }
  for (let i = 0; i <= rows; i++) {
    pen.moveTo(x, y + i * cell + 0.5);
    pen.lineTo(x + columns * cell, y + i * cell + 0.5);
  }
  pen.stroke();
}

function hatch(pen: BoardPen, left: number, top: number, cell: number, colour: string): void {
  pen.strokeStyle = colour;
  pen.lineWidth = 1;
  pen.beginPath();
  const step = Math.max(4, cell / 5);
  for (let at = step; at < 2 * cell; at += step) {
    pen.moveTo(left + Math.max(0, at - cell), top + Math.min(cell, at));
    pen.lineTo(left + Math.min(cell, at), top + Math.max(0, at - cell));
  }
  pen.stroke();
}

function write(pen: BoardPen, letter: string, left: number, top: number, cell: number, ink: string): void {
  pen.fillStyle = ink;
  pen.font = `600 ${Math.round(Math.max(9, cell * 0.24))}px ui-sans-serif, system-ui, sans-serif`;
  pen.textAlign = 'left';
  pen.textBaseline = 'top';
  pen.fillText(letter, left + Math.max(2, cell * 0.07), top + Math.max(2, cell * 0.07));
}

function paintArrows(
  pen: BoardPen,
  { ways }: GridBoard,
  length: Float32Array,
  left: number,
  top: number,
  cell: number,
  ink: string,
): void {
  pen.strokeStyle = ink;
  pen.fillStyle = ink;
  pen.lineWidth = Math.max(1, cell / 26);
  for (let action = 0; action < length.length; action++) {
    const way = ways[action];
    if (length[action] <= 0 || !way) continue;
    const [dx, dy] = way;
    const x = left + cell / 2;
    const y = top + cell / 2;
    if (dx === 0 && dy === 0) {
      pen.beginPath();
      pen.arc(x, y, Math.max(1.5, cell * 0.09 * length[action]), 0, 2 * Math.PI);
      pen.stroke();
      continue;
    }
    const norm = Math.hypot(dx, dy);
    arrow(pen, x, y, dx / norm, dy / norm, cell * 0.38 * Math.max(0.35, length[action]), cell);
  }
}

function arrow(
  pen: BoardPen,
  x: number,
  y: number,
  ux: number,
  uy: number,
  reach: number,
  cell: number,
): void {
  const head = Math.max(2.5, cell * 0.12);
  const tipX = x + ux * reach;
  const tipY = y + uy * reach;
  pen.beginPath();
  pen.moveTo(x - ux * reach * 0.35, y - uy * reach * 0.35);
  pen.lineTo(tipX - ux * head, tipY - uy * head);
  pen.stroke();
  pen.beginPath();
  pen.moveTo(tipX, tipY);
  pen.lineTo(tipX - ux * head * 1.4 - uy * head * 0.75, tipY - uy * head * 1.4 + ux * head * 0.75);
  pen.lineTo(tipX - ux * head * 1.4 + uy * head * 0.75, tipY - uy * head * 1.4 - ux * head * 0.75);
  pen.closePath();
  pen.fill();
}
