import { ticks } from 'd3';

const grouped = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

/** A measured value in full: counts with separators, anything else to five significant digits. */
export function exactText(value: number): string {
  // Rounding the very largest numbers would leave the range of numbers.
  if (!(Math.abs(value) < 1e300)) return '–';
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return grouped.format(value).replace('-', '−');
  const short = Number(value.toPrecision(5));
  const size = Math.abs(short);
  const text = size >= 1e6 || size < 1e-4 ? short.toExponential() : String(short);
  return text.replace('e+', 'e').replaceAll('-', '−');
}

/** A measured value with its unit, for reading at a glance: shares in per cent to a tenth, all else in full. */
export function valueText(value: number, unit: string): string {
  if (unit !== '%' || Number.isInteger(value) || Math.abs(value) < 0.1)
    return withUnit(exactText(value), unit);
  return withUnit(exactText(Math.round(value * 10) / 10), unit);
}

/** A value and its unit; a unit that only repeats the label ("messages") is left to the title. */
export function withUnit(text: string, unit: string): string {
  if (unit === '' || text === '–') return text;
  return unit === '%' ? `${text}%` : `${text} ${unit}`;
}

const multiples: readonly [number, string][] = [
  [1e12, 'T'],
  [1e9, 'G'],
  [1e6, 'M'],
  [1e3, 'k'],
];

/** A round value in little room, for ticks: 12k, 0.25, −3. */
export function tickText(value: number): string {
  if (!(Math.abs(value) < 1e300)) return '';
  const size = Math.abs(value);
  if (size >= 1e15 || (size > 0 && size < 1e-4))
    return value.toExponential(0).replace('e+', 'e').replaceAll('-', '−');
  const [factor, suffix] = multiples.find(([multiple]) => size >= multiple) ?? [1, ''];
  return `${String(Number((value / factor).toPrecision(5))).replace('-', '−')}${suffix}`;
}

interface TimeUnit {
  seconds: number;
  name: string;
}

const timeUnits: readonly TimeUnit[] = [
  { seconds: 86_400, name: 'd' },
  { seconds: 3_600, name: 'h' },
  { seconds: 60, name: 'min' },
  { seconds: 1, name: 's' },
  { seconds: 1e-3, name: 'ms' },
  { seconds: 1e-6, name: 'µs' },
];

/** The unit in which times up to `extentSeconds` read best. */
export function timeUnit(extentSeconds: number): TimeUnit {
  const extent = Number.isFinite(extentSeconds) ? Math.abs(extentSeconds) : 1;
  // Seconds stay readable to a few hundred, so a larger unit begins at three of it.
  return timeUnits.find(({ seconds }) => extent >= seconds * (seconds > 1 ? 3 : 1)) ?? timeUnits[3];
}

/** About `count` moments, in seconds, that are round in the unit in which times up to `to` read best: 1 min, not 50 s. */
export function timeTicks(from: number, to: number, count: number): number[] {
  const { seconds } = timeUnit(to);
  return ticks(from / seconds, to / seconds, count).map((value) => value * seconds);
}

/** A recording's time counts its steps as the log does: "step 3". */
export const stepText = (time: number): string =>
  Number.isFinite(time) ? `step ${Math.floor(time + 1e-9)}` : '–';

/**
 * Simulated time in one fixed unit, with as many digits as an extent of that size can use; its unit at the end. For a
 * recording, whose time has no unit, the step.
 */
export function timeText(seconds: number, extentSeconds: number, inSteps = false): string {
  if (inSteps) return stepText(seconds);
  const unit = timeUnit(extentSeconds);
  if (!Number.isFinite(seconds / unit.seconds)) return '–';
  const extent = Math.abs(extentSeconds) / unit.seconds;
  const digits = extent >= 300 ? 1 : extent >= 3 ? 2 : 3;
  return `${(seconds / unit.seconds).toFixed(digits).replace('-', '−')} ${unit.name}`;
}
