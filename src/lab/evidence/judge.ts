import type { Case, Figure, Outcome, Tolerance } from './types.ts';

export type Judgement = 'pass' | 'fail' | 'unsupported';

/** Whether ours agrees with what was published, within the case's own tolerance. */
export function judge(testCase: Case, outcome: Outcome | null): Judgement {
  if (outcome === null) return 'unsupported';
  return within(testCase.expected, outcome.value, testCase.tol, outcome) ? 'pass' : 'fail';
}

function within(expected: Figure, value: Figure, tol: Tolerance, outcome: Outcome): boolean {
  // A ranking is a matter of places, whatever the figures.
  if (tol.type === 'order' && outcome.inOrder !== undefined) return outcome.inOrder;
  if (Array.isArray(expected)) {
    if (!Array.isArray(value) || value.length !== expected.length) return false;
    return expected.every((one, i) => within(one, value[i], tol, outcome));
  }
  if (tol.type === 'exact' || tol.type === 'order') return value === expected;
  if (typeof value !== 'number' || typeof expected !== 'number' || !Number.isFinite(value)) return false;
  switch (tol.type) {
    case 'stat': {
      const { sd, se_ref, z, bias, min_reps } = tol;
      if (outcome.reps < min_reps) return false;
      return Math.abs(value - expected) <= z * Math.sqrt((sd * sd) / outcome.reps + se_ref * se_ref) + bias;
    }
    case 'abs':
      return Math.abs(value - expected) <= tol.value;
    case 'rel':
      return Math.abs(value - expected) <= tol.value * Math.abs(expected);
    case 'band':
      return value >= tol.lo && value <= tol.hi;
    case 'le':
      return value <= (tol.value ?? expected);
    case 'ge':
      return value >= (tol.value ?? expected);
  }
}

/** Replicates that make the interval of a case narrower than its tolerance; `scale` multiplies them. */
export function repsFor({ tol }: Case, scale = 1): number {
  return Math.ceil((tol.type === 'stat' ? tol.min_reps : 400) * scale);
}
