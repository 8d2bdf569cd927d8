import { formatCompact, formatTime, formatValue } from '../shared/format.ts';

/** A value with its unit in little room; a dash where there is none yet. */
export function inUnit(value: number | null, unit: string): string {
  if (value === null) return '–';
  if (unit === 's') return formatTime(value);
  const number =
    Math.abs(value) >= 100 ? formatCompact(Math.round(value)) : formatValue(Number(value.toFixed(1)));
  return unit === '' ? number : `${number} ${unit}`;
}
