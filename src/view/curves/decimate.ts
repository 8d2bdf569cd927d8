import type { Scale } from './scales.ts';

/** A line in pixels: x, y pairs; a pair of NaN lifts the pen. Only the first `length` numbers are filled. */
export interface Polyline {
  points: Float64Array;
  length: number;
}

export const emptyLine = (): Polyline => ({ points: new Float64Array(1024), length: 0 });

/**
 * The rows `first` to `last` (not included) of a curve in pixels. Where many rows fall on one pixel column, only its
 * first, lowest, highest and last remain, in their order, so that no peak is lost and the cost of drawing is
 * bounded by the width (M4: Jugel et al. 2014, "M4: a visualization-oriented time series data aggregation").
 * Values without a place on the scale leave a gap. Times must ascend.
 */
export function decimate(
  times: ArrayLike<number>,
  values: ArrayLike<number>,
  first: number,
  last: number,
  x: Scale,
  y: Scale,
  into: Polyline,
): Polyline {
  into.length = 0;
  const logarithmic = y.kind === 'log';
  let column = Number.NaN;
  // Of the column being gathered: x, y of its first, lowest, highest and last row, and the rows' numbers.
  let x0 = 0;
  let y0 = 0;
  let lowX = 0;
  let lowY = 0;
  let lowRow = 0;
  let highX = 0;
  let highY = 0;
  let highRow = 0;
  let x1 = 0;
  let y1 = 0;
  let count = 0;
  let firstRow = 0;
  let lastRow = 0;
  const flush = (): void => {
    if (count === 0) return;
    add(into, x0, y0);
    const lowFirst = lowRow <= highRow;
    for (const low of [lowFirst, !lowFirst]) {
      const row = low ? lowRow : highRow;
      if (row !== firstRow && row !== lastRow) add(into, low ? lowX : highX, low ? lowY : highY);
    }
    if (lastRow !== firstRow) add(into, x1, y1);
    count = 0;
  };
  for (let row = first; row < last; row += 1) {
    const value = logarithmic ? (values[row] > 0 ? Math.log10(values[row]) : Number.NaN) : values[row];
    const px = x.offset + x.factor * times[row];
    const py = y.offset + y.factor * value;
    if (!Number.isFinite(px) || !Number.isFinite(py)) {
      flush();
      lift(into);
      column = Number.NaN;
      continue;
    }
    const at = Math.floor(px);
    if (at !== column) {
      flush();
      column = at;
    }
    if (count === 0) {
      x0 = lowX = highX = px;
      y0 = lowY = highY = py;
      firstRow = lowRow = highRow = row;
    } else if (py < lowY) {
      lowX = px;
      lowY = py;
      lowRow = row;
    } else if (py > highY) {
      highX = px;
      highY = py;
      highRow = row;
    }
    x1 = px;
    y1 = py;
    lastRow = row;
    count += 1;
  }
  flush();
  return into;
}

function add(line: Polyline, x: number, y: number): void {
  if (line.length + 2 > line.points.length) {
    const wider = new Float64Array(line.points.length * 2);
    wider.set(line.points);
    line.points = wider;
  }
  line.points[line.length] = x;
  line.points[line.length + 1] = y;
  line.length += 2;
}

function lift(line: Polyline): void {
  if (line.length > 0 && !Number.isNaN(line.points[line.length - 1])) add(line, Number.NaN, Number.NaN);
}

/** Number of leading rows whose time is at most `time`. */
export function rowsUntil(times: ArrayLike<number>, length: number, time: number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle] <= time) low = middle + 1;
    else high = middle;
  }
  return low;
}
