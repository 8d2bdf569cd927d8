import type { Note } from '../../engine/kernel/frame.ts';
import { type Colour, type Theme, withAlpha } from '../theme.ts';
import { decimate, emptyLine, rowsUntil } from './decimate.ts';
import { drawLine, strokeLine } from './line.ts';
import { pixelOf, type Scale } from './scales.ts';

/** What painters of charts use of a canvas, so that a test can listen in. */
export type Pen = Pick<
  CanvasRenderingContext2D,
  | 'beginPath'
  | 'closePath'
  | 'moveTo'
  | 'lineTo'
  | 'arc'
  | 'rect'
  | 'fill'
  | 'stroke'
  | 'fillRect'
  | 'fillText'
  | 'measureText'
  | 'setLineDash'
  | 'fillStyle'
  | 'strokeStyle'
  | 'lineWidth'
  | 'lineJoin'
  | 'lineCap'
  | 'globalAlpha'
  | 'font'
  | 'textAlign'
  | 'textBaseline'
>;

/** Rows of a curve; only the first `length` count. */
export interface Rows {
  times: ArrayLike<number>;
  values: ArrayLike<number>;
  length: number;
}

/** Lower and upper quantile at the same times, for the spread over replicates. */
export interface Band {
  times: ArrayLike<number>;
  low: ArrayLike<number>;
  high: ArrayLike<number>;
  /** The middle one, drawn as a line where it is known. */
  median?: ArrayLike<number>;
  length: number;
}

export interface CurvePicture {
  x: Scale;
  y: Scale;
  measured: Rows;
  /** The curve of the setting before this one. */
  ghost: Rows | null;
  theory: Rows | null;
  band: Band | null;
  /** Simulated time of the present; what was measured after it (before a rewind) is drawn faint. */
  now: number;
  /** Time under the crosshair, or null. */
  hover: number | null;
  notes: readonly Note[];
}

export interface Plot {
  width: number;
  height: number;
}

const line = emptyLine();

/** Paints one chart without its axes into a plot whose origin is its upper left corner, in CSS pixels. */
export function paintCurve(pen: Pen, picture: CurvePicture, plot: Plot, theme: Theme): void {
  // Round joins cost twice as much and do not show at this width.
  pen.lineJoin = 'bevel';
  pen.lineCap = 'butt';
  pen.setLineDash([]);
  paintGrid(pen, picture.y, plot, theme);
  paintNotes(pen, picture, plot, theme);
  if (picture.band) paintBand(pen, picture.band, picture, theme);
  const { ghost, theory, measured, now } = picture;
  if (ghost)
    paintRows(pen, ghost, [0, ghost.length], picture, { colour: theme.ghost.css, width: 1.25, opaque: true });
  if (theory) {
    pen.setLineDash([5, 4]);
    decimate(theory.times, theory.values, 0, theory.length, picture.x, picture.y, line);
    strokeLine(pen, line, theme.theory.css, 1.25, true);
    pen.setLineDash([]);
  }
  const past = rowsUntil(measured.times, measured.length, now);
  // The faint part starts one row earlier, so that the two join.
  const faint = { colour: withAlpha(theme.accent, 0.3), width: 1.5, opaque: false };
  if (past < measured.length)
    paintRows(pen, measured, [Math.max(0, past - 1), measured.length], picture, faint);
  paintRows(pen, measured, [0, past], picture, { colour: theme.accent.css, width: 1.75, opaque: true });
  paintNow(pen, picture, past, plot, theme);
  if (picture.hover !== null) paintCrosshair(pen, picture, picture.hover, plot, theme);
}

function paintGrid(pen: Pen, y: Scale, plot: Plot, theme: Theme): void {
  pen.strokeStyle = theme.hairline.css;
  pen.lineWidth = 1;
  pen.beginPath();
  for (const tick of y.ticks) {
    const at = Math.round(pixelOf(y, tick)) + 0.5;
    pen.moveTo(0, at);
    pen.lineTo(plot.width, at);
  }
  pen.stroke();
}

/** Draws some rows of a curve in a colour that is `opaque` or not. */
function paintRows(
  pen: Pen,
  rows: Rows,
  [first, last]: [number, number],
  { x, y }: { x: Scale; y: Scale },
  stroke: { colour: string; width: number; opaque: boolean },
): void {
  if (last <= first) return;
  decimate(rows.times, rows.values, first, last, x, y, line);
  drawLine(pen, line, stroke.colour, stroke.width, stroke.opaque);
}

function paintBand(pen: Pen, band: Band, { x, y }: CurvePicture, theme: Theme): void {
  pen.fillStyle = withAlpha(theme.accent, 0.14);
  pen.beginPath();
  let points = 0;
  const go = (time: number, value: number): void => {
    const px = pixelOf(x, time);
    const py = pixelOf(y, value);
    if (Number.isNaN(px) || Number.isNaN(py)) return;
    if (points === 0) pen.moveTo(px, py);
    else pen.lineTo(px, py);
    points += 1;
  };
  for (let i = 0; i < band.length; i += 1) go(band.times[i], band.high[i]);
  for (let i = band.length - 1; i >= 0; i -= 1) go(band.times[i], band.low[i]);
  if (points > 2) {
    pen.closePath();
    pen.fill();
  }
  if (!band.median) return;
  decimate(band.times, band.median, 0, band.length, x, y, line);
  drawLine(pen, line, withAlpha(theme.accent, 0.55), 1.25, false);
}

/** The colour of a note's tone. */
export function toneColour(tone: Note['tone'], theme: Theme): Colour {
  if (tone === 'good') return theme.good;
  if (tone === 'bad') return theme.bad;
  return tone === 'command' ? theme.command : theme.inkFaint;
}

/** Short strokes on the time axis, one a pixel and tone at most. */
function paintNotes(pen: Pen, { notes, x }: CurvePicture, plot: Plot, theme: Theme): void {
  const drawn = new Set<string>();
  for (const note of notes) {
    const at = Math.round(pixelOf(x, note.time));
    const key = `${note.tone}${at}`;
    if (!(at >= 0 && at <= plot.width) || drawn.has(key)) continue;
    drawn.add(key);
    pen.fillStyle = toneColour(note.tone, theme).css;
    pen.fillRect(at - 0.5, plot.height - 5, 1.5, 5);
  }
}

function paintNow(
  pen: Pen,
  { x, y, measured, now }: CurvePicture,
  past: number,
  plot: Plot,
  theme: Theme,
): void {
  const at = pixelOf(x, now);
  if (!(at >= 0 && at <= plot.width)) return;
  // While the curve grows its own end says where now is; the line is for a present that lies before the end.
  if (past < measured.length) {
    pen.fillStyle = theme.inkFaint.css;
    pen.fillRect(Math.round(at - 0.5), 0, 1, plot.height);
  }
  if (past > 0)
    paintDot(
      pen,
      pixelOf(x, measured.times[past - 1]),
      pixelOf(y, measured.values[past - 1]),
      2.75,
      theme.accent.css,
      theme,
    );
}

function paintCrosshair(pen: Pen, picture: CurvePicture, hover: number, plot: Plot, theme: Theme): void {
  const { x, y } = picture;
  const at = pixelOf(x, hover);
  if (!(at >= 0 && at <= plot.width)) return;
  pen.fillStyle = theme.inkMuted.css;
  pen.fillRect(Math.round(at - 0.5), 0, 1, plot.height);
  const dots: [Rows | null, Colour][] = [
    [picture.ghost, theme.ghost],
    [picture.theory, theme.theory],
    [picture.measured, theme.accent],
  ];
  for (const [rows, colour] of dots) {
    if (rows) paintDot(pen, at, pixelOf(y, readAt(rows, hover)), 3.25, colour.css, theme);
  }
}

function paintDot(pen: Pen, px: number, py: number, radius: number, colour: string, theme: Theme): void {
  if (Number.isNaN(px) || Number.isNaN(py)) return;
  pen.beginPath();
  pen.arc(px, py, radius, 0, 2 * Math.PI);
  pen.fillStyle = colour;
  pen.fill();
  pen.lineWidth = 1.5;
  pen.strokeStyle = theme.surface.css;
  pen.stroke();
}

/**
 * The value that the drawn line has at a time: between two samples a straight line, before the first and after the
 * last nothing (NaN).
 */
export function readAt({ times, values, length }: Rows, time: number): number {
  const row = rowsUntil(times, length, time) - 1;
  if (row < 0) return Number.NaN;
  if (times[row] === time) return values[row];
  if (row === length - 1) return Number.NaN;
  const share = (time - times[row]) / (times[row + 1] - times[row]);
  return values[row] + (values[row + 1] - values[row]) * share;
}
