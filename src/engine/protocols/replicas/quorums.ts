/** Traitors that n replicas can bear: the largest f with n >= 3f + 1 (Pease, Shostak & Lamport 1980). */
export const traitorsBorne = (n: number): number => Math.max(0, Math.floor((n - 1) / 3));

/**
 * Replicas of a Byzantine quorum: the fewest for which two quorums share an honest replica, that is more than (n + f) / 2.
 * With n = 3f + 1 this is the 2f + 1 of the papers.
 */
export const byzantineQuorum = (n: number): number => Math.floor((n + traitorsBorne(n)) / 2) + 1;
