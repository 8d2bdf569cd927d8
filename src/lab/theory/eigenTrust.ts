/**
 * Global trust by the iteration t ← (1 − α) Cᵀ t + α p from p, where C is the local trust with each row scaled to 1 (a row of nothing
 * becomes p) and p is uniform over the pre-trusted. Kamvar, Schlosser & Garcia-Molina, The EigenTrust algorithm, WWW 2003, algorithm 2.
 */
export function eigenTrust(local: readonly (readonly number[])[], preTrusted: readonly number[], alpha: number): number[] {
  const n = local.length;
  const p = new Array<number>(n).fill(0);
  for (const peer of preTrusted) p[peer] = 1 / preTrusted.length;
  const scaled = local.map((row) => {
    const sum = row.reduce((total, one) => total + Math.max(0, one), 0);
    return sum > 0 ? row.map((one) => Math.max(0, one) / sum) : p;
  });
  let trust = p;
  for (let step = 0; step < 100_000; step++) {
    const next = p.map((own, j) => alpha * own + (1 - alpha) * scaled.reduce((total, row, i) => total + row[j] * trust[i], 0));
    const moved = next.reduce((total, one, j) => total + Math.abs(one - trust[j]), 0);
    trust = next;
    if (moved < 1e-15) break;
  }
  return trust;
}

/** Expected value of a reputation after so many good and bad encounters from a uniform prior. Jøsang & Ismail, The beta reputation system, 2002. */
export const betaReputation = (positive: number, negative: number): number => (positive + 1) / (positive + negative + 2);
