import type { Board, BoardView, GridBoard } from '../../engine/kernel/board.ts';
import { legendWords } from './legend.ts';
import { lengths } from './worth.ts';

const short = (value: number): string =>
  Number.isFinite(value) ? String(Number(value.toPrecision(3))) : '–';

/** What a board shows, in a few words. */
export function titleOf(board: Board): string {
  switch (board.kind) {
    case 'grid':
      return board.title ?? (board.height === 1 ? 'The walk' : 'The board');
    case 'matrix':
      return board.title === '' ? 'The game' : board.title;
    case 'arms':
      return 'The arms';
    case 'line':
      return 'Everyone’s loss';
    default:
      return 'The model';
  }
}

const columnAndRow = ({ width }: GridBoard, cell: number): string =>
  `Column ${(cell % width) + 1}, row ${Math.floor(cell / width) + 1}`;

/** What is known of a cell: its kind, the way the agent would take from it, and what the ways are thought to be worth. */
export function cellWords({ board, policy, agent }: BoardView, cell: number): string {
  if (board?.kind !== 'grid' || cell < 0 || cell >= board.cells.length) return '';
  const kind = board.cellKinds[board.cells[cell]]?.name ?? '';
  const said = [`${columnAndRow(board, cell)}: ${kind}.`];
  if (policy && board.states && board.states[cell] >= 0) {
    const length = lengths(policy, cell, new Float32Array(policy.actions));
    const best = board.wayNames.filter((_, action) => length[action] > 0);
    if (best.length > 0) said.push(`Agent ${Math.max(0, agent)} would go ${best.join(' or ')}.`);
    if (policy.values) {
      const row = policy.values.subarray(cell * policy.actions, (cell + 1) * policy.actions);
      said.push(
        `Worth: ${board.wayNames.map((name, action) => `${name} ${short(row[action])}`).join(', ')}.`,
      );
    } else if (policy.worth) said.push(`Worth: ${short(policy.worth[cell])}.`);
  }
  return said.join(' ');
}

/** The board in one sentence for those who do not see it. */
export function boardWords(view: BoardView): string {
  const { board, agent } = view;
  if (board === null) return 'A board, empty.';
  switch (board.kind) {
    case 'grid': {
      const agents = board.pieces.filter((piece) => piece.agent >= 0).length;
      const size = `Board of ${board.width} by ${board.height} cells with ${agents} ${agents === 1 ? 'agent' : 'agents'}.`;
      return [size, legendWords(view, agent, Number.POSITIVE_INFINITY)].filter(Boolean).join(' ');
    }
    case 'matrix':
      return `Payoff table of ${board.rowNames.length} by ${board.columnNames.length} actions.`;
    case 'arms':
      return `${board.names.length} arms with means ${Array.from(board.means, short).join(', ')}.`;
    case 'line':
      return `Losses of ${board.owners.length} agents over one number; together it is least at ${short(board.optimum)}.`;
    default:
      return `A model of ${board.features.length} features and ${board.classes.length} classes.`;
  }
}
