import { reduce, reduced } from './reduction.ts';

const QUARTER_PI = 7.85398163397448278999e-1;
const QUARTER_PI_LOW = 3.06161699786838301793e-17;

const S1 = -1.66666666666666324348e-1;
const S2 = 8.33333333332248946124e-3;
const S3 = -1.98412698298579493134e-4;
const S4 = 2.75573137070700676789e-6;
const S5 = -2.50507602534068634195e-8;
const S6 = 1.58969099521155010221e-10;

const C1 = 4.16666666666666019037e-2;
const C2 = -1.38888888888741095749e-3;
const C3 = 2.48015872894767294178e-5;
const C4 = -2.75573143513906633035e-7;
const C5 = 2.0875723212981748279e-9;
const C6 = -1.13596475577881948265e-11;

/** sin(x + y) for |x| ≤ π/4 and y the little that x lost in rounding. */
function kernelSin(x: number, y: number): number {
  const z = x * x;
  const w = z * z;
  const r = S2 + z * (S3 + z * S4) + z * w * (S5 + z * S6);
  const v = z * x;
  return x - (z * (0.5 * y - v * r) - y - v * S1);
}

/** cos(x + y), likewise. */
function kernelCos(x: number, y: number): number {
  const z = x * x;
  const w = z * z;
  const r = z * (C1 + z * (C2 + z * C3)) + w * w * (C4 + z * (C5 + z * C6));
  const halfSquare = 0.5 * z;
  const near = 1 - halfSquare;
  return near + (1 - near - halfSquare + (z * r - x * y));
}

/**
 * Sine of x radians, of any size. Error below 0.8 ulp; NaN for an infinite x. After fdlibm's s_sin.c and
 * k_sin.c.
 */
export function sin(x: number): number {
  if (Math.abs(x) < 1e-8) return x;
  if (Math.abs(x) <= QUARTER_PI) return kernelSin(x, 0);
  if (!(Math.abs(x) < Infinity)) return NaN;
  const quadrant = reduce(x);
  const size = quadrant & 1 ? kernelCos(reduced.high, reduced.low) : kernelSin(reduced.high, reduced.low);
  return quadrant & 2 ? -size : size;
}

/**
 * Cosine of x radians, of any size. Error below 0.8 ulp; NaN for an infinite x. After fdlibm's s_cos.c and
 * k_cos.c.
 */
export function cos(x: number): number {
  if (Math.abs(x) <= QUARTER_PI) return kernelCos(x, 0);
  if (!(Math.abs(x) < Infinity)) return NaN;
  const quadrant = reduce(x) + 1;
  const size = quadrant & 1 ? kernelCos(reduced.high, reduced.low) : kernelSin(reduced.high, reduced.low);
  return quadrant & 2 ? -size : size;
}

const T0 = 3.33333333333334091986e-1;
const T1 = 1.33333333333201242699e-1;
const T2 = 5.39682539762260521377e-2;
const T3 = 2.18694882948595424599e-2;
const T4 = 8.86323982359930005737e-3;
const T5 = 3.59207910759131235356e-3;
const T6 = 1.45620945432529025516e-3;
const T7 = 5.88041240820264096874e-4;
const T8 = 2.46463134818469906812e-4;
const T9 = 7.817944429395570923e-5;
const T10 = 7.14072491382608190305e-5;
const T11 = -1.85586374855275456654e-5;
const T12 = 2.59073051863633712884e-5;
/** Nearer to π/4 than this the series is taken of π/4 - x. */
const NEAR_QUARTER_PI = 0.67434;

/**
 * Tangent of x radians, of any size. Error below 0.8 ulp; NaN for an infinite x. After fdlibm's s_tan.c and
 * k_tan.c.
 */
export function tan(x: number): number {
  if (Math.abs(x) < 1e-8) return x;
  if (Math.abs(x) <= QUARTER_PI) return kernelTan(x, 0, false);
  if (!(Math.abs(x) < Infinity)) return NaN;
  const quadrant = reduce(x);
  return kernelTan(reduced.high, reduced.low, (quadrant & 1) === 1);
}

/** tan(x + y), or -1/tan(x + y) when inverted, for |x| ≤ π/4. */
function kernelTan(angle: number, rest: number, isInverted: boolean): number {
  const isNegative = angle < 0;
  let x = isNegative ? -angle : angle;
  let y = isNegative ? -rest : rest;
  const isNear = x >= NEAR_QUARTER_PI;
  if (isNear) {
    x = QUARTER_PI - x + (QUARTER_PI_LOW - y);
    y = 0;
  }
  const z = x * x;
  const w = z * z;
  const odd = T1 + w * (T3 + w * (T5 + w * (T7 + w * (T9 + w * T11))));
  const even = z * (T2 + w * (T4 + w * (T6 + w * (T8 + w * (T10 + w * T12)))));
  const cube = z * x;
  const r = y + z * (cube * (odd + even) + y) + T0 * cube;
  const sum = x + r;
  let value = sum;
  if (isNear) {
    const unit = isInverted ? -1 : 1;
    value = unit - 2 * (x - ((sum * sum) / (sum + unit) - r));
  } else if (isInverted) {
    // -1/sum with the rounding of sum and of the quotient made good.
    const sumHigh = Math.fround(sum);
    const sumLow = r - (sumHigh - x);
    const quotient = -1 / sum;
    const quotientHigh = Math.fround(quotient);
    value = quotientHigh + quotient * (1 + quotientHigh * sumHigh + quotientHigh * sumLow);
  }
  return isNegative ? -value : value;
}
