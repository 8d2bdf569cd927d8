import { area, type Series, stack } from 'd3';
import type { MetricInfo } from '../../engine/kernel/frame.ts';
import { type Samples, rowsOf } from '../curves/picture.ts';

/** Stretches that a run is cut into: shares within each are drawn, so that a change is seen when it happens. */
const stretchesAtMost = 48;

/** What something was spent on, stretch by stretch. */
export interface Bands {
  /** The parts, in the order of the stack. */
  parts: readonly { id: string; label: string }[];
  /** Middle of each stretch, in seconds. */
  times: readonly number[];
  /** Share of each part in each stretch, 0 to 1, at shares[stretch][part]. */
  shares: readonly (readonly number[])[];
  /** Share of each part of all that has been spent. */
  whole: readonly number[];
}

/** The metrics of a group, "time-working", "time-idle" and so on, whose values are per cent of one whole. */
export const groupOf = (metrics: readonly MetricInfo[], prefix: string): MetricInfo[] =>
  metrics.filter(({ id }) => id.startsWith(prefix));

/**
 * Cuts samples of shares since the start into shares within stretches. `weight` is the metric that says how much had been spent in all by
 * then; null where that is time itself. Null where there is nothing to show.
 */
export function bandsOf(
  samples: Samples,
  metrics: readonly MetricInfo[],
  weight: string | null,
  until: number,
): Bands | null {
  const columns = metrics.map(({ id }) => rowsOf(samples, id));
  const totals = weight === null ? null : rowsOf(samples, weight);
  let length = samples.length;
  while (length > 0 && (samples.times[length - 1] ?? 0) > until) length -= 1;
  if (length < 2 || columns.length === 0 || columns.includes(null) || (weight !== null && totals === null))
    return null;
  const spentAt = (row: number, part: number): number => {
    const all = totals ? (totals.values[row] ?? 0) : (samples.times[row] ?? 0);
    return ((columns[part]?.values[row] ?? 0) / 100) * all;
  };
  const parts = metrics.map(({ id, label }) => ({ id, label }));
  const stretches = Math.min(stretchesAtMost, length - 1);
  const times: number[] = [];
  const shares: number[][] = [];
  for (let i = 0; i < stretches; i++) {
    const from = Math.floor((i * (length - 1)) / stretches);
    const to = Math.floor(((i + 1) * (length - 1)) / stretches);
    const spent = parts.map((_, part) => Math.max(0, spentAt(to, part) - spentAt(from, part)));
    const all = spent.reduce((sum, one) => sum + one, 0);
    times.push(((samples.times[from] ?? 0) + (samples.times[to] ?? 0)) / 2);
    shares.push(all > 0 ? spent.map((one) => one / all) : (shares.at(-1) ?? parts.map(() => 0)));
  }
  return {
    parts,
    times,
    shares,
    whole: parts.map((_, part) => (columns[part]?.values[length - 1] ?? 0) / 100),
  };
}

/** The bands as stacked layers: [bottom, top] of each stretch, 0 to 1. */
export const layersOf = ({ parts, shares }: Bands): Series<readonly number[], number>[] =>
  stack<readonly number[], number>()
    .keys(parts.keys())
    .value((row, part) => row[part] ?? 0)(shares);

/** Paints the layers over the whole box, the first at the bottom; `colours` by part. */
export function paintBands(
  context: CanvasRenderingContext2D,
  bands: Bands,
  box: { width: number; height: number },
  colours: readonly string[],
  end: number,
): void {
  const last = bands.times.length - 1;
  // The first and last stretch reach to the ends of what is known.
  const reach = (bands.times[last] ?? 0) + ((bands.times[last] ?? 0) - (bands.times[last - 1] ?? 0)) / 2;
  const x = (i: number): number =>
    ((i === 0 ? 0 : i === last ? reach : (bands.times[i] ?? 0)) / Math.max(end, 1e-9)) * box.width;
  const shape = area()
    .x((_, i) => x(i))
    .y0(([low]) => box.height * (1 - low))
    .y1(([, high]) => box.height * (1 - high))
    .context(context);
  layersOf(bands).forEach((layer, part) => {
    context.beginPath();
    shape(layer as unknown as [number, number][]);
    context.fillStyle = colours[part % colours.length] ?? 'gray';
    context.fill();
  });
}
