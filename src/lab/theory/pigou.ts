/** What selfish traffic costs on parallel links. */
export interface Routing {
  equilibrium: number;
  optimum: number;
  priceOfAnarchy: number;
}

/**
 * Mean latency on two links, one of constant latency `fixed`, the other of `slope` times its share of a unit demand: where nobody gains by
 * changing, and where the mean is least. Pigou 1920; Roughgarden & Tardos, Journal of the ACM 49(2), 2002.
 */
export function pigou(fixed = 1, slope = 1): Routing {
  const selfish = Math.min(1, fixed / slope);
  const best = Math.min(1, fixed / (2 * slope));
  const cost = (share: number) => slope * share * share + fixed * (1 - share);
  return { equilibrium: cost(selfish), optimum: cost(best), priceOfAnarchy: cost(selfish) / cost(best) };
}
