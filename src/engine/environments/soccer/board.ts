import type { CellKind, GridBoard } from '../../kernel/board.ts';
import { CELLS, COLUMNS, type Game, GOAL_ROWS, MOVES, MOVE_NAMES, ROWS, sensed } from './rules.ts';

const cellKinds: readonly CellKind[] = [
  { name: 'outside', look: 'wall' },
  { name: 'field', look: 'grass' },
  { name: 'goal of the first', look: 'home' },
  { name: 'goal of the second', look: 'away' },
];

/** One column more on each side, where the goals stand. */
const WIDTH = COLUMNS + 2;

const drawnCell = (cell: number): number => Math.floor(cell / COLUMNS) * WIDTH + (cell % COLUMNS) + 1;

/** The field of a pair, and what the agent asked about would sense on each cell while the other stays and the ball is where it is. */
export function soccerBoard(game: Game, agents: readonly [number, number], agent: number): GridBoard {
  const cells = new Uint8Array(WIDTH * ROWS).fill(0);
  const states = new Int32Array(cells.length).fill(-1);
  const player = agent === agents[1] ? 1 : 0;
  for (let cell = 0; cell < CELLS; cell++) {
    const at = drawnCell(cell);
    cells[at] = 1;
    if (cell === game.cells[player === 0 ? 1 : 0]) continue;
    const moved: [number, number] = [...game.cells];
    moved[player] = cell;
    states[at] = sensed({ cells: moved, ball: game.ball }, player);
  }
  // The first player scores on the left, so the goal there is the second's.
  for (const row of GOAL_ROWS) {
    cells[row * WIDTH] = 3;
    cells[row * WIDTH + WIDTH - 1] = 2;
  }
  return {
    kind: 'grid',
    width: WIDTH,
    height: ROWS,
    cells,
    cellKinds,
    pieces: agents.map((one, side) => ({
      agent: one,
      cell: drawnCell(game.cells[side]),
      look: side === 0 ? 'agent' : 'rival',
      holds: game.ball === side,
    })),
    ways: MOVES,
    wayNames: MOVE_NAMES,
    states,
  };
}
