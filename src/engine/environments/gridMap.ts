/** What stands on a cell. */
export const FREE = 0;
export const WALL = 1;
export const START = 2;
export const GOAL = 3;
export const CLIFF = 4;

const signs = '.#SGC';

/** A board read from text: cells row by row from the top, and where it starts. */
export interface GridMap {
  width: number;
  height: number;
  cells: Uint8Array;
  start: number;
}

/** The ways of a step: up, right, down, left; row 0 is at the top. */
export const WAYS: readonly (readonly [number, number])[] = [
  [0, -1],
  [1, 0],
  [0, 1],
  [-1, 0],
];
export const WAY_NAMES = ['up', 'right', 'down', 'left'] as const;

/** What is wrong with a map in words, or null. Rows of . # S G C of equal length with one S and at least one G. */
export function mapProblem(text: string): string | null {
  const rows = rowsOf(text);
  if (rows.length === 0) return 'an empty map; expected rows of . # S G C';
  for (const row of rows) {
    if (row.length !== rows[0].length)
      return `a row of ${row.length} cells; expected ${rows[0].length} as in the first row`;
    for (const sign of row) if (!signs.includes(sign)) return `the sign "${sign}"; expected . # S G or C`;
  }
  const starts = rows.join('').split('S').length - 1;
  if (starts !== 1) return `${starts} starts; expected one S`;
  return rows.join('').includes('G') ? null : 'no goal; expected at least one G';
}

const rowsOf = (text: string): string[] =>
  text
    .split(/[\n/]/)
    .map((row) => row.trim())
    .filter((row) => row !== '');

/** Reads a map that `mapProblem` finds nothing wrong with. */
export function readMap(text: string): GridMap {
  const rows = rowsOf(text);
  const cells = Uint8Array.from(rows.join(''), (sign) => signs.indexOf(sign));
  return { width: rows[0].length, height: rows.length, cells, start: cells.indexOf(START) };
}

/** The boards of the textbook, with the rewards that belong to them. */
export const boards = {
  cliff: {
    label: 'Cliff',
    help: '4 × 12; a fall costs 100 and leads back to the start (Sutton & Barto 2018, example 6.6).',
    map: '............/............/............/SCCCCCCCCCCG',
    step: -1,
    goal: -1,
    fall: -100,
  },
  maze: {
    label: 'Dyna maze',
    help: '6 × 9 with walls; only the goal pays (Sutton & Barto 2018, example 8.1).',
    map: '.......#G/..#....#./S.#....#./..#....../.....#.../.........',
    step: 0,
    goal: 1,
    fall: 0,
  },
  blocking: {
    label: 'Maze with a gap on the right',
    help: '6 × 9; the wall has a gap at its right end. Move it by hand to the left and watch (Sutton & Barto 2018, example 8.2).',
    map: '........G/........./........./########./........./...S.....',
    step: 0,
    goal: 1,
    fall: 0,
  },
} as const;

export interface Rewards {
  step: number;
  goal: number;
  fall: number;
}

/** Where one way leads from a cell, without chance: walls and borders block; a fall leads back to the start; a goal ends. */
export function stepOn(
  map: GridMap,
  rewards: Rewards,
  cell: number,
  way: number,
): { next: number; reward: number; done: boolean } {
  const x = (cell % map.width) + WAYS[way][0];
  const y = Math.floor(cell / map.width) + WAYS[way][1];
  const inside = x >= 0 && x < map.width && y >= 0 && y < map.height;
  const to = inside ? y * map.width + x : cell;
  const next = map.cells[to] === WALL ? cell : to;
  if (map.cells[next] === CLIFF) return { next: map.start, reward: rewards.fall, done: false };
  if (map.cells[next] === GOAL) return { next, reward: rewards.goal, done: true };
  return { next, reward: rewards.step, done: false };
}
