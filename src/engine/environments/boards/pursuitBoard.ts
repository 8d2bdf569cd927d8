import type { GridBoard, Piece } from '../../kernel/board.ts';
import { WAY_NAMES, WAYS } from '../gridMap.ts';
import { type PursuitRules, sensation } from '../pursuitRules.ts';
import { PIECES_AT_MOST } from './gridWorldBoard.ts';

/** Boards with more cells than this tell no states: what is sensed on every cell would take longer than the hunt. */
const CELLS_WITH_STATES = 2500;

/** A hunt seen from above; for a hunter also what it would sense on every cell while all others stay where they are. */
export function pursuitBoard(
  rules: PursuitRules,
  cells: Int32Array,
  hunters: number,
  agent: number,
): GridBoard {
  const pieces: Piece[] = [];
  for (let one = 0; one < Math.min(cells.length, PIECES_AT_MOST); one++)
    pieces.push({ agent: one, cell: cells[one], look: one < hunters ? 'agent' : 'target' });
  const board: GridBoard = {
    kind: 'grid',
    width: rules.size,
    height: rules.size,
    cells: new Uint8Array(rules.size * rules.size),
    cellKinds: [{ name: 'floor', look: 'floor' }],
    pieces,
    ways: WAYS,
    wayNames: WAY_NAMES,
    torus: rules.borders === 'torus',
  };
  if (agent < hunters && board.cells.length * Math.max(8, cells.length) <= CELLS_WITH_STATES * 20) {
    const moved = cells.slice();
    board.states = Int32Array.from(board.cells, (_, cell) => {
      moved[agent] = cell;
      return sensation(rules, moved, hunters, agent);
    });
  }
  return board;
}
