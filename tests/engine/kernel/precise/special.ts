import { exp, log, pi, type Precise, shift, sinCos, squareRoot } from './elementary.ts';

/** erf by its alternating Maclaurin series, for |x| < 7. */
export function erf(x: bigint, bits: number): bigint {
  const extra = 90;
  const wide = bits + extra;
  const z = x << BigInt(extra);
  const square = (z * z) >> BigInt(wide);
  let term = z;
  let sum = z;
  for (let k = 1n; term > 1n || term < -1n; k++) {
    term = -((term * square) >> BigInt(wide)) / k;
    sum += term / (2n * k + 1n);
  }
  return (((2n * sum) << BigInt(wide)) / squareRoot(pi(wide), wide)) >> BigInt(extra);
}

/** erfc: 1 - erf below 2, Laplace's continued fraction above. */
export function erfc(x: bigint, bits: number): Precise {
  const one = shift(1n, bits);
  if (x < 2n * one) return { n: one - erf(x, bits), bits };
  const steps = x < 3n * one ? 160 : x < 6n * one ? 80 : 40;
  let fraction = x;
  for (let k = steps; k >= 1; k--) fraction = x + shift(BigInt(k), 2 * bits - 1) / fraction;
  const power = exp(-((x * x) >> BigInt(bits)), bits);
  const below = (fraction * squareRoot(pi(bits), bits)) >> BigInt(bits);
  return { n: (power.n << BigInt(bits)) / below, bits: power.bits };
}

const TERMS = 22;

/** Bernoulli numbers B₂ … B₂·TERMS as fractions. */
const BERNOULLI: [bigint, bigint][] = bernoulli();
function bernoulli(): [bigint, bigint][] {
  const row: [bigint, bigint][] = [];
  const even: [bigint, bigint][] = [];
  for (let m = 0; m <= 2 * TERMS; m++) {
    row[m] = [1n, BigInt(m + 1)];
    for (let j = m; j >= 1; j--) {
      const [a, b] = row[j - 1] as [bigint, bigint];
      const [c, d] = row[j] as [bigint, bigint];
      row[j - 1] = reduced(BigInt(j) * (a * d - c * b), b * d);
    }
    if (m >= 2 && m % 2 === 0) even.push(row[0] as [bigint, bigint]);
  }
  return even;
}

function reduced(a: bigint, b: bigint): [bigint, bigint] {
  let [u, v] = [a < 0n ? -a : a, b];
  while (v !== 0n) [u, v] = [v, u % v];
  return [a / u, b / u];
}

/** log|Γ(x)| by Stirling's series beyond 40, the recurrence below and the reflection left of zero. */
export function lgamma(x: bigint, bits: number): bigint {
  const one = shift(1n, bits);
  if (x < 0n) {
    const { sin } = sinCos((pi(bits) * x) >> BigInt(bits), bits);
    const product = (x * sin) >> BigInt(bits);
    return log((pi(bits) << BigInt(bits)) / (product < 0n ? -product : product), bits) - lgamma(-x, bits);
  }
  let product = one;
  while (x < 40n * one) {
    product = (product * x) >> BigInt(bits);
    x += one;
  }
  let sum = (((x - (one >> 1n)) * log(x, bits)) >> BigInt(bits)) - x + (log(2n * pi(bits), bits) >> 1n);
  const square = (x * x) >> BigInt(bits);
  let power = x;
  for (const [i, [a, b]] of BERNOULLI.entries()) {
    const k = BigInt(2 * i + 2);
    sum += shift(a, 2 * bits) / (power * b * k * (k - 1n));
    power = (power * square) >> BigInt(bits);
  }
  return sum - log(product, bits);
}

/** The derivative of lgamma for x > 0, by the same series. */
export function digamma(x: bigint, bits: number): bigint {
  const one = shift(1n, bits);
  let sum = 0n;
  while (x < 40n * one) {
    sum -= shift(1n, 2 * bits) / x;
    x += one;
  }
  sum += log(x, bits) - shift(1n, 2 * bits - 1) / x;
  const square = (x * x) >> BigInt(bits);
  let power = square;
  for (const [i, [a, b]] of BERNOULLI.entries()) {
    sum -= shift(a, 2 * bits) / (power * b * BigInt(2 * i + 2));
    power = (power * square) >> BigInt(bits);
  }
  return sum;
}
