/** Intervals between heartbeats over many links: the latest of each in a ring, with their sum and sum of squares. */
export interface Rhythm {
  window: number;
  intervals: Float64Array;
  /** Intervals that came in all. */
  count: Int32Array;
  sum: Float64Array;
  squares: Float64Array;
}

export const rhythmOf = (links: number, window: number): Rhythm => ({
  window,
  intervals: new Float64Array(links * window),
  count: new Int32Array(links),
  sum: new Float64Array(links),
  squares: new Float64Array(links),
});

/** Takes in an interval in the place of the oldest. */
export function remember(
  { window, intervals, count, sum, squares }: Rhythm,
  link: number,
  interval: number,
): void {
  const at = link * window + (count[link] % window);
  if (count[link] >= window) {
    sum[link] -= intervals[at];
    squares[link] -= intervals[at] * intervals[at];
  }
  intervals[at] = interval;
  count[link] += 1;
  sum[link] += interval;
  squares[link] += interval * interval;
}

export function forgetRhythm({ count, sum, squares }: Rhythm, link: number): void {
  count[link] = 0;
  sum[link] = 0;
  squares[link] = 0;
}

/** Mean and standard deviation of the intervals in the window; the window must hold one or more. */
export function lawOfRhythm(
  { window, count, sum, squares }: Rhythm,
  link: number,
): { mean: number; deviation: number } {
  const held = Math.min(window, count[link]);
  const mean = sum[link] / held;
  return { mean, deviation: Math.sqrt(Math.max(0, squares[link] / held - mean * mean)) };
}
