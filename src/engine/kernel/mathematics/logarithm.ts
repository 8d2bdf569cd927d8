import { highWord, powerOfTwo } from './bits.ts';

const LN2_HIGH = 6.9314718036912381649e-1;
const LN2_LOW = 1.90821492927058770002e-10;
/** 1/ln2: its first 24 bits and the rest. */
const LOG2E_HIGH = 1.44269502162933349609;
const LOG2E_LOW = 1.92596299112661746887e-8;

const L1 = 6.66666666666673513e-1;
const L2 = 3.999999999940941908e-1;
const L3 = 2.857142874366239149e-1;
const L4 = 2.222219843214978396e-1;
const L5 = 1.818357216161805012e-1;
const L6 = 1.531383769920937332e-1;
const L7 = 1.479819860511658591e-1;

const TWO_54 = 18014398509481984;
const SMALLEST_NORMAL = 2.2250738585072014e-308;
/**
 * The distance from the high word of √½ to that of 1: added to a high word, it makes the exponent change at
 * √½.
 */
const ROUND_TO_ROOT_HALF = 0x3ff00000 - 0x3fe6a09e;
const ROOT_TWO = Math.SQRT2;

/** Natural logarithm of x. Error below 0.8 ulp; NaN below zero. After fdlibm's e_log.c. */
export function log(x: number): number {
  let k = -1023;
  if (x < SMALLEST_NORMAL) {
    if (x === 0) return -Infinity;
    if (x < 0) return NaN;
    k -= 54;
    x *= TWO_54;
  }
  if (!(x < Infinity)) return x;
  // x = 2^k·(1 + f) with √½ ≤ 1 + f < √2; log(1 + f) = f - f²/2 + s·(f²/2 + R(s²)) with s = f/(2 + f).
  const exponent = (highWord(x) + ROUND_TO_ROOT_HALF) >> 20;
  k += exponent;
  const f = x * powerOfTwo(1023 - exponent) - 1;
  const halfSquare = 0.5 * f * f;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const r = z * (L1 + w * (L3 + w * (L5 + w * L7))) + w * (L2 + w * (L4 + w * L6));
  return k * LN2_HIGH - (halfSquare - (s * (halfSquare + r) + k * LN2_LOW) - f);
}

/**
 * log(1 + x), precise also where 1 + x is not. Error below 0.8 ulp; NaN below -1. After fdlibm's s_log1p.c.
 */
export function log1p(x: number): number {
  if (x <= -1) return x === -1 ? -Infinity : NaN;
  if (!(x < Infinity) || Math.abs(x) < 1e-16) return x;
  let k = 0;
  let f = x;
  let correction = 0;
  if (x < Math.SQRT1_2 - 1 || x > ROOT_TWO - 1) {
    const sum = 1 + x;
    const exponent = (highWord(sum) + ROUND_TO_ROOT_HALF) >> 20;
    k = exponent - 1023;
    // What the sum lost in rounding, relative to it.
    correction = (x > 1 ? 1 - (sum - x) : x - (sum - 1)) / sum;
    f = sum * powerOfTwo(1023 - exponent) - 1;
  }
  const halfSquare = 0.5 * f * f;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const r = z * (L1 + w * (L3 + w * (L5 + w * L7))) + w * (L2 + w * (L4 + w * L6));
  return k * LN2_HIGH - (halfSquare - (s * (halfSquare + r) + (k * LN2_LOW + correction)) - f);
}

/**
 * Binary logarithm of x, exact for powers of two. Error below 0.8 ulp; NaN below zero. After FreeBSD's
 * e_log2.c.
 */
export function log2(x: number): number {
  let k = -1023;
  if (x < SMALLEST_NORMAL) {
    if (x === 0) return -Infinity;
    if (x < 0) return NaN;
    k -= 54;
    x *= TWO_54;
  }
  if (!(x < Infinity)) return x;
  const exponent = (highWord(x) + ROUND_TO_ROOT_HALF) >> 20;
  k += exponent;
  const f = x * powerOfTwo(1023 - exponent) - 1;
  const halfSquare = 0.5 * f * f;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const r = z * (L1 + w * (L3 + w * (L5 + w * L7))) + w * (L2 + w * (L4 + w * L6));
  // log(1 + f) = high + low, where high is short enough for its product with LOG2E_HIGH to be exact.
  const high = Math.fround(f - halfSquare);
  const low = f - high - halfSquare + s * (halfSquare + r);
  const product = high * LOG2E_HIGH;
  const rest = (low + high) * LOG2E_LOW + low * LOG2E_HIGH;
  const sum = k + product;
  return sum + (k - sum + product + rest);
}
