import { powerOfTwo } from './bits.ts';

/** x = quadrant·π/2 + high + low: what `reduce` leaves, to be read before the next call. */
export const reduced = { high: 0, low: 0 };

const TWO_OVER_PI = 6.36619772367581382433e-1;
/** π/2 in parts of 33 bits, each with the rest after it. */
const HALF_PI_1 = 1.57079632673412561417;
const HALF_PI_1_REST = 6.07710050650619224932e-11;
const HALF_PI_2 = 6.0771005063039659766e-11;
const HALF_PI_2_REST = 2.02226624879595063154e-21;
const HALF_PI_3 = 2.0222662487111664558e-21;
const HALF_PI_3_REST = 8.47842766036889956997e-32;

/** Beyond it the quadrant times a part of π/2 is no longer exact. */
const MEDIUM = 1647099;
const ENOUGH_AFTER_FIRST = 1 / 65536;
const ENOUGH_AFTER_SECOND = 1 / 562949953421312;

/**
 * Reduces a finite x to |high + low| ≤ π/4 and returns the quadrant, 0 to 3. By Cody and Waite's subtraction
 * of parts (after fdlibm's e_rem_pio2.c), by Payne and Hanek's product when x is large.
 */
export function reduce(x: number): number {
  if (Math.abs(x) > MEDIUM) return reduceLarge(x);
  const quadrant = Math.floor(x * TWO_OVER_PI + 0.5);
  let rest = x - quadrant * HALF_PI_1;
  let w = quadrant * HALF_PI_1_REST;
  let high = rest - w;
  const size = Math.abs(x);
  if (Math.abs(high) < size * ENOUGH_AFTER_FIRST) {
    let before = rest;
    w = quadrant * HALF_PI_2;
    rest = before - w;
    w = quadrant * HALF_PI_2_REST - (before - rest - w);
    high = rest - w;
    if (Math.abs(high) < size * ENOUGH_AFTER_SECOND) {
      before = rest;
      w = quadrant * HALF_PI_3;
      rest = before - w;
      w = quadrant * HALF_PI_3_REST - (before - rest - w);
      high = rest - w;
    }
  }
  reduced.high = high;
  reduced.low = rest - high - w;
  return quadrant & 3;
}

/** The first 1216 bits of 2/π after the binary point. */
const TWO_OVER_PI_BITS = BigInt(
  '0x' +
    'a2f9836e4e441529fc2757d1f534ddc0db6295993c439041fe5163abdebbc561b7246e3a424d' +
    'd2e006492eea09d1921cfe1deb1cb129a73ee88235f52ebb4484e99c7026b45f7e413991d639' +
    '835339f49c845f8bbdf9283b1ff897ffde05980fef2f118b5a0a6d1f6d367ecf27cb09b74f46' +
    '3f669e5fea2d7527bac7ebe5f17b3d0739f78a5292ea6bfb5fb11f8d5d0856033046fc7b6bab',
);
const TWO_OVER_PI_LENGTH = 1216;
/** π/2 times 2^192. */
const HALF_PI = BigInt('0x1921fb54442d18469898cc51701b839a252049c1114cf98e8');
const KEPT = 192;
const HALF = 1n << BigInt(KEPT - 1);
const MASK = (1n << BigInt(KEPT)) - 1n;

/**
 * x·2/π to 192 bits after the point, of which a double needs 53 and the closest double to a multiple of π/2
 * 61 more.
 */
function reduceLarge(x: number): number {
  let exponent = 0;
  let size = Math.abs(x);
  while (size >= 9007199254740992) {
    size *= 1 / 4294967296;
    exponent += 32;
  }
  // size has up to 53 bits, of which at most 32 stand after the point.
  const integer = BigInt(size * 4294967296);
  exponent -= 32;
  const product = (integer * TWO_OVER_PI_BITS) >> BigInt(TWO_OVER_PI_LENGTH - KEPT - exponent);
  let quadrant = Number((product >> BigInt(KEPT)) & 3n);
  let fraction = product & MASK;
  if (fraction >= HALF) {
    fraction -= MASK + 1n;
    quadrant = (quadrant + 1) & 3;
  }
  const angle = (fraction * HALF_PI) >> BigInt(KEPT);
  const high = Number(angle);
  const low = Number(angle - BigInt(high));
  const unit = x < 0 ? -powerOfTwo(-KEPT) : powerOfTwo(-KEPT);
  reduced.high = high * unit;
  reduced.low = low * unit;
  return x < 0 ? (4 - quadrant) & 3 : quadrant;
}
