/** A solution of a zero-sum game in normal form. */
export interface ZeroSum {
  /** What the row player can make sure of on average. */
  value: number;
  /** Chances of the row player's actions by which it does, and of the column player's by which it gives no more. */
  row: Float64Array;
  column: Float64Array;
}

/** Entries below this are taken for 0 in a tableau whose payoffs were brought to 1 … 2. */
const TINY = 1e-12;

/**
 * Solves a zero-sum game exactly by the simplex method (von Neumann 1928; Dantzig 1951): `payoffs` of the row player, rows × columns. With
 * all payoffs made positive, the column player's mix maximizes Σy under A y ≤ 1, and the row player's is its dual; Bland's rule keeps
 * it from going round. Throws if a payoff is no number.
 */
export function solveZeroSum(payoffs: Float64Array, rows: number, columns: number): ZeroSum {
  let least = Infinity;
  let most = -Infinity;
  for (let at = 0; at < rows * columns; at++) {
    if (!Number.isFinite(payoffs[at]))
      throw new RangeError(`payoff ${at}: ${payoffs[at]}; expected a number`);
    least = Math.min(least, payoffs[at]);
    most = Math.max(most, payoffs[at]);
  }
  const span = most - least > 0 ? most - least : 1;
  const width = columns + rows + 1;
  // Rows of the constraints, slack variables and right sides, and below them what remains to be gained.
  const tableau = new Float64Array((rows + 1) * width);
  const basis = new Int32Array(rows);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) tableau[i * width + j] = 1 + (payoffs[i * columns + j] - least) / span;
    tableau[i * width + columns + i] = 1;
    tableau[i * width + width - 1] = 1;
    basis[i] = columns + i;
  }
  for (let j = 0; j < columns; j++) tableau[rows * width + j] = 1;
  for (;;) {
    let enters = 0;
    while (enters < width - 1 && tableau[rows * width + enters] <= TINY) enters += 1;
    if (enters === width - 1) break;
    const leaves = leaving(tableau, basis, rows, width, enters);
    pivot(tableau, rows, width, leaves, enters);
    basis[leaves] = enters;
  }
  return read(tableau, basis, rows, columns, least, span);
}

/** The row whose variable leaves: least ratio, of equals the variable of the lowest number. */
function leaving(
  tableau: Float64Array,
  basis: Int32Array,
  rows: number,
  width: number,
  enters: number,
): number {
  let best = -1;
  let least = Infinity;
  for (let i = 0; i < rows; i++) {
    const slope = tableau[i * width + enters];
    if (slope <= TINY) continue;
    const ratio = tableau[i * width + width - 1] / slope;
    if (ratio < least || (ratio === least && basis[i] < basis[best])) {
      least = ratio;
      best = i;
    }
  }
  // All payoffs are positive, so that no column is without bound.
  return best;
}

function pivot(tableau: Float64Array, rows: number, width: number, row: number, column: number): void {
  const by = tableau[row * width + column];
  for (let j = 0; j < width; j++) tableau[row * width + j] /= by;
  for (let i = 0; i <= rows; i++) {
    const factor = tableau[i * width + column];
    if (i === row || factor === 0) continue;
    for (let j = 0; j < width; j++) tableau[i * width + j] -= factor * tableau[row * width + j];
  }
}

function read(
  tableau: Float64Array,
  basis: Int32Array,
  rows: number,
  columns: number,
  least: number,
  span: number,
): ZeroSum {
  const width = columns + rows + 1;
  const row = new Float64Array(rows);
  const column = new Float64Array(columns);
  let sum = 0;
  for (let i = 0; i < rows; i++) {
    if (basis[i] < columns) column[basis[i]] = tableau[i * width + width - 1];
    row[i] = Math.max(0, -tableau[rows * width + columns + i]);
    sum += row[i];
  }
  let columnSum = 0;
  for (const share of column) columnSum += share;
  for (let i = 0; i < rows; i++) row[i] /= sum;
  for (let j = 0; j < columns; j++) column[j] /= columnSum;
  return { value: least + span * (1 / sum - 1), row, column };
}
