import { binomialTail } from './binomial.ts';

/**
 * Chance that a majority quorum of n nodes can be reached, each node being up with chance p on its own: P(at least ⌊n/2⌋ + 1 up)
 * (Naor & Wool, The load, capacity and availability of quorum systems, SIAM J. Computing 27 (1998) 423).
 */
export const majorityAvailability = (n: number, p: number): number =>
  binomialTail(n, p, Math.floor(n / 2) + 1);
