/** H_k = 1 + 1/2 + … + 1/k. */
export function harmonic(k: number): number {
  let sum = 0;
  for (let i = 1; i <= k; i++) sum += 1 / i;
  return sum;
}

/**
 * Expected time until the last of n independent tasks of exponential duration is done by m workers of whom none rests while a task
 * waits: (n − m)/m + H_m mean durations, by lack of memory; with more workers than tasks H_n.
 */
export const exponentialMakespan = (tasks: number, workers: number, meanSeconds = 1): number =>
  meanSeconds * (tasks <= workers ? harmonic(tasks) : (tasks - workers) / workers + harmonic(workers));

/** Time until n tasks of equal duration are done by m workers: ⌈n/m⌉ durations. */
export const equalMakespan = (tasks: number, workers: number, seconds = 1): number => Math.ceil(tasks / workers) * seconds;
