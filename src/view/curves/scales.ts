import { type AxisScale, scaleLinear, scaleLog } from 'd3';

/** A mapping of values to pixels, with ticks. Loops use `offset` and `factor`; `axis` is for d3-axis. */
export interface Scale {
  kind: 'linear' | 'log';
  domain: readonly [number, number];
  /** pixel = offset + factor * v, where v is the value, or its decimal logarithm. */
  offset: number;
  factor: number;
  ticks: readonly number[];
  axis: AxisScale<number>;
}

/** Pixel of a value; NaN where the scale has no place for it (not finite, or not positive on a log scale). */
export function pixelOf({ kind, offset, factor }: Scale, value: number): number {
  const pixel = offset + factor * (kind === 'log' ? (value > 0 ? Math.log10(value) : Number.NaN) : value);
  return Number.isFinite(pixel) ? pixel : Number.NaN;
}

/** Value at a pixel. */
export function valueAt({ kind, offset, factor }: Scale, pixel: number): number {
  const value = (pixel - offset) / factor;
  return kind === 'log' ? 10 ** value : value;
}

/** Linear over the domain just as it is; about `tickCount` round ticks. */
export function linearScale(
  domain: readonly [number, number],
  range: readonly [number, number],
  tickCount: number,
): Scale {
  const [low, high] = sound(domain);
  const axis = scaleLinear().domain([low, high]).range(range);
  const factor = (range[1] - range[0]) / (high - low);
  return {
    kind: 'linear',
    domain: [low, high],
    offset: range[0] - low * factor,
    factor,
    ticks: axis.ticks(tickCount),
    axis,
  };
}

/** Logarithmic, base ten, over a positive domain; ticks at powers of ten, thinned to about `tickCount`. */
export function logScale(
  domain: readonly [number, number],
  range: readonly [number, number],
  tickCount: number,
): Scale {
  const low = domain[0] > 0 ? Math.min(Math.max(domain[0], 1e-300), 1e290) : 1;
  const high = domain[1] > low ? Math.min(domain[1], 1e300) : low * 10;
  const axis = scaleLog().domain([low, high]).range(range);
  const factor = (range[1] - range[0]) / (Math.log10(high) - Math.log10(low));
  const powers: number[] = [];
  for (let power = Math.ceil(Math.log10(low) - 1e-9); power <= Math.log10(high) + 1e-9; power += 1)
    powers.push(10 ** power);
  const step = Math.max(1, Math.ceil(powers.length / Math.max(1, tickCount)));
  const ticks = powers.filter((_, i) => i % step === 0);
  return {
    kind: 'log',
    domain: [low, high],
    offset: range[0] - Math.log10(low) * factor,
    factor,
    ticks,
    axis,
  };
}

/** A domain that is finite, ascending and not empty. */
function sound([low, high]: readonly [number, number]): [number, number] {
  const from = Number.isFinite(low) ? Math.min(Math.max(low, -1e300), 1e290) : 0;
  const to = Number.isFinite(high) ? Math.min(high, 1e300) : from + 1;
  if (to - from > Math.max(1e-290, Math.abs(from) * 1e-12)) return [from, to];
  return [from, from + Math.max(1, Math.abs(from) * 1e-6)];
}

const steps = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10] as const;

/** The next round number at or above a positive one: axes grow in steps and do not crawl. */
export function roundUp(value: number): number {
  if (!(value > 0) || !Number.isFinite(value)) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  if (power === 0) return value;
  const step = steps.find((candidate) => candidate * power >= value * (1 - 1e-12)) ?? 10;
  return step * power;
}

/** Smallest and largest finite value; with `positive`, of those above 0. [Infinity, -Infinity] where there is none. */
export function extentOf(values: ArrayLike<number>, length: number, positive = false): [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  const floor = positive ? 0 : Number.NEGATIVE_INFINITY;
  for (let i = 0; i < length; i += 1) {
    const value = values[i];
    if (!(value > floor) || value === Number.POSITIVE_INFINITY) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}

/** The vertical domain for values within [low, high]: from 0, rounded outward so that it changes rarely. */
export function valueDomain(low: number, high: number, kind: Scale['kind']): [number, number] {
  if (!(high >= low)) return kind === 'log' ? [1, 10] : [0, 1];
  if (kind === 'log') {
    const from = 10 ** Math.floor(Math.log10(low));
    const to = 10 ** Math.ceil(Math.log10(high));
    return to > from ? [from, to] : [from, from * 10];
  }
  const to = high > 0 ? roundUp(high) : 0;
  const from = low < 0 ? -roundUp(-low) : 0;
  return to > from ? [from, to] : [0, 1];
}
