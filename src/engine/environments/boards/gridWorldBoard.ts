import type { CellKind, GridBoard, Piece } from '../../kernel/board.ts';
import { CLIFF, FREE, GOAL, type GridMap, START, WALL, WAY_NAMES, WAYS } from '../gridMap.ts';

/** Pieces told at most: more agents than cells stand on each other anyway. */
export const PIECES_AT_MOST = 1000;

/** By the numbers of gridMap.ts. */
const cellKinds: readonly CellKind[] = [
  { name: 'floor', look: 'floor' },
  { name: 'wall', look: 'wall' },
  { name: 'start', look: 'start' },
  { name: 'goal', look: 'goal' },
  { name: 'cliff', look: 'cliff' },
];
const placeable = ['floor', 'wall', 'cliff', 'goal'] as const;

/** A walker's board: everyone's place, and for each cell the state that stands for it. */
export function gridWorldBoard(map: GridMap, cell: Int32Array): GridBoard {
  const pieces: Piece[] = [];
  for (let agent = 0; agent < Math.min(cell.length, PIECES_AT_MOST); agent++)
    pieces.push({ agent, cell: cell[agent], look: 'agent' });
  return {
    kind: 'grid',
    width: map.width,
    height: map.height,
    cells: map.cells.slice(),
    cellKinds,
    pieces,
    ways: WAYS,
    wayNames: WAY_NAMES,
    states: Int32Array.from(map.cells, (kind, at) => (kind === FREE || kind === START ? at : -1)),
    placeable,
  };
}

/**
 * The map with one cell of another kind, or why it stays as it is: the start is kept, and so is the last goal. The cells are written
 * anew, so that a picture told before does not change.
 */
export function mapWith(map: GridMap, cell: number, name: string): GridMap | string {
  const kind = cellKinds.findIndex((one) => one.name === name);
  if (map.cells[cell] === START) return 'The start stays where it is.';
  const cells = map.cells.slice();
  cells[cell] = kind;
  if (!cells.includes(GOAL)) return 'The last goal stays where it is.';
  return { ...map, cells };
}

/** Whether nobody can stand on a cell. */
export const isBlocked = ({ cells }: GridMap, cell: number): boolean =>
  cells[cell] === WALL || cells[cell] === CLIFF || cells[cell] === GOAL;
