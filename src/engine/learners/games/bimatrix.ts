import { solveZeroSum } from './zeroSum.ts';

/** A Nash equilibrium of a game of two: chances of both sides' actions, and what each earns. */
export interface Equilibrium {
  row: Float64Array;
  column: Float64Array;
  rowEarns: number;
  columnEarns: number;
}

/** Which of several equilibria is meant (Hu & Wellman 2003, section 5.2): the first found, the second, or the best for both together. */
export type Selection = 'first' | 'second' | 'best';

/** A step aside must bring more than this to break an equilibrium. */
const TINY = 1e-9;

const sure = (size: number, action: number): Float64Array => {
  const chances = new Float64Array(size);
  chances[action] = 1;
  return chances;
};

/**
 * The equilibria of a game of two: the pure ones in order of row and column, then, of a 2 × 2 game, the mixed one in which each side
 * makes the other indifferent. `row` and `column` are payoffs, both rows × columns.
 */
export function equilibria(
  row: Float64Array,
  column: Float64Array,
  rows: number,
  columns: number,
): Equilibrium[] {
  const found: Equilibrium[] = [];
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < columns; j++) {
      const at = i * columns + j;
      let stays = true;
      for (let k = 0; k < rows; k++) if (row[k * columns + j] > row[at] + TINY) stays = false;
      for (let k = 0; k < columns; k++) if (column[i * columns + k] > column[at] + TINY) stays = false;
      if (stays)
        found.push({
          row: sure(rows, i),
          column: sure(columns, j),
          rowEarns: row[at],
          columnEarns: column[at],
        });
    }
  if (rows === 2 && columns === 2) {
    const mixed = mixedOfFour(row, column);
    if (mixed !== null) found.push(mixed);
  }
  return found;
}

/** Where each side's mix leaves the other indifferent, if both mixes are proper. */
function mixedOfFour(row: Float64Array, column: Float64Array): Equilibrium | null {
  const ofColumn = column[0] - column[1] - column[2] + column[3];
  const ofRow = row[0] - row[1] - row[2] + row[3];
  const p = (column[3] - column[2]) / ofColumn;
  const q = (row[3] - row[1]) / ofRow;
  if (!(p > 0 && p < 1 && q > 0 && q < 1)) return null;
  return {
    row: Float64Array.of(p, 1 - p),
    column: Float64Array.of(q, 1 - q),
    rowEarns: q * row[0] + (1 - q) * row[1],
    columnEarns: p * column[0] + (1 - p) * column[2],
  };
}

/** One equilibrium by the rule; a larger game without a pure one is answered by what each side can make sure of, which is none. */
export function chooseEquilibrium(
  row: Float64Array,
  column: Float64Array,
  rows: number,
  columns: number,
  rule: Selection,
): Equilibrium {
  const found = equilibria(row, column, rows, columns);
  if (found.length === 0) return securing(row, column, rows, columns);
  if (rule === 'first') return found[0];
  if (rule === 'second') return found[Math.min(1, found.length - 1)];
  let best = found[0];
  for (const one of found)
    if (one.rowEarns + one.columnEarns > best.rowEarns + best.columnEarns + TINY) best = one;
  return best;
}

function securing(row: Float64Array, column: Float64Array, rows: number, columns: number): Equilibrium {
  const turned = new Float64Array(rows * columns);
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < columns; j++) turned[j * rows + i] = column[i * columns + j];
  const first = solveZeroSum(row, rows, columns);
  const second = solveZeroSum(turned, columns, rows);
  return { row: first.row, column: second.row, rowEarns: first.value, columnEarns: second.value };
}
