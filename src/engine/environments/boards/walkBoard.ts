import type { GridBoard, Piece } from '../../kernel/board.ts';
import { PIECES_AT_MOST } from './gridWorldBoard.ts';

/** A row of places between two ends, of which the right one pays. */
export function walkBoard(states: number, place: Int32Array): GridBoard {
  const width = states + 2;
  const pieces: Piece[] = [];
  for (let agent = 0; agent < Math.min(place.length, PIECES_AT_MOST); agent++)
    pieces.push({ agent, cell: place[agent] + 1, look: 'agent' });
  const cells = new Uint8Array(width);
  cells[0] = 1;
  cells[width - 1] = 2;
  return {
    kind: 'grid',
    width,
    height: 1,
    cells,
    cellKinds: [
      { name: 'place', look: 'floor' },
      { name: 'left end, pays nothing', look: 'cliff' },
      { name: 'right end, pays 1', look: 'goal' },
    ],
    pieces,
    ways: [null],
    wayNames: ['drifts'],
    states: Int32Array.from({ length: width }, (_, cell) => (cell > 0 && cell <= states ? cell - 1 : -1)),
  };
}
