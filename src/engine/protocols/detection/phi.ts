import { exp, log, normalCdf, normalQuantile, pow } from '../../kernel/mathematics.ts';

const LN_10 = log(10);
const HALF_LN_TWO_PI = 0.9189385332046727;
/** Beyond so many standard deviations the tail is taken from its continued fraction, for its own value is no number. */
const FAR = 30;

/**
 * φ = −log₁₀ P(the next heartbeat comes later than `elapsed` after the last), intervals being normal (Hayashibara, Défago, Yared &
 * Katayama, SRDS 2004, section 4.2). Any unit, the same for all three; 0 before there is a deviation to judge by.
 */
export function phi(elapsed: number, mean: number, deviation: number): number {
  if (!(deviation > 0)) return elapsed > mean ? Infinity : 0;
  const z = (elapsed - mean) / deviation;
  if (z < FAR) return -log(normalCdf(-z)) / LN_10;
  // ln Q(z) = −z²/2 − ln(z √(2π)) + ln(1 − 1/z² + …)
  return ((z * z) / 2 + log(z) + HALF_LN_TWO_PI + 1 / (z * z)) / LN_10;
}

/** The time after the last heartbeat at which φ reaches a threshold. */
export function phiReachedAfter(threshold: number, mean: number, deviation: number): number {
  // By symmetry the quantile of the small tail is as exact as that of the large one is not.
  return mean - deviation * normalQuantile(pow(10, -threshold));
}

/** The same φ by the logistic approximation of the normal tail that Akka uses, for comparison. */
export function phiLogistic(elapsed: number, mean: number, deviation: number): number {
  const y = (elapsed - mean) / deviation;
  const e = exp(-y * (1.5976 + 0.070566 * y * y));
  return elapsed > mean ? -log(e / (1 + e)) / LN_10 : -log(1 - 1 / (1 + e)) / LN_10;
}
