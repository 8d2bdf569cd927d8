import type { Spread } from '../../view/duel/bars.ts';
import { formatCount, formatValue } from '../shared/format.ts';

/** A measure in so many digits as a reader can use: 12,480; 42.7; 0.0719. */
export function shortNumber(value: number): string {
  if (Math.abs(value) >= 1000) return formatCount(value);
  return formatValue(Number(value.toPrecision(3)));
}

/** With its sign, a true minus. */
export const signed = (value: number): string => {
  const rounded = Math.round(value);
  return rounded < 0 ? `−${-rounded}` : `+${rounded}`;
};

/** Its 95 % interval in brackets; a dash where one run gives none. */
export const range = ({ low, high }: Spread, words: (value: number) => string = shortNumber): string =>
  Number.isFinite(low) && Number.isFinite(high) ? `[${words(low)}, ${words(high)}]` : '[–]';
