import { parts, type Precise, shift } from './elementary.ts';

/** How far a double is from the true value, in units of the last place of a double of that size. */
export function ulps(found: number, truth: Precise): number {
  if (!Number.isFinite(found)) return Infinity;
  const length = (truth.n < 0n ? -truth.n : truth.n).toString(2).length;
  const lastPlace = Math.max(length - truth.bits - 53, -1074);
  const { n, exponent } = parts(found);
  // Both in units of 2^-20 of the last place, and as fine as the truth is given.
  const scale = Math.max(20 - lastPlace, truth.bits, -exponent);
  const difference = shift(n, exponent + scale) - shift(truth.n, scale - truth.bits);
  return Math.abs(Number(shift(difference, -(scale + lastPlace - 20)))) / 1048576;
}
