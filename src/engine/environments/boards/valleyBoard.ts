import type { GridBoard, Piece } from '../../kernel/board.ts';
import { PIECES_AT_MOST } from './gridWorldBoard.ts';

/**
 * All states of a car in a valley: position across, speed upward, as in figure 10.1 of Sutton & Barto 2018, where shades are the cost to go.
 * `state` is speed × cells + position of each car.
 */
export function valleyBoard(cells: number, state: Int32Array): GridBoard {
  // Row 0 of a board is its top, where the fastest way forward is.
  const cellAt = (one: number): number => (cells - 1 - Math.floor(one / cells)) * cells + (one % cells);
  const pieces: Piece[] = [];
  for (let agent = 0; agent < Math.min(state.length, PIECES_AT_MOST); agent++)
    pieces.push({ agent, cell: cellAt(state[agent]), look: 'agent' });
  return {
    kind: 'grid',
    title: 'Position across, speed upward',
    width: cells,
    height: cells,
    cells: new Uint8Array(cells * cells),
    cellKinds: [{ name: 'a position and a speed', look: 'floor' }],
    pieces,
    // Pushing is no step on this board.
    ways: [null, null, null],
    wayNames: ['back', 'nothing', 'forward'],
    states: Int32Array.from({ length: cells * cells }, (_, cell) => cellAt(cell)),
  };
}
