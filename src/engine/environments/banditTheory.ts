import { log } from '../kernel/mathematics.ts';

type Points = (readonly [number, number])[];

/** Steps at which a curve of regret is told: enough for a logarithm. */
const POINTS = 60;

const gapsOf = (means: readonly number[]): number[] => {
  const best = Math.max(...means);
  return means.map((mean) => best - mean).filter((gap) => gap > 0);
};

/** Relative entropy of two Bernoulli laws, p ln(p/q) + (1−p) ln((1−p)/(1−q)) in nats; Infinity where q excludes what p allows. */
export function bernoulliDivergence(p: number, q: number): number {
  const part = (x: number, y: number): number => (x === 0 ? 0 : y === 0 ? Infinity : x * log(x / y));
  return part(p, q) + part(1 - p, 1 - q);
}

/** Σ Δ/KL(mean, best) over the worse arms: regret grows at least by it times ln t (Lai & Robbins 1985, theorem 2). */
export function laiRobbinsConstant(means: readonly number[]): number {
  const best = Math.max(...means);
  let sum = 0;
  for (const mean of means) if (mean < best) sum += (best - mean) / bernoulliDivergence(mean, best);
  return sum;
}

/** What UCB1 regrets at most in `steps` steps, rewards from 0 to 1 (Auer, Cesa-Bianchi & Fischer 2002, theorem 1). */
export function ucbRegretBound(means: readonly number[], steps: number): number {
  let sum = 0;
  let gaps = 0;
  for (const gap of gapsOf(means)) {
    sum += log(steps) / gap;
    gaps += gap;
  }
  return 8 * sum + (1 + (Math.PI * Math.PI) / 3) * gaps;
}

const curve = (steps: number, value: (t: number) => number): Points =>
  Array.from({ length: POINTS }, (_, i) => {
    const t = Math.max(1, Math.round((steps * (i + 1)) / POINTS));
    return [t, value(t)] as const;
  });

/** The asymptotic lower bound as a curve over steps. */
export const lowerBound = (means: readonly number[], steps: number): Points => {
  const constant = laiRobbinsConstant(means);
  return curve(steps, (t) => constant * log(t));
};

/** UCB1's bound as a curve over steps. */
export const ucbBound = (means: readonly number[], steps: number): Points =>
  curve(steps, (t) => ucbRegretBound(means, t));

/** What EXP3 regrets at most against the best arm in `steps` steps if its γ is tuned to them, 2 √(e − 1) √(T K ln K) (Auer et al. 2002, corollary 3.2). */
export const exp3RegretBound = (arms: number, steps: number): number =>
  2 * Math.sqrt((Math.E - 1) * steps * arms * log(arms));

/** The γ that this asks for, min(1, √(K ln K / ((e − 1) T))). */
export const exp3Gamma = (arms: number, steps: number): number =>
  Math.min(1, Math.sqrt((arms * log(arms)) / ((Math.E - 1) * steps)));

/** The same bound as a curve over steps. */
export const exp3Bound = (arms: number, steps: number): Points => curve(steps, (t) => exp3RegretBound(arms, t));
