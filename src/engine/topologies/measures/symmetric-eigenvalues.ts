/**
 * All eigenvalues of a dense symmetric matrix (n × n, row by row; it is overwritten), ascending: Householder's reduction to
 * tridiagonal form, then QL with implicit shifts (Wilkinson & Reinsch, Handbook for Automatic Computation II (1971), tred1
 * and imtql1). O(n³); the error is a small multiple of rounding times the largest eigenvalue.
 */
export function symmetricEigenvalues(matrix: Float64Array, n: number): Float64Array {
  const { diagonal, beside } = tridiagonal(matrix, n);
  return tridiagonalEigenvalues(diagonal, beside);
}

/** Householder's reduction: `beside[i]` stands between diagonal i and i + 1. */
function tridiagonal(a: Float64Array, n: number): { diagonal: Float64Array; beside: Float64Array } {
  const diagonal = new Float64Array(n);
  const beside = new Float64Array(n);
  const p = new Float64Array(n);
  for (let i = n - 1; i >= 1; i--) {
    const row = i * n;
    const last = a[row + i - 1];
    let tail = 0;
    for (let k = 0; k < i - 1; k++) tail += a[row + k] * a[row + k];
    diagonal[i] = a[row + i];
    // Nothing to reflect where the row is already that of a tridiagonal matrix.
    if (tail < 1e-290) {
      beside[i - 1] = last;
      continue;
    }
    const norm = tail + last * last;
    const length = last >= 0 ? -Math.sqrt(norm) : Math.sqrt(norm);
    beside[i - 1] = length;
    // The reflection is 1 - v vᵀ / h, with v the row less `length` in its last place.
    const h = norm - last * length;
    a[row + i - 1] = last - length;
    let projection = 0;
    for (let j = 0; j < i; j++) {
      let sum = 0;
      for (let k = 0; k <= j; k++) sum += a[j * n + k] * a[row + k];
      for (let k = j + 1; k < i; k++) sum += a[k * n + j] * a[row + k];
      p[j] = sum / h;
      projection += p[j] * a[row + j];
    }
    const half = projection / (2 * h);
    for (let j = 0; j < i; j++) p[j] -= half * a[row + j];
    for (let j = 0; j < i; j++) {
      const v = a[row + j];
      for (let k = 0; k <= j; k++) a[j * n + k] -= v * p[k] + p[j] * a[row + k];
    }
  }
  diagonal[0] = a[0];
  return { diagonal, beside };
}

/** Eigenvalues of a symmetric tridiagonal matrix, ascending; both arrays are overwritten. Throws if QL does not converge. */
export function tridiagonalEigenvalues(diagonal: Float64Array, beside: Float64Array): Float64Array {
  const n = diagonal.length;
  for (let low = 0; low < n; low++) {
    for (let round = 0; ; round++) {
      let high = low;
      while (high < n - 1) {
        const scale = Math.abs(diagonal[high]) + Math.abs(diagonal[high + 1]);
        // The last term ends a matrix of numbers so small that their squares vanish.
        if (Math.abs(beside[high]) <= 2.220446049250313e-16 * scale + 1e-290) break;
        high++;
      }
      if (high === low) break;
      if (round === 60) throw new Error(`eigenvalues: row ${low} did not converge in 60 rounds`);
      shiftedStep(diagonal, beside, low, high);
    }
  }
  return diagonal.toSorted();
}

/** One QL step with Wilkinson's shift on the unreduced rows low to high. */
function shiftedStep(diagonal: Float64Array, beside: Float64Array, low: number, high: number): void {
  const slope = (diagonal[low + 1] - diagonal[low]) / (2 * beside[low]);
  const root = Math.sqrt(slope * slope + 1);
  let g = diagonal[high] - diagonal[low] + beside[low] / (slope + (slope >= 0 ? root : -root));
  let sine = 1;
  let cosine = 1;
  let carried = 0;
  for (let i = high - 1; i >= low; i--) {
    const f = sine * beside[i];
    const b = cosine * beside[i];
    const length = Math.sqrt(f * f + g * g);
    beside[i + 1] = length;
    if (length === 0) {
      // The matrix has split: start again on the smaller part.
      diagonal[i + 1] -= carried;
      beside[high] = 0;
      return;
    }
    sine = f / length;
    cosine = g / length;
    g = diagonal[i + 1] - carried;
    const turned = (diagonal[i] - g) * sine + 2 * cosine * b;
    carried = sine * turned;
    diagonal[i + 1] = g + carried;
    g = cosine * turned - b;
  }
  diagonal[low] -= carried;
  beside[low] = g;
  beside[high] = 0;
}
