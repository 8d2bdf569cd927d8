import type { MetricInfo, Note } from '../../engine/kernel/frame.ts';
import type { Band, CurvePicture, Plot, Rows } from './paint.ts';
import { extentOf, linearScale, logScale, roundUp, type Scale, valueDomain } from './scales.ts';

/** Columns of samples as the store keeps them. */
export interface Samples {
  metrics: readonly MetricInfo[];
  length: number;
  times: Float64Array;
  columns: readonly Float64Array[];
}

/** Rows of one metric, or null if these samples do not have it. */
export function rowsOf(samples: Samples | null, metric: string): Rows | null {
  const column = samples?.metrics.findIndex(({ id }) => id === metric) ?? -1;
  if (!samples || column < 0 || !samples.columns[column]) return null;
  return { times: samples.times, values: samples.columns[column], length: samples.length };
}

/** Where the common time axis ends: at the known end, else a round number past all that is shown. */
export function timeEnd(latest: readonly number[], atLeast: number, known: number | null): number {
  if (known !== null && known > 0) return known;
  const last = latest.reduce((most, time) => (Number.isFinite(time) ? Math.max(most, time) : most), 0);
  return roundUp(Math.max(last, atLeast > 0 ? atLeast : 0));
}

export interface ChartWish {
  measured: Rows;
  ghost: Rows | null;
  theory: Rows | null;
  band: Band | null;
  now: number;
  hover: number | null;
  notes: readonly Note[];
  /** End of the time axis in seconds. */
  end: number;
  scale: Scale['kind'];
}

/** The rows as far as the axis goes, with the point at which their line crosses its end: what lies beyond is not drawn. */
function rowsWithin(rows: Rows, end: number): Rows {
  let length = 0;
  while (length < rows.length && rows.times[length] <= end) length += 1;
  if (length === rows.length) return rows;
  const values = Array.from({ length }, (_, i) => rows.values[i]);
  if (length > 0) {
    const [from, to] = [rows.times[length - 1], rows.times[length]];
    const before = rows.values[length - 1];
    values.push(before + ((rows.values[length] - before) * (end - from)) / (to - from));
  }
  return { times: rows.times, values, length: values.length };
}

/** Scales for what is to be shown, in a plot of this size. A theory has a say only where it is seen. */
export function chartPicture(wish: ChartWish, plot: Plot): CurvePicture {
  const { measured, ghost, theory, band, end, scale, ...rest } = wish;
  const positive = scale === 'log';
  const extents = [measured, ghost, theory && rowsWithin(theory, end)].map((rows) =>
    rows ? extentOf(rows.values, rows.length, positive) : null,
  );
  if (band)
    extents.push(extentOf(band.low, band.length, positive), extentOf(band.high, band.length, positive));
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const extent of extents) {
    if (extent === null || extent[1] < extent[0]) continue;
    low = Math.min(low, extent[0]);
    high = Math.max(high, extent[1]);
  }
  const domain = valueDomain(low, high, scale);
  // A little air at the right and above, so that a curve at the end of its domain keeps its dot and its full width.
  const x = linearScale([0, end], [0, Math.max(1, plot.width - 4)], Math.max(2, Math.floor(plot.width / 70)));
  const make = positive ? logScale : linearScale;
  const y = make(domain, [plot.height, 4], Math.max(2, Math.floor(plot.height / 26)));
  return { ...rest, x, y, measured, ghost, theory, band };
}

/** The points of a closed form as rows. */
export function theoryRows(points: readonly (readonly [number, number])[]): Rows {
  return {
    times: Float64Array.from(points, ([time]) => time),
    values: Float64Array.from(points, ([, value]) => value),
    length: points.length,
  };
}
