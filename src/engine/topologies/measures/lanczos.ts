import type { SymmetricOperator } from './operator.ts';
import { extremeValue, type RitzValue, ritzVector } from './ritz.ts';

/** How Lanczos is asked to work. */
export interface LanczosOptions {
  /** Keep to vectors whose entries sum to 0: for matrices that have the constant vector for an eigenvector. */
  withoutConstant: boolean;
  end: 'smallest' | 'largest';
  /** Stops at residual <= max(relative × |value|, 1e-13 × norm). */
  relative?: number;
  /** Most multiplications. */
  steps?: number;
  /** Whether the eigenvector is wanted: a second pass. */
  vector?: boolean;
}

export interface LanczosResult extends RitzValue {
  converged: boolean;
  /** What rounding may have added to the error: a few units in the last place of the norm. */
  rounding: number;
  vector: Float64Array | null;
}

/**
 * The smallest or largest eigenvalue of a symmetric matrix by Lanczos' method without reorthogonalization, which keeps three
 * vectors whatever the number of steps; the extreme values stay true, though copies of them appear (Paige 1972; Cullum &
 * Willoughby, Lanczos Algorithms (1985), chapter 4). Deterministic: the start vector is a fixed scramble.
 */
export function lanczos(operator: SymmetricOperator, options: LanczosOptions): LanczosResult {
  const { n } = operator;
  const limit = options.steps ?? Math.max(200, 20 * n);
  const diagonal: number[] = [];
  const beside: number[] = [];
  const relative = options.relative ?? 1e-9;
  let found: RitzValue = { value: 0, residual: 0 };
  let converged = false;
  let nextCheck = 2;
  let norm = 0;
  iterate(operator, options.withoutConstant, (alpha, beta) => {
    diagonal.push(alpha);
    beside.push(beta);
    norm = Math.max(norm, Math.abs(alpha) + beta);
    const steps = diagonal.length;
    const exhausted = beta <= 1e-14 * norm;
    if (!exhausted && steps < nextCheck && steps < limit) return true;
    nextCheck = Math.ceil(steps * 1.1) + 2;
    found = extremeValue(diagonal, beside, options.end);
    converged = exhausted || found.residual <= Math.max(relative * Math.abs(found.value), 1e-13 * norm);
    return !converged && steps < limit;
  });
  const vector = options.vector ? vectorOf(operator, options, diagonal, beside, found.value) : null;
  return { ...found, converged, rounding: 1e-15 * norm, vector };
}

/** The three-term recurrence; stops when `visit`, told the new row of the tridiagonal matrix, returns false. */
function iterate(
  operator: SymmetricOperator,
  withoutConstant: boolean,
  visit: (alpha: number, beta: number, vector: Float64Array) => boolean,
): void {
  const { n } = operator;
  let previous: Float64Array = new Float64Array(n);
  let current: Float64Array = scramble(n);
  let next: Float64Array = new Float64Array(n);
  if (withoutConstant) centre(current);
  scaleBy(current, 1 / length(current));
  let beta = 0;
  for (;;) {
    operator.multiply(current, next);
    for (let i = 0; i < n; i++) next[i] -= beta * previous[i];
    let alpha = 0;
    for (let i = 0; i < n; i++) alpha += next[i] * current[i];
    for (let i = 0; i < n; i++) next[i] -= alpha * current[i];
    // Rounding brings the constant back, whose eigenvalue is the extreme one.
    if (withoutConstant) centre(next);
    beta = length(next);
    if (!visit(alpha, beta, current)) return;
    scaleBy(next, 1 / beta);
    const spare = previous;
    previous = current;
    current = next;
    next = spare;
  }
}

/** The eigenvector: the recurrence once more, its vectors summed with the weights of the small matrix's eigenvector. */
function vectorOf(
  operator: SymmetricOperator,
  options: LanczosOptions,
  diagonal: readonly number[],
  beside: readonly number[],
  value: number,
): Float64Array {
  const weights = ritzVector(diagonal, beside, value, options.end);
  const sum = new Float64Array(operator.n);
  let step = 0;
  iterate(operator, options.withoutConstant, (_alpha, _beta, vector) => {
    const weight = weights[step++];
    for (let i = 0; i < sum.length; i++) sum[i] += weight * vector[i];
    return step < weights.length;
  });
  scaleBy(sum, 1 / length(sum));
  return sum;
}

/** A start that no structured matrix is orthogonal to: integers mixed by MurmurHash3's finalizer, in [-1, 1). */
function scramble(n: number): Float64Array {
  return Float64Array.from({ length: n }, (_, i) => {
    let mixed = Math.imul(i + 1, 0x9e3779b1);
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return (mixed ^ (mixed >>> 16)) / 2147483648;
  });
}

function centre(x: Float64Array): void {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += x[i];
  const mean = sum / x.length;
  for (let i = 0; i < x.length; i++) x[i] -= mean;
}

function length(x: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += x[i] * x[i];
  return Math.sqrt(sum);
}

function scaleBy(x: Float64Array, factor: number): void {
  for (let i = 0; i < x.length; i++) x[i] *= factor;
}
