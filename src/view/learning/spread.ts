import { type Theme, withAlpha } from '../theme.ts';
import { quantileOf } from '../curves/bands.ts';
import { extentOf, linearScale, pixelOf, roundUp, type Scale, valueDomain } from '../curves/scales.ts';

/** Lines drawn one by one at most; of more agents every k-th is drawn, and the band is of all. */
export const LINES_AT_MOST = 120;

export interface SpreadPicture {
  times: readonly number[];
  /** One row a time, one value an agent. */
  rows: readonly Float32Array[];
  agents: Int32Array;
  selected: number;
  /** Where the time axis ends. */
  end: number;
  domain: readonly [number, number] | undefined;
}

type Pen = CanvasRenderingContext2D;

export interface SpreadScales {
  x: Scale;
  y: Scale;
}

/** Scales for all agents' values in a plot of this size. */
export function spreadScales(
  { rows, end, domain }: Pick<SpreadPicture, 'rows' | 'end' | 'domain'>,
  width: number,
  height: number,
): SpreadScales {
  let low = Infinity;
  let high = -Infinity;
  for (const row of rows) {
    const [least, most] = extentOf(row, row.length);
    low = Math.min(low, least);
    high = Math.max(high, most);
  }
  return {
    x: linearScale([0, roundUp(end)], [0, Math.max(1, width - 4)], 4),
    y: linearScale(
      domain ?? valueDomain(low, high, 'linear'),
      [height, 3],
      Math.max(2, Math.floor(height / 34)),
    ),
  };
}

/** Sorted values of a row without gaps. */
function sorted(row: Float32Array): Float32Array {
  return row.filter(Number.isFinite).sort();
}

/** Every agent as a thin line, the band in which four of five lie, their median, and the selected agent. */
export function paintLines(pen: Pen, picture: SpreadPicture, { x, y }: SpreadScales, theme: Theme): void {
  const { times, rows, agents, selected } = picture;
  const step = Math.max(1, Math.ceil(agents.length / LINES_AT_MOST));
  const draw = (values: (row: number) => number, colour: string, width: number): void => {
    pen.beginPath();
    let down = false;
    for (let i = 0; i < times.length; i++) {
      const py = pixelOf(y, values(i));
      if (Number.isNaN(py)) {
        down = false;
        continue;
      }
      const px = pixelOf(x, times[i]);
      if (down) pen.lineTo(px, py);
      else pen.moveTo(px, py);
      down = true;
    }
    pen.strokeStyle = colour;
    pen.lineWidth = width;
    pen.stroke();
  };
  const faint = withAlpha(theme.inkFaint, agents.length > 40 ? 0.16 : 0.32);
  for (let i = 0; i < agents.length; i += step) draw((row) => rows[row][i], faint, 1);
  if (agents.length > 2) {
    const ranks = rows.map(sorted);
    pen.beginPath();
    times.forEach((time, i) => pen.lineTo(pixelOf(x, time), pixelOf(y, quantileOf(ranks[i], 0.9))));
    for (let i = times.length - 1; i >= 0; i--)
      pen.lineTo(pixelOf(x, times[i]), pixelOf(y, quantileOf(ranks[i], 0.1)));
    pen.closePath();
    pen.fillStyle = withAlpha(theme.accent, 0.14);
    pen.fill();
    draw((row) => quantileOf(ranks[row], 0.5), theme.accent.css, 1.75);
  }
  const at = agents.indexOf(selected);
  if (at >= 0) draw((row) => rows[row][at], theme.selection.css, 2);
}

/** Agents down, time across: each one's value as a colour. Agents stand by number; many share a row of pixels by their mean. */
export function paintHeat(
  pen: Pen,
  picture: SpreadPicture,
  { x, y }: SpreadScales,
  height: number,
  theme: Theme,
): void {
  const { times, rows, agents, selected } = picture;
  const lanes = Math.max(1, Math.min(agents.length, Math.floor(height)));
  const [low, high] = y.domain;
  const tall = height / lanes;
  for (let i = 0; i < times.length; i++) {
    const left = pixelOf(x, times[i]);
    const right = i + 1 < times.length ? pixelOf(x, times[i + 1]) : left + 3;
    for (let lane = 0; lane < lanes; lane++) {
      const first = Math.floor((lane * agents.length) / lanes);
      const last = Math.max(first + 1, Math.floor(((lane + 1) * agents.length) / lanes));
      let sum = 0;
      let count = 0;
      for (let at = first; at < last; at++) {
        if (!Number.isFinite(rows[i][at])) continue;
        sum += rows[i][at];
        count += 1;
      }
      if (count === 0) continue;
      const [red, green, blue] = theme.scale((sum / count - low) / (high - low));
      pen.fillStyle = `rgb(${red} ${green} ${blue})`;
      pen.fillRect(left, lane * tall, Math.max(1, right - left + 0.5), tall + 0.5);
    }
  }
  const at = agents.indexOf(selected);
  if (at < 0) return;
  pen.strokeStyle = theme.selection.css;
  pen.lineWidth = 1.5;
  pen.strokeRect(
    0,
    (at * height) / agents.length - 1,
    pixelOf(x, times[times.length - 1] ?? 0),
    Math.max(3, tall + 2),
  );
}
