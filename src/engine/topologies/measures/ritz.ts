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
 * The unit eigenvector of an extreme eigenvalue, from its largest entry outwards: pivots of the matrix less the value taken
 * from the top give the entries above, pivots from the bottom those below, so that small entries come out as
 * small as they are (the twisted factorization of Dhillon & Parlett, Linear Algebra and its Applications 387 (2004) 1).
 */
export function ritzVector(
  diagonal: Numbers,
  beside: Numbers,
  value: number,
  end: 'smallest' | 'largest',
): Float64Array {
  const sign = end === 'smallest' ? 1 : -1;
  const size = diagonal.length;
  const shifted = Float64Array.from(diagonal, (entry) => sign * (entry - value));
  let norm = 0;
  for (let i = 0; i < size; i++) norm = Math.max(norm, Math.abs(diagonal[i]) + beside[i]);
  // All pivots but the twist's are positive for an extreme value; rounding may say otherwise where they are tiny.
  const least = 2.220446049250313e-16 * Math.max(norm, 1e-290);
  const down = new Float64Array(size);
  const up = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    down[i] =
      i === 0 ? shifted[0] : shifted[i] - (beside[i - 1] * beside[i - 1]) / Math.max(least, down[i - 1]);
  }
  for (let i = size - 1; i >= 0; i--) {
    up[i] = i === size - 1 ? shifted[i] : shifted[i] - (beside[i] * beside[i]) / Math.max(least, up[i + 1]);
  }
  let twist = 0;
  for (let i = 1; i < size; i++) {
    if (Math.abs(down[i] + up[i] - shifted[i]) < Math.abs(down[twist] + up[twist] - shifted[twist]))
      twist = i;
  }
  const vector = new Float64Array(size);
  vector[twist] = 1;
  for (let i = twist - 1; i >= 0; i--)
    vector[i] = (-sign * beside[i] * vector[i + 1]) / Math.max(least, down[i]);
  for (let i = twist + 1; i < size; i++)
    vector[i] = (-sign * beside[i - 1] * vector[i - 1]) / Math.max(least, up[i]);
  let squares = 0;
  for (let i = 0; i < size; i++) squares += vector[i] * vector[i];
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
