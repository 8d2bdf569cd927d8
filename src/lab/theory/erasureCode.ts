/** The field GF(256) with x⁸ + x⁴ + x³ + x² + 1, by tables of powers of x. */
const POWERS = new Uint8Array(510);
const LOGS = new Uint8Array(256);
for (let i = 0, value = 1; i < 255; i++) {
  POWERS[i] = value;
  POWERS[i + 255] = value;
  LOGS[value] = i;
  value <<= 1;
  if (value & 0x100) value ^= 0x11d;
}

const times = (a: number, b: number): number => (a === 0 || b === 0 ? 0 : POWERS[LOGS[a] + LOGS[b]]);
const inverse = (a: number): number => POWERS[255 - LOGS[a]];

/**
 * Rows of the systematic Cauchy erasure code: share i < k is part i itself, share i ≥ k the sum of parts weighted by 1/(x_i + y_j). n at
 * most 256. Blömer et al. 1995.
 */
export function cauchyRows(n: number, k: number): number[][] {
  if (n > 256 || k > n) throw new RangeError(`cauchyRows: ${k} of ${n} shares; expected at most 256, and k no more than n`);
  return Array.from({ length: n }, (_, i) =>
    Array.from({ length: k }, (_unused, j) => (i < k ? Number(i === j) : inverse(i ^ j))),
  );
}

/** Whether square rows over GF(256) have full rank, by elimination. */
export function isSolvable(rows: readonly (readonly number[])[]): boolean {
  const left = rows.map((row) => [...row]);
  for (let column = 0; column < left.length; column++) {
    const pivot = left.findIndex((row, i) => i >= column && row[column] !== 0);
    if (pivot < 0) return false;
    [left[column], left[pivot]] = [left[pivot], left[column]];
    const scale = inverse(left[column][column]);
    for (let i = column + 1; i < left.length; i++) {
      const factor = times(left[i][column], scale);
      for (let j = column; j < left.length; j++) left[i][j] ^= times(factor, left[column][j]);
    }
  }
  return true;
}

/** Share of the sets of k shares out of n from which all parts can be had back: 1, for the code is maximum distance separable. */
export function shareThatDecodes(n: number, k: number): number {
  const rows = cauchyRows(n, k);
  let all = 0;
  let good = 0;
  const choose = (from: number, taken: number[]): void => {
    if (taken.length === k) {
      all += 1;
      good += isSolvable(taken.map((i) => rows[i])) ? 1 : 0;
      return;
    }
    for (let i = from; i <= n - (k - taken.length); i++) choose(i + 1, [...taken, i]);
  };
  choose(0, []);
  return good / all;
}
