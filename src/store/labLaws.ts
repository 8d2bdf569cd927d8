import type { GrowthLine } from '../lab/laws.ts';

const two = (value: number): string =>
  Math.abs(value) < 0.005 ? '0.00' : value.toFixed(2).replace('-', '−');

const raised = (text: string): string =>
  Array.from(text, (sign) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(sign)] ?? { '.': '·', '−': '⁻' }[sign] ?? sign).join('');

/** A law as a person writes it: "n log n", "n¹·⁴³", "fixed part + n". */
export function lawName({ name, exponent }: GrowthLine): string {
  if (name === 'power') return `n${raised(two(exponent.value))}`;
  if (name === 'constant + n') return 'fixed part + n';
  if (name === 'constant + n²') return 'fixed part + n²';
  return name === 'exponential' ? 'exponential' : name;
}

/** The exponent with its interval: "exponent 1.30 (1.22 to 1.38)". */
export const exponentText = ({ exponent: { value, low, high } }: GrowthLine): string =>
  `exponent ${two(value)} (${two(low)} to ${two(high)})`;

/** Akaike weight of the best law in whole percent; never 100, since nothing is certain. */
export const weightText = ({ best }: GrowthLine): string =>
  best.weight > 0.99 ? '> 99 %' : `${Math.round(100 * best.weight)} %`;

/** By how much a cost is multiplied when the agents are doubled, with its interval. */
export function doubling({ exponent: { value, low, high } }: GrowthLine): string {
  return `×${two(2 ** value)} (${two(2 ** low)} to ${two(2 ** high)})`;
}
