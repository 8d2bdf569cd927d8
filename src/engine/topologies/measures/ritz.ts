/** An eigenvalue of the small tridiagonal matrix and how far its vector is from being an eigenvector of the large one. */
export interface RitzValue {
  value: number;
  /** Some eigenvalue of the large matrix lies within this of `value`. */
  residual: number;
}

type Numbers = readonly number[];

/**
 * The smallest or largest eigenvalue of a tridiagonal matrix. `beside[i]` stands between diagonal i and i + 1; its last
 * entry links to the rest of the large matrix and gives the residual.
 */
export function extremeValue(diagonal: Numbers, beside: Numbers, end: 'smallest' | 'largest'): RitzValue {
  const sign = end === 'smallest' ? 1 : -1;
  const value = sign * smallest(diagonal, beside, sign);
  const vector = ritzVector(diagonal, beside, value, end);
  return { value, residual: beside[beside.length - 1] * Math.abs(vector[vector.length - 1]) };
}

/**
 * The unit eigenvector of an extreme eigenvalue: its entries from the last to the first by the pivots of the matrix less the
 * value, all of one sign for an extreme value, so that nothing cancels.
 */
export function ritzVector(
  diagonal: Numbers,
  beside: Numbers,
  value: number,
  end: 'smallest' | 'largest',
): Float64Array {
  const sign = end === 'smallest' ? 1 : -1;
  const size = diagonal.length;
  const pivots = new Float64Array(size);
  let norm = 0;
  for (let i = 0; i < size; i++) norm = Math.max(norm, Math.abs(diagonal[i]) + beside[i]);
  const least = 2.220446049250313e-16 * Math.max(norm, 1e-300);
  for (let i = 0; i < size; i++) {
    const before = i > 0 ? (beside[i - 1] * beside[i - 1]) / pivots[i - 1] : 0;
    pivots[i] = Math.max(least, sign * (diagonal[i] - value) - before);
  }
  const vector = new Float64Array(size);
  vector[size - 1] = 1;
  let squares = 1;
  for (let i = size - 2; i >= 0; i--) {
    vector[i] = (-sign * beside[i] * vector[i + 1]) / pivots[i];
    squares += vector[i] * vector[i];
    if (squares < 1e200) continue;
    // The last entries are nothing beside the first: scale all down before they overflow.
    for (let j = i; j < size; j++) vector[j] *= 1e-120;
    squares *= 1e-240;
  }
  const scale = 1 / Math.sqrt(squares);
  for (let i = 0; i < size; i++) vector[i] *= scale;
  return vector;
}

/** The smallest eigenvalue of sign × matrix, by bisection on the signs of its pivots (Sturm's count). */
function smallest(diagonal: Numbers, beside: Numbers, sign: number): number {
  let low = Infinity;
  let high = Infinity;
  const size = diagonal.length;
  for (let i = 0; i < size; i++) {
    const radius = (i > 0 ? beside[i - 1] : 0) + (i < size - 1 ? beside[i] : 0);
    low = Math.min(low, sign * diagonal[i] - radius);
    // The smallest eigenvalue is at most any entry of the diagonal.
    high = Math.min(high, sign * diagonal[i]);
  }
  for (;;) {
    const middle = low + (high - low) / 2;
    if (!(middle > low && middle < high)) return high;
    if (positive(diagonal, beside, sign, middle)) low = middle;
    else high = middle;
  }
}

/** Whether sign × matrix - shift has only positive pivots, that is no eigenvalue at or below the shift. */
function positive(diagonal: Numbers, beside: Numbers, sign: number, shift: number): boolean {
  let pivot = sign * diagonal[0] - shift;
  for (let i = 1; i < diagonal.length && pivot > 0; i++) {
    pivot = sign * diagonal[i] - shift - (beside[i - 1] * beside[i - 1]) / pivot;
  }
  return pivot > 0;
}
