import type { GridBoard, Piece } from '../../kernel/board.ts';
import { PIECES_AT_MOST } from './gridWorldBoard.ts';

/** A row of places that all look alike, with its switched one marked, and the goal at the right end. */
export function corridorBoard(places: number, switched: number, place: Int32Array): GridBoard {
  const pieces: Piece[] = [];
  for (let agent = 0; agent < Math.min(place.length, PIECES_AT_MOST); agent++)
    pieces.push({ agent, cell: place[agent], look: 'agent' });
  const cells = new Uint8Array(places + 1);
  cells[switched] = 1;
  cells[places] = 2;
  return {
    kind: 'grid',
    width: places + 1,
    height: 1,
    cells,
    cellKinds: [
      { name: 'a place like the others', look: 'floor' },
      { name: 'the place where left leads right', look: 'water' },
      { name: 'goal', look: 'goal' },
    ],
    pieces,
    ways: [
      [-1, 0],
      [1, 0],
    ],
    wayNames: ['left', 'right'],
    states: Int32Array.from({ length: places + 1 }, (_, cell) => (cell < places ? 0 : -1)),
  };
}
