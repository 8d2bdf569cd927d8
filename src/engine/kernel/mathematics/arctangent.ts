/** The arctangents of 1/2, 1, 3/2 and ∞, and what each lost in rounding. */
const ATAN_HALF = 4.63647609000806093515e-1;
const ATAN_HALF_LOW = 2.26987774529616870924e-17;
const ATAN_ONE = 7.85398163397448278999e-1;
const ATAN_ONE_LOW = 3.06161699786838301793e-17;
const ATAN_THREE_HALVES = 9.82793723247329054082e-1;
const ATAN_THREE_HALVES_LOW = 1.39033110312309984516e-17;
const HALF_PI = 1.570796326794896558;
const HALF_PI_LOW = 6.12323399573676603587e-17;
const PI_LOW = 1.2246467991473531772e-16;

const A0 = 3.33333333333329318027e-1;
const A1 = -1.99999999998764832476e-1;
const A2 = 1.42857142725034663711e-1;
const A3 = -1.1111110405462355788e-1;
const A4 = 9.09088713343650656196e-2;
const A5 = -7.69187620504482999495e-2;
const A6 = 6.66107313738753120669e-2;
const A7 = -5.83357013379057348645e-2;
const A8 = 4.97687799461593236017e-2;
const A9 = -3.6531572744216915527e-2;
const A10 = 1.62858201153657823623e-2;

/** Arctangent of x in radians, in [-π/2, π/2]. Error below 0.8 ulp. After fdlibm's s_atan.c. */
export function atan(x: number): number {
  const size = Math.abs(x);
  if (size < 1e-9 || x !== x) return x;
  const angle = atanOfSize(size);
  return x < 0 ? -angle : angle;
}

function atanOfSize(x: number): number {
  if (x < 0.4375) return x - x * series(x);
  if (x < 0.6875) return between((2 * x - 1) / (2 + x), ATAN_HALF, ATAN_HALF_LOW);
  if (x < 1.1875) return between((x - 1) / (x + 1), ATAN_ONE, ATAN_ONE_LOW);
  if (x < 2.4375) return between((x - 1.5) / (1 + 1.5 * x), ATAN_THREE_HALVES, ATAN_THREE_HALVES_LOW);
  return between(-1 / x, HALF_PI, HALF_PI_LOW);
}

/** atan(t) + the centre's arctangent, for a small t. */
function between(t: number, center: number, centerLow: number): number {
  return center - (t * series(t) - centerLow - t);
}

/** 1 - atan(t)/t */
function series(t: number): number {
  const z = t * t;
  const w = z * z;
  const odd = z * (A0 + w * (A2 + w * (A4 + w * (A6 + w * (A8 + w * A10)))));
  return odd + w * (A1 + w * (A3 + w * (A5 + w * (A7 + w * A9))));
}

/**
 * The angle of the point (x, y) in radians, in [-π, π], with the language's own special cases. Error below
 * 1.4 ulp. After fdlibm's e_atan2.c.
 */
export function atan2(y: number, x: number): number {
  if (x !== x || y !== y) return NaN;
  const isLeft = x < 0 || (x === 0 && 1 / x < 0);
  const isBelow = y < 0 || (y === 0 && 1 / y < 0);
  const sizeOfX = Math.abs(x);
  const sizeOfY = Math.abs(y);
  let angle: number;
  if (sizeOfY === 0) angle = 0;
  else if (sizeOfX === sizeOfY) angle = ATAN_ONE;
  else if (sizeOfX === 0 || sizeOfY === Infinity) angle = HALF_PI;
  else if (sizeOfX === Infinity) angle = 0;
  else angle = quotientAngle(sizeOfY, sizeOfX);
  if (isLeft) angle = Math.PI - (angle - PI_LOW);
  return isBelow ? -angle : angle;
}

function quotientAngle(y: number, x: number): number {
  const quotient = y / x;
  return quotient < 1e-9 ? quotient : atanOfSize(quotient);
}
