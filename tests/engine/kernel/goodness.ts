import { Chance } from '../../../src/engine/kernel/chance.ts';
import { erfc, exp, lgamma, log, log1p } from '../../../src/engine/kernel/mathematics.ts';

/** Goodness of fit for tests of samplers: how likely a true sampler would look at least this bad. */

/** Seeds are fixed, so a test never changes its mind; a true sampler would fail one in ten thousand seeds. */
export const LEAST_P = 1e-4;

/** So many draws of a sampler, from a stream of its own. */
export function draw(count: number, sampler: (chance: Chance) => number, label: string): Float64Array {
  const chance = new Chance(2026, label);
  return Float64Array.from({ length: count }, () => sampler(chance));
}

/** P(a, x), the cumulative distribution of a gamma of shape a. Numerical Recipes, section 6.2. */
export function gammaCdf(a: number, x: number): number {
  if (x <= 0) return 0;
  const front = exp(a * log(x) - x - lgamma(a));
  if (x < a + 1) {
    let term = 1 / a;
    let sum = term;
    for (let n = a + 1; term > sum * 1e-16; n++) sum += term *= x / n;
    return sum * front;
  }
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let fraction = d;
  for (let i = 1; i < 10_000; i++) {
    const factor = -i * (i - a);
    b += 2;
    d = 1 / (factor * d + b);
    c = b + factor / c;
    fraction *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  return 1 - front * fraction;
}

/** The cumulative distribution of a beta. Numerical Recipes, section 6.4. */
export function betaCdf(a: number, b: number, x: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - betaCdf(b, a, 1 - x);
  const front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x)) / a;
  let c = 1;
  let d = 1 / (1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m < 10_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / (1 + even * d);
    c = 1 + even / c;
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / (1 + odd * d);
    c = 1 + odd / c;
    fraction *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  return front * fraction;
}

/**
 * Pearson's test: observed counts against expected ones, neighbours pooled until at least 10 are expected.
 */
export function chiSquarePValue(observed: readonly number[], expected: readonly number[]): number {
  let statistic = 0;
  let bins = 0;
  let pooled = { observed: 0, expected: 0 };
  const total = expected.reduce((sum, count) => sum + count, 0);
  let left = total;
  for (let i = 0; i < expected.length; i++) {
    pooled.observed += observed[i] as number;
    pooled.expected += expected[i] as number;
    left -= expected[i] as number;
    if (i === expected.length - 1 || (pooled.expected >= 10 && left >= 10)) {
      statistic += (pooled.observed - pooled.expected) ** 2 / pooled.expected;
      bins++;
      pooled = { observed: 0, expected: 0 };
    }
  }
  return 1 - gammaCdf((bins - 1) / 2, statistic / 2);
}

/** Counts of the integers first … last among samples, all beyond either end put into it. */
export function tally(samples: ArrayLike<number>, first: number, last: number): number[] {
  const counts = new Array<number>(last - first + 1).fill(0);
  for (let i = 0; i < samples.length; i++) {
    const at = Math.min(Math.max(samples[i] as number, first), last) - first;
    counts[at] = (counts[at] as number) + 1;
  }
  return counts;
}

/** Kolmogorov and Smirnov's test of samples against a continuous distribution. */
export function kolmogorovPValue(samples: ArrayLike<number>, cdf: (x: number) => number): number {
  const sorted = Float64Array.from(samples).sort();
  const n = sorted.length;
  let distance = 0;
  for (let i = 0; i < n; i++) {
    const f = cdf(sorted[i] as number);
    distance = Math.max(distance, f - i / n, (i + 1) / n - f);
  }
  const lambda = (Math.sqrt(n) + 0.12 + 0.11 / Math.sqrt(n)) * distance;
  if (lambda < 0.2) return 1;
  let sum = 0;
  for (let k = 1; k <= 100; k++) sum += (k % 2 === 1 ? 2 : -2) * exp(-2 * k * k * lambda * lambda);
  return sum;
}

export interface Moments {
  mean: number;
  variance: number;
}

export function momentsOf(samples: ArrayLike<number>): Moments {
  let mean = 0;
  let squares = 0;
  for (let i = 0; i < samples.length; i++) {
    const difference = (samples[i] as number) - mean;
    mean += difference / (i + 1);
    squares += difference * ((samples[i] as number) - mean);
  }
  return { mean, variance: squares / (samples.length - 1) };
}

/** Two-sided chance of means this far or farther from the truth, of the sample's mean and of its variance. */
export function momentPValues(
  samples: ArrayLike<number>,
  truth: Moments,
): { mean: number; variance: number } {
  const n = samples.length;
  let squares = 0;
  let fourths = 0;
  let sum = 0;
  for (let i = 0; i < n; i++) {
    const difference = (samples[i] as number) - truth.mean;
    sum += difference;
    squares += difference ** 2;
    fourths += difference ** 4;
  }
  const spreadOfSquares = Math.sqrt(fourths / n - (squares / n) ** 2);
  const tooFar = (z: number) => erfc(Math.abs(z) / Math.SQRT2);
  return {
    mean: tooFar((sum / n / Math.sqrt(truth.variance)) * Math.sqrt(n)),
    variance: tooFar(((squares / n - truth.variance) / spreadOfSquares) * Math.sqrt(n)),
  };
}
