import { describe, expect, it } from 'vitest';
import { Chance } from '../../../src/engine/kernel/chance.ts';
import * as mathematics from '../../../src/engine/kernel/mathematics.ts';
import * as precise from './precise/elementary.ts';
import { type Precise, shift } from './precise/elementary.ts';
import * as special from './precise/special.ts';
import { ulps } from './precise/ulps.ts';

const points = new Chance(2026, 'mathematics test');
const between = (low: number, high: number) => low + (high - low) * points.uniform();
/** Of either sign, its size spread evenly over the orders of magnitude. */
const sized = (low: number, high: number) => (points.below(2) === 0 ? -1 : 1) * spread(low, high);
const spread = (low: number, high: number) => Math.exp(between(Math.log(low), Math.log(high)));

type Draw = () => number;
type Truth = (x: number) => Precise;

/** The truth of a function that keeps the scale of its argument; `more` bits where it may come near zero. */
function inFixed(f: (x: bigint, bits: number) => bigint, more = 0): Truth {
  return (x) => {
    const bits = precise.bitsFor(x) + more;
    return { n: f(precise.fixed(x, bits), bits), bits };
  };
}

const one = (bits: number) => shift(1n, bits);
const expAs = (x: bigint, bits: number) => {
  const { n, bits: scale } = precise.exp(x, bits);
  return shift(n, bits - scale);
};
const expTruth: Truth = (x) => precise.exp(precise.fixed(x, precise.bitsFor(x)), precise.bitsFor(x));
const tanhOf = (x: bigint, bits: number) => {
  const power = expAs(2n * x, bits);
  return ((power - one(bits)) << BigInt(bits)) / (power + one(bits));
};
const tanOf = (x: bigint, bits: number) => {
  const { sin, cos } = precise.sinCos(x, bits);
  return (sin << BigInt(bits)) / cos;
};
const atanTruth: Truth = (x) => {
  const bits = precise.bitsFor(x);
  return { n: precise.angle(precise.fixed(x, bits), one(bits), Math.atan(x), bits), bits };
};
const erfcTruth: Truth = (x) => special.erfc(precise.fixed(x, precise.bitsFor(x)), precise.bitsFor(x));
/** Φ(x) = erfc(-x/√2)/2 */
const normalCdfTruth: Truth = (x) => {
  const bits = precise.bitsFor(x);
  const rootHalf = precise.squareRoot(one(bits - 1), bits);
  const { n, bits: scale } = special.erfc(-(precise.fixed(x, bits) * rootHalf) >> BigInt(bits), bits);
  return { n, bits: scale + 1 };
};

const anyAngle: Draw[] = [
  () => between(-10, 10),
  () => between(-2e6, 2e6),
  () => sized(1e-12, 1),
  () => sized(1e6, 1e308),
  () => (points.below(2000000) * Math.PI) / 2,
];

/** Every function of one argument: its truth, where it is tried, and the error its doc comment states. */
const cases: [name: keyof typeof mathematics, bound: number, truth: Truth, draws: Draw[]][] = [
  ['exp', 0.9, expTruth, [() => between(-745, 709.78), () => between(-1, 1), () => sized(1e-12, 1)]],
  [
    'expm1',
    0.9,
    inFixed((x, bits) => expAs(x, bits) - one(bits)),
    [() => between(-45, 709.7), () => between(-2, 2), () => sized(1e-15, 1)],
  ],
  ['tanh', 1.3, inFixed(tanhOf), [() => between(-22, 22), () => between(-1, 1), () => sized(1e-12, 1)]],
  [
    'log',
    0.8,
    inFixed(precise.log, 60),
    [() => between(0, 10), () => between(0.5, 2), () => 1 + sized(1e-13, 0.3), () => spread(1e-30, 1e308)],
  ],
  [
    'log2',
    0.8,
    inFixed((x, bits) => (precise.log(x, bits) << BigInt(bits)) / precise.ln2(bits), 60),
    [() => between(0, 10), () => between(0.5, 2), () => 1 + sized(1e-13, 0.3), () => spread(1e-30, 1e308)],
  ],
  [
    'log1p',
    0.8,
    inFixed((x, bits) => precise.log(x + one(bits), bits), 60),
    [() => between(-1, 2), () => sized(1e-13, 0.9), () => spread(1e-15, 1e300)],
  ],
  ['sin', 0.8, inFixed((x, bits) => precise.sinCos(x, bits).sin, 64), anyAngle],
  ['cos', 0.8, inFixed((x, bits) => precise.sinCos(x, bits).cos, 64), anyAngle],
  ['tan', 0.8, inFixed(tanOf, 64), anyAngle],
  ['atan', 0.8, atanTruth, [() => between(-5, 5), () => sized(1e-12, 1e12)]],
  ['erf', 1, inFixed(special.erf), [() => between(-6, 6), () => between(-1.3, 1.3), () => sized(1e-12, 1)]],
  ['erfc', 2.5, erfcTruth, [() => between(-6, 6), () => between(-1.3, 1.3), () => between(1, 27.2)]],
  ['normalCdf', 2.5, normalCdfTruth, [() => between(-38.4, 6), () => between(-6, 6)]],
  [
    'lgamma',
    2.5,
    inFixed(special.lgamma, 64),
    [() => between(0, 10), () => between(0.9, 2.1), () => spread(1e-9, 1e12)],
  ],
];

describe('mathematics against series in big integers', () => {
  it.each(cases)('%s is within %d ulp at 10,000 points', (name, bound, truth, draws) => {
    const f = mathematics[name] as (x: number) => number;
    let worst = { x: 0, error: 0 };
    for (let i = 0; i < 10_000; i++) {
      const x = (draws[i % draws.length] as Draw)();
      const error = ulps(f(x), truth(x));
      if (!(error <= worst.error)) worst = { x, error };
    }
    expect(worst.error, `worst at ${worst.x}`).toBeLessThan(bound);
    // A reference that agreed to the last bit everywhere would be no reference.
    expect(worst.error).toBeGreaterThan(0.5);
  });

  it('atan2 is within 1.4 ulp at 10,000 points', () => {
    let worst = 0;
    for (let i = 0; i < 10_000; i++) {
      const y = sized(1e-4, 1e4);
      const x = sized(1e-4, 1e4);
      const bits = 240;
      const n = precise.angle(precise.fixed(y, bits), precise.fixed(x, bits), Math.atan2(y, x), bits);
      worst = Math.max(worst, ulps(mathematics.atan2(y, x), { n, bits }));
    }
    expect(worst).toBeLessThan(1.4);
  });

  it('pow is within 0.9 ulp at 10,000 points', () => {
    let worst = 0;
    for (let i = 0; i < 10_000; i++) {
      const x = i % 2 === 0 ? between(0, 10) : spread(1e-30, 1e300);
      const y = (between(-1, 1) * 700) / Math.abs(Math.log(x));
      const bits = 240 + precise.bitsFor(x);
      const exponent = precise.parts(y);
      const product = shift(precise.log(precise.fixed(x, bits), bits) * exponent.n, exponent.exponent);
      worst = Math.max(worst, ulps(mathematics.pow(x, y), precise.exp(product, bits)));
    }
    expect(worst).toBeLessThan(0.9);
  });

  it('normalQuantile is within 6 ulp at 10,000 points', () => {
    const draws = [
      () => between(0, 1),
      () => between(0, 0.1),
      () => spread(1e-300, 0.1),
      () => 0.5 + sized(1e-12, 0.4),
    ];
    let worst = 0;
    for (let i = 0; i < 10_000; i++) {
      const p = (draws[i % draws.length] as Draw)();
      const z = mathematics.normalQuantile(p);
      // One step of Newton from z: what is missing is (p - Φ(z))/φ(z), φ(z) = e^(-z²/2)/√(2π).
      const bits = precise.bitsFor(z) + 60;
      const found = normalCdfTruth(z);
      const scale = Math.max(found.bits, 1100);
      const difference = precise.fixed(p, scale) - shift(found.n, scale - found.bits);
      const square = (precise.fixed(z, bits) * precise.fixed(z, bits)) >> BigInt(bits + 1);
      const density = precise.exp(-square, bits);
      const root = precise.squareRoot(2n * precise.pi(bits), bits);
      const missing = shift(difference * root, 300 + density.bits - scale - bits) / density.n;
      const lastPlace = Math.floor(Math.log2(Math.abs(z))) - 52;
      worst = Math.max(worst, Math.abs(Number(missing)) * 2 ** (-300 - lastPlace));
    }
    expect(worst).toBeLessThan(6);
  });

  it('lgamma left of zero and digamma are within 1e-15 of the larger of 1 and their size', () => {
    const truthOfLgamma = inFixed(special.lgamma, 64);
    const truthOfDigamma = inFixed(special.digamma, 64);
    for (let i = 0; i < 5_000; i++) {
      const x = between(-30, 0);
      const allowed = 1e-15 * Math.max(1, Math.abs(x * Math.log(-x)));
      expect(Math.abs(errorOf(mathematics.lgamma(x), truthOfLgamma(x))), `lgamma(${x})`).toBeLessThan(
        allowed,
      );
      const y = i % 2 === 0 ? between(0, 20) : spread(1e-9, 1e12);
      const value = mathematics.digamma(y);
      expect(Math.abs(errorOf(value, truthOfDigamma(y))), `digamma(${y})`).toBeLessThan(
        1e-15 * Math.max(1, Math.abs(value)),
      );
    }
  });
});

function errorOf(found: number, truth: Precise): number {
  const difference = precise.fixed(found, truth.bits + 100) - shift(truth.n, 100);
  return Number(shift(difference, 200 - truth.bits)) * 2 ** -300;
}

const SPECIAL = [
  NaN,
  Infinity,
  -Infinity,
  0,
  -0,
  1,
  -1,
  2,
  -2,
  3,
  -3,
  0.5,
  -0.5,
  1.5,
  5e-324,
  -5e-324,
  1e-310,
  2.2250738585072014e-308,
  1e-17,
  -1e-17,
  1e308,
  -1e308,
  Number.MAX_VALUE,
  2 ** 53,
  2 ** 53 - 1,
  -(2 ** 53) + 1,
  2 ** 31 + 1,
  1e20,
  -1e20,
  1 + 2 ** -52,
  1 - 2 ** -53,
];
/** Equal bits, or for an ordinary value a neighbour. */
function expectClose(found: number, expected: number, what: string): void {
  if (
    Number.isFinite(expected) &&
    expected !== 0 &&
    Math.abs(found - expected) <= Math.abs(expected) * 2.3e-16
  )
    return;
  if (Math.abs(expected) < 1e-307 && Math.abs(found - expected) <= 5e-324 && expected !== 0) return;
  expect(found, what).toBe(expected);
}

describe('mathematics at special values', () => {
  it.each(['exp', 'expm1', 'log', 'log1p', 'log2', 'sin', 'cos', 'tan', 'tanh', 'atan'] as const)(
    '%s treats NaN, infinities, signed zeros, subnormals and overflow as the language does',
    (name) => {
      for (const x of SPECIAL) expectClose(mathematics[name](x), Math[name](x), `${name}(${x})`);
    },
  );

  it('pow and atan2 do so for every pair', () => {
    for (const x of SPECIAL) {
      for (const y of SPECIAL) {
        expectClose(mathematics.pow(x, y), x ** y, `pow(${x}, ${y})`);
        expectClose(mathematics.atan2(x, y), Math.atan2(x, y), `atan2(${x}, ${y})`);
      }
    }
  });

  it('pow keeps whole powers exact', () => {
    for (let base = 2; base <= 10; base++) {
      for (let k = 0, power = 1; power <= 2 ** 53; k++, power *= base)
        expect(mathematics.pow(base, k)).toBe(power);
    }
    expect(mathematics.pow(2, -1074)).toBe(5e-324);
    expect(mathematics.pow(-2, 3)).toBe(-8);
  });

  it('log2 is exact for every power of two, log and exp at their ends', () => {
    for (let k = -1074; k <= 1023; k++) expect(mathematics.log2(2 ** k)).toBe(k);
    expect(mathematics.exp(709.782712893384)).toBe(1.7976931348622732e308);
    expect(mathematics.exp(709.7827128933841)).toBe(Infinity);
    expect(mathematics.exp(-745.1332191019411)).toBe(5e-324);
    expect(mathematics.exp(-745.1332191019412)).toBe(0);
    expect(mathematics.log(5e-324)).toBe(-744.4400719213812);
    expect(mathematics.log(1)).toBe(0);
  });

  it('the functions without a counterpart in the language have their limits', () => {
    const { erf, erfc, lgamma, digamma, normalCdf, normalQuantile } = mathematics;
    expect([erf(0), erf(-0), erf(Infinity), erf(-Infinity), erf(NaN)]).toEqual([0, -0, 1, -1, NaN]);
    expect([erfc(0), erfc(Infinity), erfc(-Infinity), erfc(NaN)]).toEqual([1, 0, 2, NaN]);
    expect([normalCdf(0), normalCdf(Infinity), normalCdf(-Infinity), normalCdf(NaN)]).toEqual([
      0.5,
      1,
      0,
      NaN,
    ]);
    expect([0, 1, 0.5, -0.1, 1.1, NaN].map(normalQuantile)).toEqual([-Infinity, Infinity, 0, NaN, NaN, NaN]);
    expect([1, 2, 0, -3, Infinity, -Infinity, NaN].map(lgamma)).toEqual([
      0,
      0,
      Infinity,
      Infinity,
      Infinity,
      Infinity,
      NaN,
    ]);
    expect([0, -1, NaN].map(digamma)).toEqual([NaN, NaN, NaN]);
    expect(digamma(Infinity)).toBe(Infinity);
  });
});

describe('mathematics stays the same', () => {
  it('gives the bits that it gave in the first release', () => {
    // Any engine that changes one bit of one function changes this number.
    const bits = new DataView(new ArrayBuffer(8));
    let digest = 0;
    const add = (value: number) => {
      bits.setFloat64(0, value);
      digest = (Math.imul(digest ^ bits.getInt32(0), 0x85ebca6b) + bits.getInt32(4)) | 0;
      digest ^= digest >>> 15;
    };
    for (let i = 0; i < 2_000; i++) {
      const x = (i - 999.5) / 53;
      const y = (i + 0.5) / 2_003;
      for (const [name] of cases) add((mathematics[name] as (x: number) => number)(x));
      for (const [name] of cases) add((mathematics[name] as (x: number) => number)(y));
      add(mathematics.pow(y, x));
      add(mathematics.atan2(y, x));
      add(mathematics.normalQuantile(y));
      add(mathematics.digamma(20 * y));
      add(mathematics.sin(x * 1e300));
    }
    expect(digest >>> 0).toBe(189456043);
  });
});
