import { binomialTail } from './binomial.ts';

/** Bit errors left by repeating each bit n times (n odd) and taking the majority. */
export const repetitionError = (n: number, bitError: number): number => binomialTail(n, bitError, (n + 1) / 2);

/** Chance that more symbols are wrong than a Reed-Solomon code of length n and dimension k corrects, ⌊(n − k)/2⌋. */
export const reedSolomonFailure = (n: number, k: number, symbolError: number): number =>
  binomialTail(n, symbolError, Math.floor((n - k) / 2) + 1);

/** Chance that k + extra random equations over GF(2) determine k unknowns: Π (1 − 2^−(extra + i)). */
export function fountainDecodes(k: number, extra: number): number {
  let chance = 1;
  for (let i = 1; i <= k; i++) chance *= 1 - 2 ** -(extra + i);
  return chance;
}

/** Mean number of random equations over GF(2) beyond k until k unknowns are determined: Σ 1/(2^i − 1). */
export function fountainOverhead(k: number): number {
  let sum = 0;
  for (let i = 1; i <= k; i++) sum += 1 / (2 ** i - 1);
  return sum;
}
