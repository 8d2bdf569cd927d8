import { isNotNegative, NOT_NEGATIVE, refuse, type Source } from './source.ts';

const LARGEST_LENGTH = 2147483647;
/** Up to it, looking through what is already chosen beats a table of it. */
const SCAN_UP_TO = 24;

/** An index with chance proportional to its weight. */
export function categorical(source: Source, weights: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) {
    const weight = weights[i] as number;
    if (!isNotNegative(weight)) refuse('categorical', `weights[${i}]`, weight, NOT_NEGATIVE);
    sum += weight;
  }
  if (!(sum > 0 && sum < Infinity))
    refuse('categorical', 'the sum of weights', sum, 'a positive finite number');
  let left = source.uniform() * sum;
  let chosen = 0;
  for (let i = 0; i < weights.length; i++) {
    const weight = weights[i] as number;
    if (weight === 0) continue;
    // Rounding may leave something after the last positive weight, which then is the one.
    chosen = i;
    if (left < weight) break;
    left -= weight;
  }
  return chosen;
}

/**
 * Puts the elements of an array, plain or typed, into a random order, each equally likely; returns the array.
 */
export function shuffle<A extends { readonly length: number; [i: number]: unknown }>(
  source: Source,
  array: A,
): A {
  for (let i = array.length - 1; i > 0; i--) {
    const j = source.below(i + 1);
    const element = array[i];
    array[i] = array[j];
    array[j] = element;
  }
  return array;
}

/** 0 … n-1 in a random order. */
export function permutation(source: Source, n: number): Int32Array {
  requireLength('permutation', 'n', n, LARGEST_LENGTH);
  const order = new Int32Array(n);
  for (let i = 1; i < n; i++) {
    const j = source.below(i + 1);
    order[i] = order[j] as number;
    order[j] = i;
  }
  return order;
}

/**
 * k different integers of 0 … n-1 in random order, every ordered choice equally likely, in memory and time
 * O(k).
 */
export function sample(source: Source, n: number, k: number): Int32Array {
  requireLength('sample', 'n', n, LARGEST_LENGTH);
  requireLength('sample', 'k', k, n);
  if (k * 4 > n) return shuffledStart(source, n, k);
  return k <= SCAN_UP_TO ? scanned(source, n, k) : hashed(source, n, k);
}

/** The first k steps of a shuffle of all n, which are fewer than 4k. */
function shuffledStart(source: Source, n: number, k: number): Int32Array {
  const all = new Int32Array(n);
  for (let i = 0; i < n; i++) all[i] = i;
  for (let i = 0; i < k; i++) {
    const j = i + source.below(n - i);
    const element = all[i] as number;
    all[i] = all[j] as number;
    all[j] = element;
  }
  return all.slice(0, k);
}

/** Draws again what was drawn before; at most a quarter is. */
function scanned(source: Source, n: number, k: number): Int32Array {
  const chosen = new Int32Array(k);
  for (let count = 0; count < k; ) {
    const candidate = source.below(n);
    let i = 0;
    while (i < count && chosen[i] !== candidate) i++;
    if (i === count) chosen[count++] = candidate;
  }
  return chosen;
}

/** The same, with a table of open addresses, at most half full. */
function hashed(source: Source, n: number, k: number): Int32Array {
  const bits = 32 - Math.clz32(2 * k - 1);
  const table = new Int32Array(1 << bits).fill(-1);
  const mask = table.length - 1;
  const chosen = new Int32Array(k);
  for (let count = 0; count < k; ) {
    const candidate = source.below(n);
    let slot = Math.imul(candidate, 0x9e3779b1) >>> (32 - bits);
    while (table[slot] !== -1 && table[slot] !== candidate) slot = (slot + 1) & mask;
    if (table[slot] === candidate) continue;
    table[slot] = candidate;
    chosen[count++] = candidate;
  }
  return chosen;
}

function requireLength(sampler: string, argument: string, length: number, largest: number): void {
  if (!(Number.isInteger(length) && length >= 0 && length <= largest)) {
    refuse(sampler, argument, length, `an integer from 0 to ${largest}`);
  }
}
