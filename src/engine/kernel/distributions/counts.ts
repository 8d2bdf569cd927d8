import { exp, log, log1p } from '../mathematics.ts';
import { logBinomialProbability, logPoissonProbability } from './probability.ts';
import { isCount, isNotNegative, LARGEST_COUNT, refuse, type Source } from './source.ts';

/** Below it the values are tried one by one; from it on the rejection is both valid and faster. */
const REJECTION_FROM = 10;
/**
 * No count is this many deviations from a mean below REJECTION_FROM: it only stops what rounding might leave
 * over.
 */
const STOP_DEVIATIONS = 40;

/** Poisson, exact for every mean. By inversion below 10; else W. Hörmann's PTRS, 1993. */
export function poisson(source: Source, mean: number): number {
  if (!(isNotNegative(mean) && mean <= LARGEST_COUNT))
    refuse('poisson', 'mean', mean, 'a number from 0 to 1e15');
  if (mean >= REJECTION_FROM) return poissonByRejection(source, mean);
  const stop = mean + STOP_DEVIATIONS * Math.sqrt(mean + 1);
  let left = source.uniform();
  let probability = exp(-mean);
  let k = 0;
  while (left >= probability && k < stop) {
    left -= probability;
    k++;
    probability *= mean / k;
  }
  return k;
}

function poissonByRejection(source: Source, mean: number): number {
  const b = 0.931 + 2.53 * Math.sqrt(mean);
  const a = -0.059 + 0.02483 * b;
  // As published the hat dips 0.5 % below the probabilities of a few counts, which loses 6e-7 of all draws;
  // the margins lift it above them everywhere.
  const inverseAlpha = (1.1239 + 1.1328 / (b - 3.4)) * 1.006;
  const surely = (0.9277 - 3.6224 / (b - 2)) * 0.99;
  for (;;) {
    const u = source.uniform() - 0.5;
    const v = source.uniform();
    const edge = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / edge + b) * u + mean + 0.43);
    if (edge >= 0.07 && v <= surely) return k;
    if (k < 0 || (edge < 0.013 && v > edge)) continue;
    if (log((v * inverseAlpha) / (a / (edge * edge) + b)) <= logPoissonProbability(k, mean)) return k;
  }
}

/**
 * Successes in n trials of chance p, exact. By inversion while n·p is below 10; else W. Hörmann's BTRS, 1993.
 */
export function binomial(source: Source, n: number, p: number): number {
  if (!isCount(n, 0)) refuse('binomial', 'n', n, 'an integer from 0 to 1e15');
  if (!(p >= 0 && p <= 1)) refuse('binomial', 'p', p, 'a number from 0 to 1');
  if (p > 0.5) return n - binomialOfAtMostHalf(source, n, 1 - p);
  return binomialOfAtMostHalf(source, n, p);
}

function binomialOfAtMostHalf(source: Source, n: number, p: number): number {
  if (n * p >= REJECTION_FROM) return binomialByRejection(source, n, p);
  const odds = p / (1 - p);
  const stop = Math.min(n, n * p + STOP_DEVIATIONS * Math.sqrt(n * p + 1));
  let left = source.uniform();
  let probability = exp(n * log1p(-p));
  let k = 0;
  while (left >= probability && k < stop) {
    left -= probability;
    k++;
    probability *= ((n - k + 1) / k) * odds;
  }
  return k;
}

function binomialByRejection(source: Source, n: number, p: number): number {
  const deviation = Math.sqrt(n * p * (1 - p));
  const b = 1.15 + 2.53 * deviation;
  const a = -0.0873 + 0.0248 * b + 0.01 * p;
  const center = n * p + 0.5;
  const surely = 0.92 - 4.2 / b;
  const alpha = (2.83 + 5.1 / b) * deviation;
  const mode = Math.floor((n + 1) * p);
  for (;;) {
    const u = source.uniform() - 0.5;
    const v = source.uniform();
    const edge = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / edge + b) * u + center);
    if (edge >= 0.07 && v <= surely) return k;
    if (!(k >= 0 && k <= n)) continue;
    const ratio = logBinomialProbability(k, n, p) - logBinomialProbability(mode, n, p);
    if (log((v * alpha) / (a / (edge * edge) + b)) <= ratio) return k;
  }
}

/** Trials up to and with the first success, on 1, 2, …: mean 1/p. By inversion. */
export function geometric(source: Source, p: number): number {
  if (!(p >= 1e-15 && p <= 1)) refuse('geometric', 'p', p, 'a number from 1e-15 to 1');
  if (p === 1) return 1;
  return 1 + Math.floor(log(1 - source.uniform()) / log1p(-p));
}
