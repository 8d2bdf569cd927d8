import { choose } from './binomial.ts';

/**
 * Chance that a read of R random replicas of N misses a write that W random ones have acknowledged, nothing having spread since:
 * C(N − W, R) / C(N, R); 0 where R + W > N (Bailis et al., Probabilistically bounded staleness, PVLDB 5 (2012) 776, eq. 1).
 */
export const staleRead = (replicas: number, read: number, write: number): number =>
  choose(replicas - write, read) / choose(replicas, read);
