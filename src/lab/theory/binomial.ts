/** n over k, exact while it is below 2^53; 0 outside of 0 ≤ k ≤ n. */
export function choose(n: number, k: number): number {
  if (k < 0 || k > n) return 0;
  let ways = 1;
  const few = Math.min(k, n - k);
  for (let i = 1; i <= few; i++) ways = (ways * (n - few + i)) / i;
  return ways;
}

/** Distribution of the number of successes among independent trials of chances p[i]: entry k is P(k). Exact, O(n²). */
export function successes(p: readonly number[]): Float64Array {
  const chance = new Float64Array(p.length + 1);
  chance[0] = 1;
  p.forEach((success, done) => {
    for (let k = done + 1; k >= 0; k--)
      chance[k] = chance[k] * (1 - success) + (k > 0 ? chance[k - 1] * success : 0);
  });
  return chance;
}

/** P(X ≥ k) for n trials of chance p. */
export function binomialTail(n: number, p: number, k: number): number {
  const chance = successes(new Array<number>(n).fill(p));
  let tail = 0;
  for (let i = Math.max(0, k); i <= n; i++) tail += chance[i];
  return tail;
}
