/**
 * The bits of a double. Everything in this folder is built on + - * / Math.sqrt, comparisons, integers and
 * these views, all of which IEEE 754 and ECMAScript define to the last bit, so every engine gives the same
 * result.
 */

const doubles = new Float64Array(1);
const wordsOfDouble = new Int32Array(doubles.buffer);
doubles[0] = 1;
/** Which of the two words is the high one depends on the byte order of the machine. */
const HIGH = wordsOfDouble[1] === 0x3ff00000 ? 1 : 0;

/** The sign, the exponent and the first 20 bits of the fraction of x, as a signed 32-bit integer. */
export function highWord(x: number): number {
  doubles[0] = x;
  return wordsOfDouble[HIGH] as number;
}

const SMALLEST_EXPONENT = -1074;

/**
 * 2^-1074 … 2^1023: a multiplication by one of them is exact, and faster than writing an exponent into the
 * bits.
 */
const POWERS_OF_TWO = new Float64Array(1023 - SMALLEST_EXPONENT + 1);
for (let k = SMALLEST_EXPONENT, power = Number.MIN_VALUE; k <= 1023; k++, power *= 2) {
  POWERS_OF_TWO[k - SMALLEST_EXPONENT] = power;
}

/** 2^k for an integer k in -1074 … 1023. */
export function powerOfTwo(k: number): number {
  return POWERS_OF_TWO[k - SMALLEST_EXPONENT] as number;
}

/** y·2^k, rounded once, for y in [1/2, 4) and an integer k in -1100 … 1024. */
export function scale(y: number, k: number): number {
  if (k >= -1021 && k <= 1022) return y * powerOfTwo(k);
  if (k > 0) return y * powerOfTwo(k - 10) * 1024;
  return y * powerOfTwo(k + 100) * powerOfTwo(-100);
}
