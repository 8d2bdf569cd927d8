import { powerOfTwo } from './bits.ts';
import { exp } from './exponential.ts';

const LN2_HIGH = 6.9314718036912381649e-1;
const LN2_LOW = 1.90821492927058770002e-10;
const INVERSE_LN2 = 1.442695040888963387;
const HALF_LN2 = 0.34657359027997264;
const EXP_OVERFLOW = 7.09782712893383973096e2;

const Q1 = -3.33333333333331316428e-2;
const Q2 = 1.58730158725481460165e-3;
const Q3 = -7.93650757867487942473e-5;
const Q4 = 4.00821782732936239552e-6;
const Q5 = -2.01099218183624371326e-7;

/** e^x - 1 without cancellation near zero. Error below 0.9 ulp. After fdlibm's s_expm1.c. */
export function expm1(x: number): number {
  if (x > EXP_OVERFLOW) return Infinity;
  if (x < -40) return -1;
  if (x !== x || Math.abs(x) < 1e-17) return x;
  // x = k·ln2 + r; c is what r lost in rounding.
  let k = 0;
  let r = x;
  let c = 0;
  if (Math.abs(x) > HALF_LN2) {
    k = Math.floor(INVERSE_LN2 * x + 0.5);
    const high = x - k * LN2_HIGH;
    const low = k * LN2_LOW;
    r = high - low;
    c = high - r - low;
  }
  const halfR = 0.5 * r;
  const halfSquare = r * halfR;
  const r1 =
    1 + halfSquare * (Q1 + halfSquare * (Q2 + halfSquare * (Q3 + halfSquare * (Q4 + halfSquare * Q5))));
  const t = 3 - r1 * halfR;
  let e = halfSquare * ((r1 - t) / (6 - r * t));
  if (k === 0) return r - (r * e - halfSquare);
  e = r * (e - c) - c - halfSquare;
  if (k === -1) return 0.5 * (r - e) - 0.5;
  if (k === 1) return r < -0.25 ? -2 * (e - (r + 0.5)) : 1 + 2 * (r - e);
  if (k > 56) {
    const y = 1 - (e - r);
    return (k === 1024 ? y * 2 * powerOfTwo(1023) : y * powerOfTwo(k)) - 1;
  }
  if (k < 20) return (1 - powerOfTwo(-k) - (e - r)) * powerOfTwo(k);
  return (r - (e + powerOfTwo(-k)) + 1) * powerOfTwo(k);
}

/** (tanh(x)/x - 1)/x² below 5/8 as a quotient of polynomials in x². */
const TANH_P0 = -1.61468768441708447952e3;
const TANH_P1 = -9.92877231001918586564e1;
const TANH_P2 = -9.64399179425052238628e-1;
const TANH_Q0 = 4.84406305325125486048e3;
const TANH_Q1 = 2.23548839060100448583e3;
const TANH_Q2 = 1.12811678491632931402e2;

/** Hyperbolic tangent. Error below 1.3 ulp. After Cephes' tanh.c (S. Moshier, 1995). */
export function tanh(x: number): number {
  const size = Math.abs(x);
  if (size < 0.625) {
    if (size < 1e-8) return x;
    const z = x * x;
    const above = TANH_P0 + z * (TANH_P1 + z * TANH_P2);
    return x + x * z * (above / (TANH_Q0 + z * (TANH_Q1 + z * (TANH_Q2 + z))));
  }
  if (x !== x) return x;
  const value = size < 22 ? 1 - 2 / (exp(2 * size) + 1) : 1;
  return x < 0 ? -value : value;
}
