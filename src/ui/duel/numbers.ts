import type { Spread } from '../../view/duel/bars.ts';
import { formatCount, formatValue } from '../shared/format.ts';

/** A measure in so many digits as a reader can use: 12,480; 42.7; 0.0719. */
export function shortNumber(value: number): string {
  if (Math.abs(value) >= 1000) return formatCount(value);
  return formatValue(Number(value.toPrecision(3)));
}

/** With its sign, a true minus, in whole points; tenths where it is less than one. */
export const signed = (value: number): string => {
  const size = Math.abs(value);
  const text = size < 0.95 ? size.toFixed(1) : size.toFixed(0);
  if (Number(text) === 0) return '0';
  return (value < 0 ? '−' : '+') + text;
};

/** Its 95 % interval in brackets; a dash where one run gives none. */
export const range = ({ low, high }: Spread, words: (value: number) => string = shortNumber): string =>
  Number.isFinite(low) && Number.isFinite(high) ? `[${words(low)}, ${words(high)}]` : '[–]';
