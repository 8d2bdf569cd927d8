/** What a sampler draws from; `Chance` is one. */
export interface Source {
  /** 32 random bits, as an integer in [0, 2^32). */
  uint32(): number;
  /** Uniform in [0, 1) with 53 bits. */
  uniform(): number;
  /** Integer in [0, bound), each equally likely. */
  below(bound: number): number;
}

/**
 * Throws the one kind of error that samplers have: which function, which argument, what came, what was
 * expected.
 */
export function refuse(sampler: string, argument: string, came: unknown, expected: string): never {
  throw new RangeError(`Chance.${sampler}: ${argument} is ${String(came)}, expected ${expected}`);
}

export const POSITIVE = 'a positive finite number';
export const NOT_NEGATIVE = 'a finite number of at least 0';
export const FINITE = 'a finite number';

export function isPositive(x: number): boolean {
  return x > 0 && x < Infinity;
}

export function isNotNegative(x: number): boolean {
  return x >= 0 && x < Infinity;
}

/** Counts stay within it, where doubles still tell every integer and its half steps apart. */
export const LARGEST_COUNT = 1e15;

export function isCount(n: number, least: number): boolean {
  return Number.isInteger(n) && n >= least && n <= LARGEST_COUNT;
}
