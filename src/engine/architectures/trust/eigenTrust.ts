/** Change of all trust together below which it stands, and iterations after which it is taken as it is. */
const STILL = 1e-12;
const ITERATIONS_AT_MOST = 1000;

/**
 * Global trust t = (1 − a) Cᵀ t + a p by iteration from p, with C the local trust of each peer scaled to sum 1, and p uniform over the
 * pre-trusted; who has told nothing, or trusts nobody, is taken to trust the pre-trusted. `told` by peer: n numbers, negative ones count
 * as 0. Sums to 1. Kamvar, Schlosser & Garcia-Molina, The EigenTrust algorithm for reputation management in P2P networks, WWW 2003, algorithm 2.
 */
export function eigenTrust(
  n: number,
  told: ReadonlyMap<number, readonly number[]>,
  preTrusted: readonly number[],
  a: number,
): Float64Array {
  const start = new Float64Array(n);
  for (const peer of preTrusted) start[peer] = 1 / preTrusted.length;
  const rows: { peer: number; row: readonly number[]; sum: number }[] = [];
  for (const [peer, row] of [...told].sort((x, y) => x[0] - y[0])) {
    const sum = row.reduce((total, one) => total + Math.max(0, one), 0);
    if (sum > 0) rows.push({ peer, row, sum });
  }
  let trust = Float64Array.from(start);
  for (let i = 0; i < ITERATIONS_AT_MOST; i++) {
    const next = new Float64Array(n);
    let placed = 0;
    for (const { peer, row, sum } of rows) {
      placed += trust[peer];
      const share = ((1 - a) * trust[peer]) / sum;
      if (share > 0) for (let j = 0; j < n; j++) if (row[j] > 0) next[j] += share * row[j];
    }
    // Trust of those without a row, and the share that is always theirs, falls to the pre-trusted.
    const rest = (1 - a) * (1 - placed) + a;
    let moved = 0;
    for (let j = 0; j < n; j++) {
      next[j] += rest * start[j];
      moved += Math.abs(next[j] - trust[j]);
    }
    trust = next;
    if (moved < STILL) break;
  }
  return trust;
}
