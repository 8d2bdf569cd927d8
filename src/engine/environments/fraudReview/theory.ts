import type { Theory } from '../../kernel/frame.ts';
import { exp, log, normalCdf } from '../../kernel/mathematics.ts';
import type { Values } from './params.ts';

/**
 * Share that leaves a queue M/M/1 unserved when each waits for the start of service at most a fixed time: λP₀e^(−(μ−λ)T)/μ. Barrer,
 * Operations Research 5(5), 1957; Baccelli & Hebuterne 1981. Rates a second, T in seconds.
 */
export function lostToPatience(arrivals: number, services: number, seconds: number): number {
  const gap = services - arrivals;
  const decay = exp(-gap * seconds);
  const middle = Math.abs(gap) < 1e-12 ? arrivals * seconds : (arrivals * (1 - decay)) / gap;
  const beyond = (arrivals / services) * decay;
  return beyond / (1 + middle + beyond);
}

/** Share of fraud, and of honest payments, whose score calls for a review where all amounts are alike: Φ(±d/2 − t). */
export function heldShares(values: Values): { fraud: number; honest: number } {
  const { alertFrom, median, separation: d, fraudShare } = values;
  const least = alertFrom / median;
  if (least <= 0) return { fraud: 1, honest: 1 };
  if (least >= 1) return { fraud: 0, honest: 0 };
  const wanted = log(least / (1 - least)) - log(fraudShare / (1 - fraudShare));
  if (d === 0) return wanted <= 0 ? { fraud: 1, honest: 1 } : { fraud: 0, honest: 0 };
  return { fraud: normalCdf(d / 2 - wanted / d), honest: normalCdf(-d / 2 - wanted / d) };
}

/** What closed forms say: one reviewer, oldest first, all amounts alike. */
export function expectations(reviewers: number, values: Values): Record<string, Theory> {
  if (values.sigma > 0) return {};
  const { fraud, honest } = heldShares(values);
  const found: Record<string, Theory> = { 'caught-by-score': flat('Signal detection', 100 * fraud) };
  if (reviewers > 1 || values.order !== 'first' || values.settleSeconds === 0) return found;
  const arrivals = values.rate * (values.fraudShare * fraud + (1 - values.fraudShare) * honest);
  found.settled = flat('Barrer 1957', 100 * lostToPatience(arrivals, 1 / values.reviewSeconds, values.settleSeconds));
  return found;
}

const flat = (label: string, value: number): Theory => ({ label, points: [[0, value], [1e7, value]] });
