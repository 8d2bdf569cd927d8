import { exp, log } from '../../kernel/mathematics.ts';

/** Times are counted in bins that grow by this factor: a percentile is right to half a percent. */
const GROWTH = 1.01;
const SMALLEST_SECONDS = 1e-5;
const LOG_GROWTH = log(GROWTH);
/** The last bin begins at some 10^8 seconds. */
export const BINS = 3000;

/** Counts one time in seconds. */
export function tally(bins: Uint32Array, seconds: number): void {
  const bin = seconds <= SMALLEST_SECONDS ? 0 : 1 + Math.floor(log(seconds / SMALLEST_SECONDS) / LOG_GROWTH);
  bins[Math.min(BINS - 1, bin)] += 1;
}

/** The p-quantile in seconds of the times counted (those of `less` taken away); 0 if there are none. */
export function percentile(bins: Uint32Array, p: number, less?: Uint32Array): number {
  let total = 0;
  for (let bin = 0; bin < BINS; bin++) total += bins[bin] - (less?.[bin] ?? 0);
  if (total === 0) return 0;
  let below = 0;
  for (let bin = 0; bin < BINS; bin++) {
    below += bins[bin] - (less?.[bin] ?? 0);
    if (below >= p * total) return bin === 0 ? 0 : SMALLEST_SECONDS * exp((bin - 0.5) * LOG_GROWTH);
  }
  return Infinity;
}
