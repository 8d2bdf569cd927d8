import { binomialTail } from './binomial.ts';

/**
 * Chance that a majority of n independent jurors, each right with chance p, is right; of an even jury a tie is decided by a
 * coin (Condorcet 1785).
 */
export function juryCorrect(n: number, p: number): number {
  const most = binomialTail(n, p, Math.floor(n / 2) + 1);
  if (n % 2 === 1) return most;
  return most + (binomialTail(n, p, n / 2) - most) / 2;
}

const JURORS_AT_MOST = 24;

/**
 * The same for jurors of their own competences and weights: the side of more weight wins, a tie falls by a coin. By enumeration of all
 * 2^n outcomes; throws beyond 24 jurors. The best weights are ln(p / (1 − p)) (Nitzan & Paroush 1982; Shapley & Grofman 1984).
 */
export function weightedJuryCorrect(competences: readonly number[], weights: readonly number[]): number {
  const n = competences.length;
  if (n > JURORS_AT_MOST || weights.length !== n)
    throw new RangeError(
      `weightedJuryCorrect: ${n} jurors and ${weights.length} weights; expected as many, ${JURORS_AT_MOST} at most`,
    );
  const half = weights.reduce((sum, weight) => sum + weight, 0) / 2;
  // A tie of weights that are no whole numbers must not hang on the last bit.
  const slack = 1e-12 * Math.abs(half);
  let correct = 0;
  for (let outcome = 0; outcome < 1 << n; outcome++) {
    let chance = 1;
    let right = 0;
    for (let i = 0; i < n; i++) {
      const votesRight = (outcome >> i) & 1;
      chance *= votesRight ? competences[i] : 1 - competences[i];
      right += votesRight * weights[i];
    }
    if (right > half + slack) correct += chance;
    else if (right >= half - slack) correct += chance / 2;
  }
  return correct;
}
