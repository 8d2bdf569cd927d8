import { exp, log } from '../../kernel/mathematics.ts';

/** Times are counted in bins that grow by this factor: a percentile is right to half a percent. */
const GROWTH = 1.01;
const SMALLEST_SECONDS = 1e-5;
const LOG_GROWTH = log(GROWTH);

/** Counts by number of bin, only of those that have any. */
export type Bins = Map<number, number>;

/** Counts one time in seconds. */
export function tally(bins: Bins, seconds: number): void {
  const bin = seconds <= SMALLEST_SECONDS ? 0 : 1 + Math.floor(log(seconds / SMALLEST_SECONDS) / LOG_GROWTH);
  bins.set(bin, (bins.get(bin) ?? 0) + 1);
}

/** The p-quantile in seconds of the times counted (those of `less`, an earlier state of the same bins, taken away); 0 if there are none. */
export function percentile(bins: Bins, p: number, less?: Bins): number {
  const counts = [...bins].map(([bin, count]) => [bin, count - (less?.get(bin) ?? 0)] as const).sort((a, b) => a[0] - b[0]);
  let total = 0;
  for (const [, count] of counts) total += count;
  let below = 0;
  for (const [bin, count] of counts) {
    below += count;
    if (count > 0 && below >= p * total) return bin === 0 ? 0 : SMALLEST_SECONDS * exp((bin - 0.5) * LOG_GROWTH);
  }
  return 0;
}
