/**
 * Tasks a second of N workers who work for an exponential time of mean Z and then need the one coordinator for an exponential time of
 * mean s, first come first served: the machine-repair model M/M/1//N by its birth-death chain. Kleinrock, Queueing Systems I, 3.8.
 */
export function coordinatedThroughput(workers: number, workSeconds: number, signOffSeconds: number): number {
  let weight = 1;
  let sum = 1;
  for (let waiting = 1; waiting <= workers; waiting++) {
    weight *= ((workers - waiting + 1) * signOffSeconds) / workSeconds;
    sum += weight;
  }
  return (1 - 1 / sum) / signOffSeconds;
}

/** Number of workers beyond which the coordinator is the bottleneck: N* = (Z + s)/s, where the two asymptotes meet. */
export const coordinatorKnee = (workSeconds: number, signOffSeconds: number): number =>
  (workSeconds + signOffSeconds) / signOffSeconds;
