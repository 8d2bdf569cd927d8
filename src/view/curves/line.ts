import type { Polyline } from './decimate.ts';
import type { Pen } from './paint.ts';

/** Segments to a stroke. Without a GPU one long path costs many times what its pieces do (measured: 8 against 25 frames a second). */
const segmentsAtMost = 32;
/** Points a pixel column from which a line is a row of upright bars to the eye. */
const denseFrom = 2;

/** Draws a line solid in the pen's present colours; the cheaper of two ways that look the same. */
export function drawLine(pen: Pen, line: Polyline, colour: string, width: number, opaque: boolean): void {
  const points = line.length / 2;
  if (points < 2) return;
  if (points > denseFrom * breadth(line) && points > 64) drawBars(pen, line, colour, width, opaque);
  else strokeLine(pen, line, colour, width);
}

/** Pixel columns from the first point to the last. */
function breadth({ points, length }: Polyline): number {
  let first = 0;
  while (first < length && Number.isNaN(points[first])) first += 2;
  let last = length - 2;
  while (last > first && Number.isNaN(points[last])) last -= 2;
  return first < length ? Math.abs(Math.floor(points[last]) - Math.floor(points[first])) + 1 : 1;
}

/** Strokes a line of few points, in pieces; a dashed one must be whole. */
export function strokeLine(
  pen: Pen,
  { points, length }: Polyline,
  colour: string,
  width: number,
  whole = false,
): void {
  pen.strokeStyle = colour;
  pen.lineWidth = width;
  pen.beginPath();
  let down = false;
  let segments = 0;
  for (let i = 0; i < length; i += 2) {
    const x = points[i];
    const y = points[i + 1];
    if (Number.isNaN(x)) {
      down = false;
      continue;
    }
    if (!down) pen.moveTo(x, y);
    else {
      pen.lineTo(x, y);
      segments += 1;
    }
    down = true;
    if (segments < segmentsAtMost || whole) continue;
    pen.stroke();
    pen.beginPath();
    pen.moveTo(x, y);
    segments = 0;
  }
  pen.stroke();
}

/** Draws a line of many points as one bar a pixel column, from its lowest to its highest point there. */
function drawBars(
  pen: Pen,
  { points, length }: Polyline,
  colour: string,
  width: number,
  opaque: boolean,
): void {
  pen.fillStyle = colour;
  // Neighbours overlap a little, so that steep stretches are as wide as flat ones; where that would show, they do not.
  const broad = opaque ? Math.max(1, width - 0.25) : 1;
  const bar = (column: number, low: number, high: number): void => {
    pen.fillRect(column + 0.5 - broad / 2, low - width / 2, broad, high - low + width);
  };
  let column = Number.NaN;
  let low = 0;
  let high = 0;
  let before = 0;
  for (let i = 0; i < length; i += 2) {
    const y = points[i + 1];
    const at = Math.floor(points[i]);
    if (at === column) {
      low = Math.min(low, y);
      high = Math.max(high, y);
    } else {
      if (!Number.isNaN(column)) bar(column, low, high);
      // Columns without a point of their own lie on the straight line between their neighbours.
      for (let between = column + 1; between < at; between += 1) {
        const share = (between - column) / (at - column);
        const step = (y - before) / (at - column);
        const middle = before + (y - before) * share;
        bar(between, middle - Math.abs(step) / 2, middle + Math.abs(step) / 2);
      }
      const joins = at === column + 1;
      column = at;
      low = joins ? Math.min(y, before) : y;
      high = joins ? Math.max(y, before) : y;
    }
    before = y;
  }
  if (!Number.isNaN(column)) bar(column, low, high);
}
