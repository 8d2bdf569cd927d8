import type { Case, Effort, Outcome } from './types.ts';

/** Mean, standard deviation (n - 1) and standard error of replicates, as an outcome. */
export function meanOf(values: ArrayLike<number>): Outcome & { value: number; sd: number; se: number } {
  const reps = values.length;
  let sum = 0;
  for (let i = 0; i < reps; i++) sum += values[i];
  const value = sum / reps;
  let squares = 0;
  for (let i = 0; i < reps; i++) squares += (values[i] - value) * (values[i] - value);
  const sd = reps > 1 ? Math.sqrt(squares / (reps - 1)) : 0;
  return { value, reps, sd, se: sd / Math.sqrt(reps) };
}

/** The p-quantile of replicates by linear interpolation (Hyndman & Fan 1996, type 7). */
export function quantileOf(values: ArrayLike<number>, p: number): number {
  const sorted = Float64Array.from(values).sort();
  const at = (sorted.length - 1) * p;
  const low = Math.floor(at);
  const high = Math.min(sorted.length - 1, low + 1);
  return sorted[low] + (sorted[high] - sorted[low]) * (at - low);
}

/** Runs `replicate(seed)` for seeds effort.seed, effort.seed + 1, … and answers the values. */
export function replicate(reps: number, seed: number, run: (seed: number) => number): Float64Array {
  const values = new Float64Array(reps);
  for (let r = 0; r < reps; r++) values[r] = run(seed + r);
  return values;
}

/** Standard errors that fit into the tolerance of a case when replicates are enough, and replicates beyond which nobody waits. */
const ERRORS_WITHIN = 3;
const REPLICATES_AT_MOST = 60_000;

/**
 * Replicates until the standard error of their mean is a third of what the case tolerates, effort.reps at the least: for cases that
 * name a tolerance and no deviation.
 */
export function replicateWithin(
  { tol, expected }: Case,
  { reps, seed }: Effort,
  run: (seed: number) => number,
): Float64Array {
  const relative = tol.type === 'rel' ? Math.abs(Number(expected)) : 1;
  const margin = tol.type === 'rel' || tol.type === 'abs' ? tol.value * relative : Infinity;
  const values: number[] = [];
  let wanted = reps;
  while (values.length < wanted) {
    while (values.length < wanted) values.push(run(seed + values.length));
    const { sd } = meanOf(values);
    const enough = Math.ceil(((ERRORS_WITHIN * sd) / margin) ** 2);
    wanted = Math.min(REPLICATES_AT_MOST, Math.max(wanted, enough));
  }
  return Float64Array.from(values);
}

/** The first number in a short text such as "ring n=16" after `name` and an optional sign of equality; NaN if there is none. */
export function numberIn(text: string, name = ''): number {
  const found = new RegExp(`${name}\\s*=?\\s*(-?\\d+(?:\\.\\d+)?(?:e-?\\d+)?)`, 'i').exec(text);
  return found ? Number(found[1]) : Number.NaN;
}

/** A key of a scenario as text: '' where it is absent or no word or number. */
export const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';
