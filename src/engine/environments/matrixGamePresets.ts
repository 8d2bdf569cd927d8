/** Payoffs of the row player and of the column player, by row and column. */
export interface Payoffs {
  row: readonly (readonly number[])[];
  column: readonly (readonly number[])[];
}

type Table = readonly (readonly number[])[];

export const transposed = (table: Table): number[][] => table[0].map((_, j) => table.map((row) => row[j]));
const opposite = (table: Table): number[][] => table.map((row) => row.map((x) => 0 - x));
const common = (table: Table): Payoffs => ({ row: table, column: table });
const symmetric = (table: Table): Payoffs => ({ row: table, column: transposed(table) });
const zeroSum = (table: Table): Payoffs => ({ row: table, column: opposite(table) });

/** What the column player gets of a table that only tells the row player's payoffs. */
export const completions = { symmetric, common, opposite: zeroSum };

/** The classics, each with where it comes from. */
export const games = {
  coordination: {
    label: 'Coordination',
    payoffs: common([
      [1, 0],
      [0, 1],
    ]),
    help: 'Both earn if both do the same.',
  },
  'prisoners-dilemma': {
    label: 'Prisoner’s dilemma',
    payoffs: symmetric([
      [3, 0],
      [5, 1],
    ]),
    help: 'Action 1 cooperates, action 2 defects; defecting is better whatever the other does, and worse for both together.',
  },
  'stag-hunt': {
    label: 'Stag hunt',
    payoffs: symmetric([
      [4, 0],
      [3, 3],
    ]),
    help: 'Action 1 hunts the stag, which takes both; action 2 hunts the hare, which takes nobody else.',
  },
  'matching-pennies': {
    label: 'Matching pennies',
    payoffs: zeroSum([
      [1, -1],
      [-1, 1],
    ]),
    help: 'The row player wants the same, the column player the other.',
  },
  'rock-paper-scissors': {
    label: 'Rock, paper, scissors',
    payoffs: zeroSum([
      [0, -1, 1],
      [1, 0, -1],
      [-1, 1, 0],
    ]),
    help: 'Each action beats the one before it.',
  },
  'hawk-dove': {
    label: 'Hawk and dove',
    payoffs: symmetric([
      [-1, 2],
      [0, 1],
    ]),
    help: 'A fight over a value of 2 at a cost of 4: action 1 is the hawk.',
  },
  climbing: {
    label: 'Climbing game',
    payoffs: common([
      [11, -30, 0],
      [-30, 7, 6],
      [0, 0, 5],
    ]),
    help: 'The best joint action is punished if one of two climbs alone (Claus & Boutilier 1998).',
  },
  penalty: {
    label: 'Penalty game',
    payoffs: common([
      [10, 0, -10],
      [0, 2, 0],
      [-10, 0, 10],
    ]),
    help: 'Two best joint actions, and a penalty for mixing them up; here −10 (Claus & Boutilier 1998).',
  },
} as const;

export type GameId = keyof typeof games;
