import { bisector } from 'd3';
import type { Band } from './paint.ts';

/** Every metric of one replicate at the times of its samples. */
export interface Replicate {
  times: readonly number[];
  values: Readonly<Record<string, readonly number[]>>;
}

const POINTS = 100;
/** Shares of the replicates between which the band lies. */
export const bandShares = [0.1, 0.9] as const;

const before = bisector((x: number) => x).right;

/** The straight line through two columns at x; NaN outside of what they cover. */
export function valueOn(xs: readonly number[], ys: readonly number[], x: number): number {
  const row = before(xs, x) - 1;
  if (row < 0 || row >= xs.length) return Number.NaN;
  if (xs[row] === x || row === xs.length - 1) return xs[row] === x ? ys[row] : Number.NaN;
  return ys[row] + ((ys[row + 1] - ys[row]) * (x - xs[row])) / (xs[row + 1] - xs[row]);
}

/** Quantile of sorted numbers, with straight lines between them (type 7). */
export function quantileOf(sorted: ArrayLike<number>, share: number): number {
  if (sorted.length === 0) return Number.NaN;
  const at = share * (sorted.length - 1);
  const row = Math.floor(at);
  const next = sorted[Math.min(row + 1, sorted.length - 1)];
  return sorted[row] + (next - sorted[row]) * (at - row);
}

/**
 * Median and 10–90 % band of a metric over replicates, against time or another metric that only grows. Where fewer than half of the
 * replicates have come there is none.
 */
export function bandOver(
  replicates: readonly Replicate[],
  metric: string,
  against: string | null,
): Band | null {
  const columns = replicates.flatMap((one) => {
    const ys = one.values[metric];
    const xs = against === null ? one.times : one.values[against];
    return ys && xs && xs.length > 1 ? [{ xs, ys }] : [];
  });
  if (columns.length < 2) return null;
  const end = Math.max(...columns.map(({ xs }) => xs[xs.length - 1]));
  const start = Math.min(...columns.map(({ xs }) => xs[0]));
  if (!(end > start)) return null;
  const band = {
    times: [] as number[],
    low: [] as number[],
    median: [] as number[],
    high: [] as number[],
    length: 0,
  };
  for (let point = 0; point <= POINTS; point++) {
    const x = start + ((end - start) * point) / POINTS;
    const found = columns
      .map(({ xs, ys }) => valueOn(xs, ys, x))
      .filter(Number.isFinite)
      .sort((a, b) => a - b);
    if (found.length * 2 < columns.length || found.length < 2) continue;
    band.times.push(x);
    band.low.push(quantileOf(found, bandShares[0]));
    band.median.push(quantileOf(found, 0.5));
    band.high.push(quantileOf(found, bandShares[1]));
    band.length += 1;
  }
  return band.length > 1 ? band : null;
}
