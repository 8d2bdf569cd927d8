import { highWord, powerOfTwo, scale } from './bits.ts';

/** The interval of √(3/2) and √3 within a binade, by the 20 leading fraction bits. */
const BELOW_ROOT_THREE_HALVES = 0x3988e;
const BELOW_ROOT_THREE = 0xbb67a;
const LOG2_OF_THREE_HALVES_HIGH = 5.84962487220764160156e-1;
const LOG2_OF_THREE_HALVES_LOW = 1.35003920212974897128e-8;

const L1 = 5.99999999999994648725e-1;
const L2 = 4.28571428578550184252e-1;
const L3 = 3.33333329818377432918e-1;
const L4 = 2.72728123808534006489e-1;
const L5 = 2.30660745775561754067e-1;
const L6 = 2.06975017800338417784e-1;

const P1 = 1.66666666666666019037e-1;
const P2 = -2.77777777770155933842e-3;
const P3 = 6.61375632143793436117e-5;
const P4 = -1.6533902205465251539e-6;
const P5 = 4.13813679705723846039e-8;

const LN2 = 6.93147180559945286227e-1;
const LN2_HIGH = 6.93147182464599609375e-1;
const LN2_LOW = -1.90465429995776804525e-9;
/** -(1024 - log2(largest double + half an ulp)). */
const OVERFLOW_MARGIN = 8.0085662595372944372e-17;
/** 2/(3·ln2), and its first 24 bits and the rest. */
const TWO_THIRDS_LOG2E = 9.61796693925975554329e-1;
const TWO_THIRDS_LOG2E_HIGH = 9.61796700954437255859e-1;
const TWO_THIRDS_LOG2E_LOW = -7.02846165095275826516e-9;
/** 1/ln2, and its first 24 bits and the rest. */
const LOG2E = 1.442695040888963387;
const LOG2E_HIGH = 1.44269502162933349609;
const LOG2E_LOW = 1.92596299112661746887e-8;

const TWO_53 = 9007199254740992;
const TWO_64 = 18446744073709551616;
const TWO_31 = 2147483648;
const SMALLEST_NORMAL = 2.2250738585072014e-308;

/**
 * x^y, with every special case of the language's own operator. Error below 0.9 ulp.
 * After fdlibm's e_pow.c: y·log2(x) in two doubles, then 2 to that.
 */
export function pow(x: number, y: number): number {
  if (y === 0) return 1;
  if (x !== x || y !== y) return NaN;
  if (y === 1) return x;
  if (y === 2) return x * x;
  const size = Math.abs(x);
  const sizeOfY = Math.abs(y);
  if (sizeOfY === Infinity) {
    if (size === 1) return NaN;
    return size > 1 === y > 0 ? Infinity : 0;
  }
  if (x >= 0 && y === 0.5) return Math.sqrt(x + 0);
  const isNegative = x < 0 || (x === 0 && 1 / x < 0);
  const isInteger = sizeOfY >= TWO_53 || Math.floor(y) === y;
  const sign = isNegative && isInteger && isOdd(sizeOfY) ? -1 : 1;
  if (size === 0 || size === Infinity) return sign * (size > 1 === y > 0 ? Infinity : 0);
  if (isNegative && !isInteger) return NaN;
  if (size === 1) return sign;

  let logHigh: number;
  let logLow: number;
  if (sizeOfY > TWO_31) {
    const high = highWord(size);
    if (sizeOfY > TWO_64 || high < 0x3fefffff || high > 0x3ff00000) {
      if (size < 1 !== y < 0) return sign * 0;
      return sign * Infinity;
    }
    // |1 - x| ≤ 2^-20, so log(x) = t - t²/2 + t³/3 - t⁴/4 is enough.
    const t = size - 1;
    const w = t * t * (0.5 - t * (0.3333333333333333333333 - t * 0.25));
    const u = LOG2E_HIGH * t;
    const v = t * LOG2E_LOW - w * LOG2E;
    logHigh = Math.fround(u + v);
    logLow = v - (logHigh - u);
  } else {
    let k = -1023;
    let normal = size;
    if (size < SMALLEST_NORMAL) {
      normal = size * TWO_53;
      k -= 53;
    }
    const high = highWord(normal);
    let exponent = high >> 20;
    const fraction = high & 0xfffff;
    let center = 1;
    let centerLogHigh = 0;
    let centerLogLow = 0;
    if (fraction > BELOW_ROOT_THREE_HALVES) {
      if (fraction < BELOW_ROOT_THREE) {
        center = 1.5;
        centerLogHigh = LOG2_OF_THREE_HALVES_HIGH;
        centerLogLow = LOG2_OF_THREE_HALVES_LOW;
      } else {
        exponent++;
      }
    }
    k += exponent;
    const a = normal * powerOfTwo(1023 - exponent);

    // s = (a - center)/(a + center) in two parts, the first short enough for its products to be exact.
    const u = a - center;
    const v = 1 / (a + center);
    const s = u * v;
    const sHigh = Math.fround(s);
    const sumHigh = Math.fround(a + center);
    const sumLow = a - (sumHigh - center);
    const sLow = v * (u - sHigh * sumHigh - sHigh * sumLow);

    // log(a/center)
    const s2 = s * s;
    const r = s2 * s2 * (L1 + s2 * (L2 + s2 * (L3 + s2 * (L4 + s2 * (L5 + s2 * L6))))) + sLow * (sHigh + s);
    const sHigh2 = sHigh * sHigh;
    const factorHigh = Math.fround(3 + sHigh2 + r);
    const factorLow = r - (factorHigh - 3 - sHigh2);
    const productHigh = sHigh * factorHigh;
    const productLow = sLow * factorHigh + factorLow * s;
    const pHigh = Math.fround(productHigh + productLow);
    const pLow = productLow - (pHigh - productHigh);
    const zHigh = TWO_THIRDS_LOG2E_HIGH * pHigh;
    const zLow = TWO_THIRDS_LOG2E_LOW * pHigh + pLow * TWO_THIRDS_LOG2E + centerLogLow;
    // log2(size) = k + log2(center) + log2(a/center)
    logHigh = Math.fround(zHigh + zLow + centerLogHigh + k);
    logLow = zLow - (logHigh - k - centerLogHigh - zHigh);
  }

  // (y1 + y2)·(logHigh + logLow), the first product exact
  const yHigh = Math.fround(y);
  const low = (y - yHigh) * logHigh + y * logLow;
  const high = yHigh * logHigh;
  const z = low + high;
  if (z >= 1024 && (z > 1024 || low + OVERFLOW_MARGIN > z - high)) return sign * Infinity;
  if (z <= -1075 && (z < -1075 || low <= z - high)) return sign * 0;
  return sign * twoTo(high, low);
}

function isOdd(integer: number): boolean {
  return integer < TWO_53 && integer % 2 === 1;
}

/** 2^(high + low) for a sum within the exponents of doubles. */
function twoTo(high: number, low: number): number {
  const k = Math.floor(high + low + 0.5);
  const rest = high - k;
  const t = Math.fround(low + rest);
  const u = t * LN2_HIGH;
  const v = (low - (t - rest)) * LN2 + t * LN2_LOW;
  const z = u + v;
  const w = v - (z - u);
  const square = z * z;
  const c = z - square * (P1 + square * (P2 + square * (P3 + square * (P4 + square * P5))));
  const r = (z * c) / (c - 2) - (w + z * w);
  return scale(1 - (r - z), k);
}
