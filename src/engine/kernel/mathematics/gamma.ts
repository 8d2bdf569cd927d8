import { log } from './logarithm.ts';
import { cos, sin } from './trigonometry.ts';

const A0 = 7.72156649015328655494e-2;
const A1 = 3.22467033424113591611e-1;
const A2 = 6.73523010531292681824e-2;
const A3 = 2.05808084325167332806e-2;
const A4 = 7.38555086081402883957e-3;
const A5 = 2.89051383673415629091e-3;
const A6 = 1.19270763183362067845e-3;
const A7 = 5.10069792153511336608e-4;
const A8 = 2.20862790713908385557e-4;
const A9 = 1.08011567247583939954e-4;
const A10 = 2.52144565451257326939e-5;
const A11 = 4.4864094961891516015e-5;

/** Where the logarithm of gamma is least, its value there, and what the value lost in rounding. */
const MINIMUM = 1.46163214496836224576;
const VALUE_AT_MINIMUM = -1.21486290535849611461e-1;
const VALUE_AT_MINIMUM_LOST = -3.63867699703950536541e-18;
const T0 = 4.83836122723810047042e-1;
const T1 = -1.47587722994593911752e-1;
const T2 = 6.46249402391333854778e-2;
const T3 = -3.27885410759859649565e-2;
const T4 = 1.79706750811820387126e-2;
const T5 = -1.0314224129834143745e-2;
const T6 = 6.10053870246291332635e-3;
const T7 = -3.6845201678113825676e-3;
const T8 = 2.2596478090061247225e-3;
const T9 = -1.40346469989232843813e-3;
const T10 = 8.81081882437654011382e-4;
const T11 = -5.38595305356740546715e-4;
const T12 = 3.15632070903625950361e-4;
const T13 = -3.12754168375120860518e-4;
const T14 = 3.35529192635519073543e-4;

const U0 = -7.72156649015328655494e-2;
const U1 = 6.32827064025093366517e-1;
const U2 = 1.45492250137234768737;
const U3 = 9.77717527963372745603e-1;
const U4 = 2.28963728064692451092e-1;
const U5 = 1.33810918536787660377e-2;
const V1 = 2.45597793713041134822;
const V2 = 2.12848976379893395361;
const V3 = 7.69285150456672783825e-1;
const V4 = 1.04222645593369134254e-1;
const V5 = 3.2170924228242391181e-3;

const S0 = -7.72156649015328655494e-2;
const S1 = 2.14982415960608852501e-1;
const S2 = 3.25778796408930981787e-1;
const S3 = 1.46350472652464452805e-1;
const S4 = 2.6642270303363860956e-2;
const S5 = 1.84028451407337715652e-3;
const S6 = 3.19475326584100867617e-5;
const R1 = 1.39200533467621045958;
const R2 = 7.21935547567138069525e-1;
const R3 = 1.71933865632803078993e-1;
const R4 = 1.86459191715652901344e-2;
const R5 = 7.77942496381893596434e-4;
const R6 = 7.32668430744625636189e-6;

const W0 = 4.18938533204672725052e-1;
const W1 = 8.33333333333329678849e-2;
const W2 = -2.7777777772877553647e-3;
const W3 = 7.936505586430195585e-4;
const W4 = -5.95187557450339963135e-4;
const W5 = 8.36339918996282139126e-4;
const W6 = -1.63092934096575273989e-3;

/**
 * log|Γ(x)|; ∞ at zero and the negative integers. Error below 2.5 ulp for x > 0; below zero, where the
 * logarithm crosses zero twice in every unit, below 1e-15 times the larger of 1 and x·log|x|. After fdlibm's
 * e_lgamma_r.c.
 */
export function lgamma(x: number): number {
  if (x !== x) return NaN;
  if (x <= 0) return reflected(x);
  if (x < 1e-20) return -log(x);
  if (x < 2) return belowTwo(x);
  if (x < 8) return belowEight(x);
  if (x > 1e17) return x * (log(x) - 1);
  const z = 1 / x;
  const y = z * z;
  const w = W0 + z * (W1 + y * (W2 + y * (W3 + y * (W4 + y * (W5 + y * W6)))));
  return (x - 0.5) * (log(x) - 1) + w;
}

/** Γ(x)·Γ(-x) = -π/(x·sin(πx)) */
function reflected(x: number): number {
  if (x === -Infinity || Math.floor(x) === x) return Infinity;
  if (x > -1e-20) return -log(-x);
  return log(Math.PI / Math.abs(x * sinPi(-x))) - lgamma(-x);
}

/** sin(πx) for x > 0, with the whole turns taken away before the product is rounded. */
function sinPi(x: number): number {
  const rest = x - 2 * Math.floor(x / 2);
  if (rest < 0.25) return sin(Math.PI * rest);
  if (rest < 0.75) return cos(Math.PI * (0.5 - rest));
  if (rest < 1.25) return sin(Math.PI * (1 - rest));
  if (rest < 1.75) return -cos(Math.PI * (rest - 1.5));
  return sin(Math.PI * (rest - 2));
}

function belowTwo(x: number): number {
  if (x === 1) return 0;
  if (x > 0.9) {
    if (x >= 1.7316) return nearTwo(2 - x);
    return x >= 1.23164 ? nearMinimum(x - MINIMUM) : nearOne(x - 1);
  }
  if (x >= 0.7316) return -log(x) + nearTwo(1 - x);
  return -log(x) + (x >= 0.23164 ? nearMinimum(x - (MINIMUM - 1)) : nearOne(x));
}

/** log Γ(2 - y) */
function nearTwo(y: number): number {
  const z = y * y;
  const even = A0 + z * (A2 + z * (A4 + z * (A6 + z * (A8 + z * A10))));
  const odd = z * (A1 + z * (A3 + z * (A5 + z * (A7 + z * (A9 + z * A11)))));
  return y * even + odd - 0.5 * y;
}

/** log Γ(1 + y) */
function nearOne(y: number): number {
  const above = y * (U0 + y * (U1 + y * (U2 + y * (U3 + y * (U4 + y * U5)))));
  return -0.5 * y + above / (1 + y * (V1 + y * (V2 + y * (V3 + y * (V4 + y * V5)))));
}

/** log Γ(MINIMUM + y) */
function nearMinimum(y: number): number {
  const z = y * y;
  const w = z * y;
  const p1 = T0 + w * (T3 + w * (T6 + w * (T9 + w * T12)));
  const p2 = T1 + w * (T4 + w * (T7 + w * (T10 + w * T13)));
  const p3 = T2 + w * (T5 + w * (T8 + w * (T11 + w * T14)));
  return VALUE_AT_MINIMUM + (z * p1 - (VALUE_AT_MINIMUM_LOST - w * (p2 + y * p3)));
}

/** For 2 ≤ x < 8, from the interval [2, 3) by Γ(1 + s) = s·Γ(s). */
function belowEight(x: number): number {
  const whole = Math.floor(x);
  const y = x - whole;
  const above = y * (S0 + y * (S1 + y * (S2 + y * (S3 + y * (S4 + y * (S5 + y * S6))))));
  const below = 1 + y * (R1 + y * (R2 + y * (R3 + y * (R4 + y * (R5 + y * R6)))));
  const base = 0.5 * y + above / below;
  if (whole === 2) return base;
  let product = 1;
  for (let i = whole - 1; i >= 2; i--) product *= y + i;
  return base + log(product);
}

/** Coefficients B₂ₖ/2k of the asymptotic series of digamma (Abramowitz & Stegun 6.3.18). */
const DIGAMMA_SERIES = [
  1 / 12,
  -1 / 120,
  1 / 252,
  -1 / 240,
  1 / 132,
  -691 / 32760,
  1 / 12,
  -3617 / 8160,
] as const;

/** The derivative of log Γ at x > 0; NaN elsewhere. Error below 1e-15 times the larger of 1 and its size. */
export function digamma(x: number): number {
  if (!(x > 0)) return NaN;
  // ψ(x) = ψ(x + steps) - Σ 1/(x + i), the smallest terms first so that their rounding is small.
  const steps = x < 10 ? Math.ceil(10 - x) : 0;
  let shift = 0;
  for (let i = steps - 1; i >= 0; i--) shift += 1 / (x + i);
  const large = x + steps;
  const z = 1 / (large * large);
  let series = 0;
  for (let i = DIGAMMA_SERIES.length - 1; i >= 0; i--) series = z * (series + (DIGAMMA_SERIES[i] as number));
  return log(large) - 0.5 / large - series - shift;
}
