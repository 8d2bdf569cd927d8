const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumSignificantDigits: 3 });

/** A count with separators: 12,480. */
export const formatCount = (count: number): string => whole.format(count);

/** A count in little room: 12.5K. */
export const formatCompact = (count: number): string =>
  count < 10_000 ? whole.format(count) : compact.format(count);

/** A number in a field: at most four significant digits, without trailing noise, never in exponent form where it can be helped. */
export function formatValue(value: number): string {
  if (!Number.isFinite(value)) return '–';
  if (Number.isInteger(value)) return Math.abs(value) < 10_000 ? String(value) : whole.format(value);
  return String(Number(value.toPrecision(4)));
}

/** Simulated time, in the unit that suits its size: 340 ms, 12.4 s, 3 min 20 s, 2 h 05 min. */
export function formatTime(seconds: number): string {
  if (!Number.isFinite(seconds)) return '–';
  if (seconds === 0) return '0 s';
  if (seconds < 1) return `${Number((seconds * 1000).toPrecision(3))} ms`;
  if (seconds < 60) return `${seconds.toFixed(seconds < 10 ? 2 : 1)} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${String(Math.floor(seconds % 60)).padStart(2, '0')} s`;
  return `${formatCount(Math.floor(minutes / 60))} h ${String(minutes % 60).padStart(2, '0')} min`;
}

/** A speed factor: ×4, ×1/8. */
export const formatFactor = (factor: number): string => {
  if (factor >= 1) return `×${formatValue(factor)}`;
  const inverse = 1 / factor;
  return Number.isInteger(inverse) ? `×1/${inverse}` : `×${formatValue(factor)}`;
};
