import type { BoardView, GridBoard } from '../../engine/kernel/board.ts';
import type { Theme } from '../theme.ts';
import { paintArms } from './arms.ts';
import { type Box, type GridPlace, gridPlace, inset } from './box.ts';
import { between, type Standing } from './glide.ts';
import { type BoardPen, paintGround } from './grid.ts';
import { paintLine } from './line.ts';
import { paintMatrix } from './matrix.ts';
import { paintModel } from './model.ts';
import { type PieceLooks, paintPieces } from './pieces.ts';
import type { Trails } from './trails.ts';

/** All that a painting of a board depends on. */
export interface BoardPicture extends PieceLooks {
  view: BoardView;
  /** The picture before, from which pieces glide. */
  before: BoardView | null;
  /** Share of the way from it, 0 to 1. */
  share: number;
  /** Cell under the keyboard's cursor or the pointer, or -1. */
  cell: number;
  trails: Trails;
  /** Keeps the ground as a picture for as long as `key` stays; absent: it is painted each time. */
  ground?: (key: readonly unknown[], draw: (pen: BoardPen) => void) => void;
}

/** Where a painted grid lies, to find cells and pieces under a pointer; null where the board is none. */
export interface Painted {
  place: GridPlace;
  at: Standing;
  board: GridBoard;
}

function paintGrid(pen: BoardPen, board: GridBoard, picture: BoardPicture, box: Box, theme: Theme): Painted {
  const place = gridPlace(board.width, board.height, inset(box, 8));
  const before = picture.before?.board?.kind === 'grid' ? picture.before.board : null;
  const at = between(before, board, picture.share);
  const draw = (on: BoardPen): void => paintGround(on, board, picture.view.policy, place, theme);
  if (picture.ground) picture.ground([picture.view, theme], draw);
  else draw(pen);
  if (picture.cell >= 0) {
    pen.strokeStyle = theme.accent.css;
    pen.lineWidth = 2;
    const left = place.x + (picture.cell % board.width) * place.cell;
    const top = place.y + Math.floor(picture.cell / board.width) * place.cell;
    pen.strokeRect(left + 1, top + 1, place.cell - 2, place.cell - 2);
  }
  paintPieces(pen, board, at, place, picture, theme);
  return { place, at, board };
}

/** Paints whatever board a world has; returns where a board of cells lies, else null. */
export function paintBoard(pen: BoardPen, picture: BoardPicture, box: Box, theme: Theme): Painted | null {
  const { view, selected, trails } = picture;
  const { board, policy } = view;
  switch (board?.kind) {
    case 'grid':
      return paintGrid(pen, board, picture, box, theme);
    case 'matrix':
      paintMatrix(pen, board, view, trails, selected, box, theme);
      return null;
    case 'arms':
      paintArms(pen, board, policy, box, theme);
      return null;
    case 'model':
      paintModel(pen, board, selected, box, theme);
      return null;
    case 'line':
      paintLine(pen, board, selected, box, theme);
      return null;
    default:
      return null;
  }
}
