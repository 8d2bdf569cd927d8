/**
 * The reference of the mathematics tests: functions in fixed point on big integers, by textbook series unlike
 * those tested. A number x is held as x·2^bits; every function takes and gives that, with an error of some
 * units.
 */

/** n/2^bits, kept with its scale where a result may be tiny or huge. */
export interface Precise {
  n: bigint;
  bits: number;
}

/** A double is exactly n·2^exponent. */
export function parts(x: number): { n: bigint; exponent: number } {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, x);
  const word = view.getBigUint64(0);
  const field = Number((word >> 52n) & 0x7ffn);
  const fraction = word & 0xfffffffffffffn;
  const n = field === 0 ? fraction : fraction | 0x10000000000000n;
  return { n: word >> 63n ? -n : n, exponent: Math.max(field, 1) - 1075 };
}

/** x·2^bits, which must be whole unless bits of x below that do not matter. */
export function fixed(x: number, bits: number): bigint {
  const { n, exponent } = parts(x);
  return shift(n, exponent + bits);
}

/** Enough bits to hold any double near x exactly and a function of it with 160 bits to spare. */
export function bitsFor(x: number): number {
  const { n, exponent } = parts(x);
  return 160 + Math.max(0, -exponent - (n === 0n ? 1074 : 0));
}

export function shift(n: bigint, by: number): bigint {
  return by >= 0 ? n << BigInt(by) : n >> BigInt(-by);
}

const memory = new Map<string, bigint>();
function once(name: string, bits: number, make: () => bigint): bigint {
  const key = `${name} ${bits}`;
  let value = memory.get(key);
  if (value === undefined) memory.set(key, (value = make()));
  return value;
}

/** atanh(1/n) or, with sign -1, atan(1/n). */
function arcOfInverse(n: bigint, sign: bigint, bits: number): bigint {
  let power = shift(1n, bits + 20) / n;
  let sum = power;
  for (let k = 3n; power !== 0n; k += 2n) {
    power = (sign * power) / (n * n);
    sum += power / k;
  }
  return sum >> 20n;
}

/** Machin's formula. */
export function pi(bits: number): bigint {
  return once('pi', bits, () => 16n * arcOfInverse(5n, -1n, bits) - 4n * arcOfInverse(239n, -1n, bits));
}

export function ln2(bits: number): bigint {
  return once('ln2', bits, () => 2n * arcOfInverse(3n, 1n, bits));
}

export function squareRoot(n: bigint, bits: number): bigint {
  const square = shift(n, bits);
  let root = 1n << BigInt((square.toString(2).length + 1) >> 1);
  for (;;) {
    const next = (root + square / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}

/** e^x as n/2^bits with a scale of its own, so that it has all its bits however small. */
export function exp(x: bigint, bits: number): Precise {
  const k = Number(x / ln2(bits));
  const r = (x - BigInt(k) * ln2(bits)) >> 8n;
  const one = shift(1n, bits);
  let term = one;
  let sum = one;
  for (let i = 1n; term !== 0n; i++) {
    term = ((term * r) >> BigInt(bits)) / i;
    sum += term;
  }
  for (let i = 0; i < 8; i++) sum = (sum * sum) >> BigInt(bits);
  return { n: sum, bits: bits - k };
}

/** log of x > 0. */
export function log(x: bigint, bits: number): bigint {
  const length = x.toString(2).length;
  let k = length - bits;
  let m = shift(x, -k);
  const one = shift(1n, bits);
  if (m * 10n < 7n * one) {
    k--;
    m = shift(x, -k);
  }
  const s = ((m - one) << BigInt(bits)) / (m + one);
  const square = (s * s) >> BigInt(bits);
  let power = s;
  let sum = s;
  for (let i = 3n; power !== 0n && power !== -1n; i += 2n) {
    power = (power * square) >> BigInt(bits);
    sum += power / i;
  }
  return 2n * sum + BigInt(k) * ln2(bits);
}

/** Sine and cosine of an x of any size. */
export function sinCos(x: bigint, bits: number): { sin: bigint; cos: bigint } {
  const extra = x.toString(2).length > bits + 8 ? 1100 : 16;
  const halfPi = pi(bits + extra) >> 1n;
  const scaled = x << BigInt(extra);
  let quadrant = scaled / halfPi;
  let r = scaled - quadrant * halfPi;
  if (r > halfPi >> 1n) {
    r -= halfPi;
    quadrant++;
  } else if (-r > halfPi >> 1n) {
    r += halfPi;
    quadrant--;
  }
  r >>= BigInt(extra);
  const square = (r * r) >> BigInt(bits);
  const one = shift(1n, bits);
  let [sin, cos, oddTerm, evenTerm] = [r, one, r, one];
  for (let i = 1n; evenTerm !== 0n; i += 2n) {
    evenTerm = -((evenTerm * square) >> BigInt(bits)) / (i * (i + 1n));
    oddTerm = -((oddTerm * square) >> BigInt(bits)) / ((i + 1n) * (i + 2n));
    cos += evenTerm;
    sin += oddTerm;
  }
  const turn = Number(((quadrant % 4n) + 4n) % 4n);
  if (turn === 0) return { sin, cos };
  if (turn === 1) return { sin: cos, cos: -sin };
  return turn === 2 ? { sin: -sin, cos: -cos } : { sin: -cos, cos: sin };
}

/**
 * The angle of (x, y) from a guess good to 1e-10, by one step: the tangent of what is missing, and its
 * series.
 */
export function angle(y: bigint, x: bigint, guess: number, bits: number): bigint {
  const start = fixed(guess, bits);
  const { sin, cos } = sinCos(start, bits);
  const missing = ((y * cos - x * sin) << BigInt(bits)) / (x * cos + y * sin);
  const cube = (missing * missing * missing) >> BigInt(2 * bits);
  const fifth = (cube * missing * missing) >> BigInt(2 * bits);
  return start + missing - cube / 3n + fifth / 5n;
}
