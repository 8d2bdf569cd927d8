/** Expected number of different sites among k samples drawn alone and at random from m: m (1 − (1 − 1/m)^k). */
export const distinctSites = (sites: number, samples: number): number => sites * (1 - (1 - 1 / sites) ** samples);

/** The same where everyone knows what has been seen: no site twice. */
export const distinctSitesShared = (sites: number, samples: number): number => Math.min(sites, samples);

/** Expected least total cost of an n × n assignment with independent exponential costs of mean 1: Σ 1/k² (Parisi's formula). */
export function parisiCost(n: number): number {
  let sum = 0;
  for (let k = 1; k <= n; k++) sum += 1 / (k * k);
  return sum;
}

/** Expected time until the first of n independent searchers with exponential times of equal mean finds: mean / n. */
export const firstHit = (agents: number, meanSeconds: number): number => meanSeconds / agents;
