import type { GridBoard, PieceLook } from '../../engine/kernel/board.ts';
import type { Colour, Theme } from '../theme.ts';
import type { GridPlace } from './box.ts';
import type { Standing } from './glide.ts';
import type { BoardPen } from './grid.ts';
import { readable } from './ink.ts';

/** Share of a cell that a piece alone on it takes. */
const SIZE = 0.58;

/** What is special about pieces: who is selected, and who is down. */
export interface PieceLooks {
  selected: number;
  hovered: number;
  alive: Uint8Array | null;
}

function colourOf(look: PieceLook, theme: Theme): Colour {
  switch (look) {
    case 'agent':
    case 'car':
      return theme.accent;
    case 'rival':
      return theme.categories[4] ?? theme.bad;
    case 'target':
      return theme.categories[2] ?? theme.warn;
    case 'food':
      return theme.categories[3] ?? theme.good;
    default:
      return theme.ink;
  }
}

function trace(pen: BoardPen, look: PieceLook, x: number, y: number, radius: number): void {
  pen.beginPath();
  if (look === 'target') {
    pen.moveTo(x, y - radius * 1.1);
    pen.lineTo(x + radius, y + radius * 0.75);
    pen.lineTo(x - radius, y + radius * 0.75);
    pen.closePath();
  } else if (look === 'rival' || look === 'car') {
    const side = radius * (look === 'car' ? 0.82 : 0.88);
    pen.rect(x - side, y - side, 2 * side, 2 * side);
  } else if (look === 'food' || look === 'flag') {
    pen.moveTo(x, y - radius);
    pen.lineTo(x + radius, y);
    pen.lineTo(x, y + radius);
    pen.lineTo(x - radius, y);
    pen.closePath();
  } else pen.arc(x, y, look === 'ball' ? radius * 0.6 : radius, 0, 2 * Math.PI);
}

/** Everyone on the board; things first, so that nobody is hidden by what lies there. */
export function paintPieces(
  pen: BoardPen,
  { pieces }: GridBoard,
  at: Standing,
  place: GridPlace,
  looks: PieceLooks,
  theme: Theme,
): void {
  const counted = new Set<string>();
  for (const things of [true, false])
    pieces.forEach((piece, i) => {
      if (piece.agent < 0 !== things) return;
      const x = place.x + at.x[i] * place.cell;
      const y = place.y + at.y[i] * place.cell;
      const radius = Math.max(1.5, (at.size[i] * place.cell * SIZE) / 2);
      const down = piece.agent >= 0 && looks.alive?.[piece.agent] === 0;
      const colour = down ? theme.dead : colourOf(piece.look, theme);
      const key = `${piece.cell}`;
      if (at.crowd[i] > 0 && counted.has(key)) return;
      trace(pen, piece.look, x, y, radius);
      pen.fillStyle = colour.css;
      pen.fill();
      pen.lineWidth = Math.max(1, radius / 7);
      pen.strokeStyle = theme.stage.css;
      pen.stroke();
      if (piece.holds) ring(pen, x, y, radius * 0.5, theme.stage.css, Math.max(1.5, radius / 5));
      if (piece.agent >= 0 && piece.agent === looks.selected)
        ring(pen, x, y, radius + 3, theme.selection.css, 2.5);
      else if (piece.agent >= 0 && piece.agent === looks.hovered)
        ring(pen, x, y, radius + 3, theme.hover.css, 1.5);
      const text = at.crowd[i] > 0 ? String(at.crowd[i]) : piece.mark;
      if (at.crowd[i] > 0) counted.add(key);
      if (text !== undefined && radius >= 6) {
        pen.fillStyle = readable(colour.rgb, theme);
        pen.font = `600 ${Math.round(radius * (text.length > 2 ? 0.8 : 1.05))}px ui-sans-serif, system-ui, sans-serif`;
        pen.textAlign = 'center';
        pen.textBaseline = 'middle';
        pen.fillText(text, x, y + radius * 0.06);
      }
    });
}

function ring(pen: BoardPen, x: number, y: number, radius: number, colour: string, width: number): void {
  pen.beginPath();
  pen.arc(x, y, radius, 0, 2 * Math.PI);
  pen.strokeStyle = colour;
  pen.lineWidth = width;
  pen.stroke();
}

/** The agent whose piece is nearest to a point and contains it, or -1. */
export function pieceAt(
  { pieces }: GridBoard,
  at: Standing,
  place: GridPlace,
  x: number,
  y: number,
  reach: number,
): number {
  let found = -1;
  let least = Infinity;
  pieces.forEach(({ agent }, i) => {
    if (agent < 0) return;
    const distance = Math.hypot(place.x + at.x[i] * place.cell - x, place.y + at.y[i] * place.cell - y);
    const radius = Math.max(reach, (at.size[i] * place.cell * SIZE) / 2);
    if (distance <= radius && distance < least) {
      least = distance;
      found = agent;
    }
  });
  return found;
}
