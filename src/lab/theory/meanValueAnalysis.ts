export interface ClosedNetwork {
  /** Answers a second. */
  throughput: number;
  /** Mean time from asking to the answer, in seconds. */
  responseSeconds: number;
}

/**
 * A closed network of first-come-first-served exponential stations with the given demands in seconds, asked by `users` who think in between;
 * exact. Reiser & Lavenberg, Journal of the ACM 27(2), 1980.
 */
export function meanValueAnalysis(users: number, thinkSeconds: number, demands: readonly number[]): ClosedNetwork {
  const lengths = demands.map(() => 0);
  let throughput = 0;
  let responseSeconds = 0;
  for (let n = 1; n <= users; n++) {
    const times = demands.map((demand, i) => demand * (1 + lengths[i]));
    responseSeconds = times.reduce((sum, time) => sum + time, 0);
    throughput = n / (thinkSeconds + responseSeconds);
    times.forEach((time, i) => {
      lengths[i] = throughput * time;
    });
  }
  return { throughput, responseSeconds };
}
