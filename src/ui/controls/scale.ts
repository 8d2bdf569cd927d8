import type { NumberParam } from '../../engine/catalog/params.ts';

/** What a slider needs of a number parameter. */
export type Range = Pick<NumberParam, 'min' | 'max' | 'step' | 'integer' | 'scale'>;

/** Positions of a slider, from 0. */
export const sliderSteps = 1_000;

/** Where a logarithmic slider whose range begins at 0 puts its first value above 0. */
const smallestOf = ({ min, max, step, integer }: Range): number => {
  if (min > 0) return min;
  return integer ? 1 : Math.max(step ?? 0, max / 10_000);
};

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

/** Rounds to what the parameter can take, and to three digits where it can take anything. */
export function roundTo({ min, max, step, integer, scale }: Range, value: number): number {
  if (integer) return clamp(Math.round(value), Math.ceil(min), Math.floor(max));
  if (scale !== 'log' && step)
    return clamp(Number((min + Math.round((value - min) / step) * step).toPrecision(10)), min, max);
  return clamp(Number(value.toPrecision(3)), min, max);
}

/** The value at a position of the slider. */
export function valueAt(range: Range, position: number): number {
  const { min, max } = range;
  const share = clamp(position / sliderSteps, 0, 1);
  if (share === 0) return min;
  if (share === 1) return max;
  if (range.scale !== 'log' || max <= 0) return roundTo(range, min + share * (max - min));
  const low = smallestOf(range);
  return roundTo(range, low * (max / low) ** share);
}

/** The position of a value on the slider. */
export function positionOf(range: Range, value: number): number {
  const { min, max } = range;
  if (max <= min) return 0;
  if (range.scale !== 'log' || max <= 0)
    return clamp(((value - min) / (max - min)) * sliderSteps, 0, sliderSteps);
  const low = smallestOf(range);
  if (value <= low) return 0;
  return clamp((Math.log(value / low) / Math.log(max / low)) * sliderSteps, 0, sliderSteps);
}

/** The next value one key press up (1) or down (-1) that is really another. */
export function stepFrom(range: Range, value: number, direction: 1 | -1): number {
  const { min, max } = range;
  if (range.integer) {
    const stride =
      range.scale === 'log'
        ? Math.max(1, 10 ** Math.floor(Math.log10(Math.max(1, value)) - 1))
        : (range.step ?? 1);
    return clamp(Math.round(value) + direction * stride, Math.ceil(min), Math.floor(max));
  }
  if (range.scale !== 'log' && range.step) return roundTo(range, value + direction * range.step);
  return valueAt(range, Math.round(positionOf(range, value)) + direction * 10);
}

/** Reads what was typed: the number, or what was expected instead. */
export function readNumber(
  { min, max, integer }: Range,
  text: string,
): { value: number } | { problem: string } {
  const cleaned = text
    .trim()
    .replaceAll(/[\s,_](?=\d{3}\b)/g, '')
    .replace(',', '.');
  const value = cleaned === '' ? Number.NaN : Number(cleaned);
  const expected = `Expected ${integer ? 'a whole number' : 'a number'} from ${min.toLocaleString('en')} to ${max.toLocaleString('en')}.`;
  if (!Number.isFinite(value) || value < min || value > max || (integer && !Number.isInteger(value)))
    return { problem: expected };
  return { value };
}
