import { exp, log } from '../kernel/mathematics.ts';
import type { Choice } from '../scenario/scenario.ts';

type Points = (readonly [number, number])[];

/** Points of a curve of regret, and the steps it goes on for. */
const POINTS = 60;
const STEPS = 5000;

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

/** A curve over seconds, from the first step on: every step at first, then ever fewer of them, as a logarithm wants. */
function curve(stepSeconds: number, value: (t: number) => number): Points {
  const points: [number, number][] = [];
  let t = 0;
  for (let i = 0; i < POINTS; i++) {
    const next = Math.round(exp((log(STEPS) * i) / (POINTS - 1)));
    t = Math.max(t + 1, next);
    points.push([t * stepSeconds, value(t)]);
  }
  return points;
}

/** The asymptotic lower bound for one who learns alone, as a curve over seconds. */
export const lowerBound = (means: readonly number[], stepSeconds: number): Points => {
  const constant = laiRobbinsConstant(means);
  return curve(stepSeconds, (t) => constant * log(t));
};

/** UCB1's bound as a curve over seconds. */
export const ucbBound = (means: readonly number[], stepSeconds: number): Points =>
  curve(stepSeconds, (t) => ucbRegretBound(means, t));

/** What EXP3 regrets at most against the best arm in `steps` steps if its γ is tuned to them, 2 √(e − 1) √(T K ln K) (Auer et al. 2002, corollary 3.2). */
export const exp3RegretBound = (arms: number, steps: number): number =>
  2 * Math.sqrt((Math.E - 1) * steps * arms * log(arms));

/** The γ that this asks for, min(1, √(K ln K / ((e − 1) T))). */
export const exp3Gamma = (arms: number, steps: number): number =>
  Math.min(1, Math.sqrt((arms * log(arms)) / ((Math.E - 1) * steps)));

/** The same bound as a curve over seconds. */
export const exp3Bound = (arms: number, stepSeconds: number): Points =>
  curve(stepSeconds, (t) => exp3RegretBound(arms, t));

/** Learners that hear of each other’s pulls without being asked to share. */
const together = ['coop-ucb', 'policy-distillation'];

/**
 * Whether everyone learns from its own pulls alone. Who shares n agents’ pulls may regret about an n-th of what Lai and Robbins prove for
 * one alone, so that their bound says nothing then.
 */
export function learnsAlone(learner: Choice | undefined, n: number): boolean {
  if (learner === undefined || n === 1) return true;
  const { id, shares = 'nothing', tables = 'own' } = learner;
  return shares === 'nothing' && tables !== 'common' && !together.includes(id);
}
