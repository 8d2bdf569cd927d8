/** Constants of the estimator; times in any one unit. */
export interface TimeoutRule {
  alpha: number;
  beta: number;
  k: number;
  /** Granularity of the clock. */
  granularity: number;
  least: number;
}

export const RFC_6298: TimeoutRule = { alpha: 1 / 8, beta: 1 / 4, k: 4, granularity: 0, least: 0 };

/**
 * Retransmission timeout after each round-trip time: smoothed mean plus k mean deviations (RFC 6298, section 2; Jacobson, SIGCOMM
 * 1988). The deviation is updated before the mean, as the RFC demands.
 */
export function roundTripTimeouts(samples: readonly number[], rule: TimeoutRule = RFC_6298): number[] {
  const { alpha, beta, k, granularity, least } = rule;
  let smoothed = 0;
  let deviation = 0;
  return samples.map((sample, i) => {
    if (i === 0) {
      smoothed = sample;
      deviation = sample / 2;
    } else {
      deviation = (1 - beta) * deviation + beta * Math.abs(smoothed - sample);
      smoothed = (1 - alpha) * smoothed + alpha * sample;
    }
    return Math.max(least, smoothed + Math.max(granularity, k * deviation));
  });
}
