/** Littman's field: rows and columns, and the rows in which there is a goal beyond either end. */
export const ROWS = 4;
export const COLUMNS = 5;
export const CELLS = ROWS * COLUMNS;
export const GOAL_ROWS = [1, 2] as const;

/** Columns and rows of each action: north, east, south, west, stand. */
export const MOVES: readonly (readonly [number, number])[] = [
  [0, -1],
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, 0],
];
export const MOVE_NAMES = ['north', 'east', 'south', 'west', 'stand'] as const;

/** A game of two: cell of the first and the second player, and who has the ball (0 or 1). The first scores on the left, the second on the right. */
export interface Game {
  cells: [number, number];
  ball: 0 | 1;
}

/** Where both begin; who has the ball is drawn. */
export const kickOff = (ball: 0 | 1): Game => ({ cells: [1 * COLUMNS + 3, 2 * COLUMNS + 1], ball });

const other = (player: 0 | 1): 0 | 1 => (player === 0 ? 1 : 0);

/**
 * One player moves: who runs into the other loses the ball to it and stays; who has the ball and steps into the other's goal has scored. Answers
 * the player that has scored, or -1. Changes the game.
 */
export function move(game: Game, player: 0 | 1, action: number): -1 | 0 | 1 {
  const from = game.cells[player];
  const x = (from % COLUMNS) + MOVES[action][0];
  const y = Math.floor(from / COLUMNS) + MOVES[action][1];
  if (y < 0 || y >= ROWS) return -1;
  if (x < 0 || x >= COLUMNS) {
    const theirGoal = player === 0 ? x < 0 : x >= COLUMNS;
    const scores = game.ball === player && theirGoal && (GOAL_ROWS as readonly number[]).includes(y);
    return scores ? player : -1;
  }
  const to = y * COLUMNS + x;
  if (to === game.cells[other(player)]) {
    if (to !== from) game.ball = other(player);
    return -1;
  }
  game.cells[player] = to;
  return -1;
}

/** Both moves in the order drawn: `first` moves first. Answers who has scored, or -1. */
export function playBoth(game: Game, actions: readonly [number, number], first: 0 | 1): -1 | 0 | 1 {
  const scored = move(game, first, actions[first]);
  return scored >= 0 ? scored : move(game, other(first), actions[other(first)]);
}

/** Number of what a player senses: own cell, the other's cell, and whether it has the ball. */
export const sensed = (game: Game, player: 0 | 1): number =>
  (game.cells[player] * CELLS + game.cells[other(player)]) * 2 + (game.ball === player ? 1 : 0);
export const SENSATIONS = CELLS * CELLS * 2;

/** The game that a player senses by a number. */
export function gameSensed(state: number, player: 0 | 1): Game {
  const own = Math.floor(state / 2 / CELLS);
  const theirs = Math.floor(state / 2) % CELLS;
  const has = state % 2 === 1;
  return {
    cells: player === 0 ? [own, theirs] : [theirs, own],
    ball: has === (player === 0) ? 0 : 1,
  };
}
