import type { GridBoard, Piece } from '../../engine/kernel/board.ts';

/** Cells further than this apart in either direction are no step: an episode began anew, or many steps went by. The piece jumps. */
const STEP_AT_MOST = 2.01;
/** More pieces than this on one cell are one mark with a number. */
export const STACK_AT_MOST = 9;

/** Centre and size of each piece in cells; `crowd` is how many stand on its cell where they are too many to draw, else 0. */
export interface Standing {
  x: Float32Array;
  y: Float32Array;
  size: Float32Array;
  crowd: Int32Array;
}

/** Where pieces stand: alone in the middle of their cell, several in a little square. */
export function standing({ width, cells, pieces }: GridBoard): Standing {
  const counts = new Int32Array(cells.length);
  for (const { cell } of pieces) counts[cell] += 1;
  const seated = new Int32Array(cells.length);
  const found: Standing = {
    x: new Float32Array(pieces.length),
    y: new Float32Array(pieces.length),
    size: new Float32Array(pieces.length),
    crowd: new Int32Array(pieces.length),
  };
  pieces.forEach(({ cell }, i) => {
    const crowded = counts[cell] > STACK_AT_MOST;
    const side = crowded ? 1 : Math.ceil(Math.sqrt(counts[cell]));
    const seat = crowded ? 0 : seated[cell]++;
    found.x[i] = (cell % width) + ((seat % side) + 0.5) / side;
    found.y[i] = Math.floor(cell / width) + (Math.floor(seat / side) + 0.5) / side;
    found.size[i] = 1 / side;
    found.crowd[i] = crowded ? counts[cell] : 0;
  });
  return found;
}

/** A name for a piece that stays the same from picture to picture. */
const nameOf = ({ agent }: Piece, i: number): number => (agent >= 0 ? agent : -1 - i);

/** The standing on the way from one picture to the next, `share` from 0 to 1 of it gone. */
export function between(before: GridBoard | null, after: GridBoard, share: number): Standing {
  const target = standing(after);
  if (before === null || share >= 1 || before.width !== after.width || before.height !== after.height)
    return target;
  const source = standing(before);
  const places = new Map(before.pieces.map((piece, i) => [nameOf(piece, i), i]));
  after.pieces.forEach((piece, i) => {
    const from = places.get(nameOf(piece, i));
    if (from === undefined) return;
    const dx = target.x[i] - source.x[from];
    const dy = target.y[i] - source.y[from];
    if (Math.abs(dx) > STEP_AT_MOST || Math.abs(dy) > STEP_AT_MOST) return;
    target.x[i] -= dx * (1 - share);
    target.y[i] -= dy * (1 - share);
  });
  return target;
}
