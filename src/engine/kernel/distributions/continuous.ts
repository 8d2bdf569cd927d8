import { exp, log } from '../mathematics.ts';
import { quantileFromCenter } from '../mathematics/normal.ts';
import { FINITE, isNotNegative, isPositive, NOT_NEGATIVE, POSITIVE, refuse, type Source } from './source.ts';

const HALF_STEP = 1 / 18014398509481984;

/** Exponential with a mean, by inversion: one uniform, and a larger mean stretches the same draw. */
export function exponential(source: Source, mean: number): number {
  if (!isNotNegative(mean)) refuse('exponential', 'mean', mean, NOT_NEGATIVE);
  return mean * standardExponential(source);
}

/** -log of a uniform in (0, 1], with +0 for 1. */
function standardExponential(source: Source): number {
  return 0 - log(1 - source.uniform());
}

/** Normal, by inversion: one uniform, none kept for later, and equal draws for every mean and deviation. */
export function normal(source: Source, mean: number, standardDeviation: number): number {
  if (!Number.isFinite(mean)) refuse('normal', 'mean', mean, FINITE);
  if (!isNotNegative(standardDeviation))
    refuse('normal', 'standardDeviation', standardDeviation, NOT_NEGATIVE);
  return mean + standardDeviation * standardNormal(source);
}

/** The quantile of the middle of the uniform's step, so that neither 0 nor 1 is met; both tails are equal. */
function standardNormal(source: Source): number {
  const q = source.uniform() - 0.5 + HALF_STEP;
  return quantileFromCenter(q, 0.5 - Math.abs(q));
}

/** e to a normal of mean mu and deviation sigma; its median is e^mu. */
export function logNormal(source: Source, mu: number, sigma: number): number {
  if (!Number.isFinite(mu)) refuse('logNormal', 'mu', mu, FINITE);
  if (!isNotNegative(sigma)) refuse('logNormal', 'sigma', sigma, NOT_NEGATIVE);
  return exp(mu + sigma * standardNormal(source));
}

/** Pareto (type I) from `scale` upwards: P(X > x) = (scale/x)^shape. */
export function pareto(source: Source, shape: number, scale: number): number {
  if (!isPositive(shape)) refuse('pareto', 'shape', shape, POSITIVE);
  if (!isPositive(scale)) refuse('pareto', 'scale', scale, POSITIVE);
  return scale * exp(standardExponential(source) / shape);
}

/**
 * Gamma with mean shape·scale. G. Marsaglia and W. Tsang, A simple method for generating gamma variables,
 * 2000.
 */
export function gamma(source: Source, shape: number, scale: number): number {
  if (!isPositive(shape)) refuse('gamma', 'shape', shape, POSITIVE);
  if (!isPositive(scale)) refuse('gamma', 'scale', scale, POSITIVE);
  return scale * standardGamma(source, shape);
}

function standardGamma(source: Source, shape: number): number {
  if (shape < 1) return gammaOfAtLeastOne(source, shape + 1) * exp(-standardExponential(source) / shape);
  return gammaOfAtLeastOne(source, shape);
}

function gammaOfAtLeastOne(source: Source, shape: number): number {
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = standardNormal(source);
    const root = 1 + c * x;
    if (root <= 0) continue;
    const v = root * root * root;
    const square = x * x;
    const u = 1 - source.uniform();
    if (u < 1 - 0.0331 * square * square) return d * v;
    if (log(u) < 0.5 * square + d * (1 - v + log(v))) return d * v;
  }
}

/** The logarithm of a gamma: for a shape near zero the gamma itself is too small for a double. */
function logGamma(source: Source, shape: number): number {
  if (shape >= 1) return log(gammaOfAtLeastOne(source, shape));
  return log(gammaOfAtLeastOne(source, shape + 1)) - standardExponential(source) / shape;
}

/** Beta with mean a/(a + b), as the share of a gamma of shape a in its sum with one of shape b. */
export function beta(source: Source, a: number, b: number): number {
  if (!isPositive(a)) refuse('beta', 'a', a, POSITIVE);
  if (!isPositive(b)) refuse('beta', 'b', b, POSITIVE);
  if (a >= 1 && b >= 1) {
    const x = gammaOfAtLeastOne(source, a);
    return x / (x + gammaOfAtLeastOne(source, b));
  }
  const logX = logGamma(source, a);
  return 1 / (1 + exp(logGamma(source, b) - logX));
}

/** Shares that sum to 1, the i-th with mean alpha[i]/Σ alpha: gammas over their sum. */
export function dirichlet(source: Source, alpha: ArrayLike<number>): Float64Array {
  if (alpha.length === 0) refuse('dirichlet', 'alpha', 'empty', 'at least one positive number');
  const shares = new Float64Array(alpha.length);
  let largest = -Infinity;
  for (let i = 0; i < alpha.length; i++) {
    const shape = alpha[i] as number;
    if (!isPositive(shape)) refuse('dirichlet', `alpha[${i}]`, shape, POSITIVE);
    const share = logGamma(source, shape);
    shares[i] = share;
    if (share > largest) largest = share;
  }
  let sum = 0;
  for (let i = 0; i < shares.length; i++) sum += shares[i] = exp((shares[i] as number) - largest);
  for (let i = 0; i < shares.length; i++) shares[i] = (shares[i] as number) / sum;
  return shares;
}
