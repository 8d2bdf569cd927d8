/** Chance that a chain of steps succeeds, each with chance p and so many more tries: (1 − (1 − p)^(retries + 1))^steps. */
export const chainSuccess = (steps: number, stepSuccess: number, retries = 0): number =>
  (1 - (1 - stepSuccess) ** (retries + 1)) ** steps;

/** Error of a team in which any wrong part spoils the whole, 1 − p^n, and how many times a single agent's error that is. */
export function unionError(success: number, agents: number): { error: number; amplification: number } {
  const error = 1 - success ** agents;
  return { error, amplification: error / (1 - success) };
}

/** Success of n independent attempts of which a perfect judge picks: 1 − (1 − p)^n. */
export const bestOfSuccess = (success: number, agents: number): number => 1 - (1 - success) ** agents;

/**
 * Chance that what a verifier lets pass is right: it catches a wrong answer with chance `catches`, rejects a right one with chance
 * `falseRejects`, and after so many rejected attempts one more is delivered unchecked. A geometric sum.
 */
export function verifiedSuccess(success: number, catches: number, falseRejects: number, checkedRounds: number): number {
  const rightPasses = success * (1 - falseRejects);
  const rejected = 1 - rightPasses - (1 - success) * (1 - catches);
  let delivered = 0;
  let reached = 1;
  for (let round = 0; round < checkedRounds; round++) {
    delivered += reached * rightPasses;
    reached *= rejected;
  }
  return delivered + reached * success;
}
