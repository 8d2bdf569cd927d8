import { lgamma, log } from '../mathematics.ts';

/**
 * Logarithms of Poisson and binomial probabilities that stay exact for large counts, where differences of log
 * Γ cancel. C. Loader, Fast and accurate computation of binomial probabilities, 2000.
 */

const TWO_PI = 2 * Math.PI;
const SERIES_FROM = 16;
const STIRLING_ERRORS = new Float64Array(SERIES_FROM);
for (let n = 1; n < SERIES_FROM; n++) {
  STIRLING_ERRORS[n] = lgamma(n + 1) - (n + 0.5) * log(n) + n - 0.5 * log(TWO_PI);
}

/** log n! less Stirling's formula for it, n ≥ 1. */
function stirlingError(n: number): number {
  if (n < SERIES_FROM) return STIRLING_ERRORS[n] as number;
  const z = 1 / (n * n);
  return (1 / 12 - z * (1 / 360 - z * (1 / 1260 - z * (1 / 1680 - z / 1188)))) / n;
}

/** x·log(x/mean) + mean - x, by a series where x is near the mean. */
function deviance(x: number, mean: number): number {
  const difference = x - mean;
  if (Math.abs(difference) >= 0.1 * (x + mean)) return x * log(x / mean) - difference;
  const v = difference / (x + mean);
  const square = v * v;
  let term = 2 * x * v;
  let sum = difference * v;
  for (let i = 3; ; i += 2) {
    term *= square;
    const next = sum + term / i;
    if (next === sum) return sum;
    sum = next;
  }
}

/** log P(X = k) for a Poisson X. */
export function logPoissonProbability(k: number, mean: number): number {
  if (k === 0) return -mean;
  return -stirlingError(k) - deviance(k, mean) - 0.5 * log(TWO_PI * k);
}

/** log P(X = k) for a binomial X of n trials with chance p, 0 < p < 1. */
export function logBinomialProbability(k: number, n: number, p: number): number {
  const q = 1 - p;
  if (k === 0) return -deviance(n, n * q) - n * p;
  if (k === n) return -deviance(n, n * p) - n * q;
  return (
    stirlingError(n) -
    stirlingError(k) -
    stirlingError(n - k) -
    deviance(k, n * p) -
    deviance(n - k, n * q) +
    0.5 * log(n / (TWO_PI * k * (n - k)))
  );
}
