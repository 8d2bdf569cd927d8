/** Pivots below this share of the largest number of their matrix count as none: the equations have no single solution. */
const SINGULAR = 1e-12;

/** Solves A x = b for m right-hand sides by elimination with partial pivoting, in place: `a` is n × n, `b` n × m, both by rows. False if singular. */
export function solve(a: Float64Array, b: Float64Array, n: number, m: number): boolean {
  let largest = 0;
  for (const entry of a) largest = Math.max(largest, Math.abs(entry));
  for (let column = 0; column < n; column++) {
    let pivot = column;
    for (let row = column + 1; row < n; row++)
      if (Math.abs(a[row * n + column]) > Math.abs(a[pivot * n + column])) pivot = row;
    if (!(Math.abs(a[pivot * n + column]) > SINGULAR * largest)) return false;
    if (pivot !== column) {
      swap(a, pivot, column, n);
      swap(b, pivot, column, m);
    }
    for (let row = column + 1; row < n; row++) {
      const factor = a[row * n + column] / a[column * n + column];
      if (factor === 0) continue;
      for (let k = column; k < n; k++) a[row * n + k] -= factor * a[column * n + k];
      for (let k = 0; k < m; k++) b[row * m + k] -= factor * b[column * m + k];
    }
  }
  for (let row = n - 1; row >= 0; row--)
    for (let k = 0; k < m; k++) {
      let sum = b[row * m + k];
      for (let other = row + 1; other < n; other++) sum -= a[row * n + other] * b[other * m + k];
      b[row * m + k] = sum / a[row * n + row];
    }
  return true;
}

function swap(rows: Float64Array, one: number, other: number, width: number): void {
  for (let k = 0; k < width; k++) {
    const kept = rows[one * width + k];
    rows[one * width + k] = rows[other * width + k];
    rows[other * width + k] = kept;
  }
}

/** Sums of the normal equations (X' S X + l2 D) W = X' S T, to which samples are added one by one. */
export class NormalEquations {
  private readonly width: number;
  private readonly outputs: number;
  private readonly a: Float64Array;
  private readonly b: Float64Array;

  constructor(features: number, outputs: number) {
    this.width = features + 1;
    this.outputs = outputs;
    this.a = new Float64Array(this.width * this.width);
    this.b = new Float64Array(this.width * outputs);
  }

  /** A sample with its share of the loss; `targets` one number an output. */
  add(x: Float64Array, targets: Float64Array, share: number): void {
    const { width, outputs, a, b } = this;
    for (let i = 0; i < width; i++) {
      const xi = i < width - 1 ? x[i] : 1;
      if (xi === 0) continue;
      for (let j = 0; j < width; j++) a[i * width + j] += share * xi * (j < width - 1 ? x[j] : 1);
      for (let output = 0; output < outputs; output++)
        b[i * outputs + output] += share * xi * targets[output];
    }
  }

  /** Writes the weights, a row of features + 1 an output as in an affine model; false where many fit equally well. */
  solve(l2: number, into: Float64Array): boolean {
    const { width, outputs } = this;
    const a = this.a.slice();
    const b = this.b.slice();
    for (let i = 0; i < width - 1; i++) a[i * width + i] += l2;
    if (!solve(a, b, width, outputs)) return false;
    for (let output = 0; output < outputs; output++)
      for (let i = 0; i < width; i++) into[output * width + i] = b[i * outputs + output];
    return true;
  }
}
