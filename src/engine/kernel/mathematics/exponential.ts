import { scale } from './bits.ts';

const LN2_HIGH = 6.9314718036912381649e-1;
const LN2_LOW = 1.90821492927058770002e-10;
const INVERSE_LN2 = 1.442695040888963387;

const P1 = 1.66666666666666019037e-1;
const P2 = -2.77777777770155933842e-3;
const P3 = 6.61375632143793436117e-5;
const P4 = -1.6533902205465251539e-6;
const P5 = 4.13813679705723846039e-8;

/** Above it exp overflows; below the next it rounds to zero. */
const EXP_OVERFLOW = 7.09782712893383973096e2;
const EXP_UNDERFLOW = -7.4513321910194110842e2;

/** e^x. Error below 0.9 ulp. After fdlibm's e_exp.c. */
export function exp(x: number): number {
  return expOfSum(x, 0);
}

/** e^(x + rest), where rest is too small to change the double x: for arguments known beyond 53 bits. */
export function expOfSum(x: number, rest: number): number {
  if (x > EXP_OVERFLOW) return Infinity;
  if (x < EXP_UNDERFLOW) return 0;
  if (x !== x) return x;
  // x = k·ln2 + r with |r| ≤ ln2/2, where r = high - low carries more than 53 bits.
  const k = Math.floor(INVERSE_LN2 * x + 0.5);
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW - rest;
  const r = high - low;
  const square = r * r;
  const c = r - square * (P1 + square * (P2 + square * (P3 + square * (P4 + square * P5))));
  return scale(1 - (low - (r * c) / (2 - c) - high), k);
}
