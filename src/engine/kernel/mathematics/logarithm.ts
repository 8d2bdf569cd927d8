import { highWord, powerOfTwo } from './bits.ts';

const LN2_HIGH = 6.93147180369123816490e-1;
const LN2_LOW = 1.90821492927058770002e-10;

const L1 = 6.666666666666735130e-1;
const L2 = 3.999999999940941908e-1;
const L3 = 2.857142874366239149e-1;
const L4 = 2.222219843214978396e-1;
const L5 = 1.818357216161805012e-1;
const L6 = 1.531383769920937332e-1;
const L7 = 1.479819860511658591e-1;

const TWO_54 = 18014398509481984;
const SMALLEST_NORMAL = 2.2250738585072014e-308;
/** The distance from the high word of √½ to that of 1: added to a high word, it makes the exponent change at √½. */
const ROUND_TO_ROOT_HALF = 0x3ff00000 - 0x3fe6a09e;

/** Natural logarithm of x. Error below 1 ulp; NaN below zero. After fdlibm's e_log.c (Sun Microsystems, 1993). */
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
