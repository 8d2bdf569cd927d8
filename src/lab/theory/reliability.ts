import { binomialTail } from './binomial.ts';

/** Chance that at least k of n like parts work, each with chance p; two of three is triple redundancy with a perfect voter (Lyons & Vanderkulk 1962). */
export const atLeast = (k: number, n: number, p: number): number => binomialTail(n, p, k);

/** Mean time until fewer than k of n parts work, each failing at rate `rate` and never repaired: Σ 1/(i·rate), i = k … n. */
export function meanTimeToFailure(k: number, n: number, rate: number): number {
  let sum = 0;
  for (let i = k; i <= n; i++) sum += 1 / (i * rate);
  return sum;
}

/** Share of time that a part is up. */
export const steadyAvailability = (upSeconds: number, downSeconds: number): number => upSeconds / (upSeconds + downSeconds);

/** Mean time until both of two replicas are lost: (3λ + μ)/2λ². Patterson, Gibson & Katz 1988; Trivedi 2002, section 8.2. */
export const mirrorLossSeconds = (failRate: number, repairRate: number): number => (3 * failRate + repairRate) / (2 * failRate * failRate);

/** Availability of services in series, all of which are needed. */
export const serial = (services: number, each: number): number => each ** services;

/** Chance that a binary message is right after d hops, each of which flips it with chance e: (1 + (1 − 2e)^d)/2. */
export const relayed = (hops: number, flip: number): number => (1 + (1 - 2 * flip) ** hops) / 2;
