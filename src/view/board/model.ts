import type { ModelBoard } from '../../engine/kernel/board.ts';
import { type Colour, type Theme, withAlpha } from '../theme.ts';
import { type Box, halves, inset } from './box.ts';
import type { BoardPen } from './grid.ts';
import { mixed } from './ink.ts';
import { text } from './pen.ts';

const classColour = (theme: Theme, label: number): Colour => theme.series[label % theme.series.length];

/** What a model has learned: regions with samples for two features, else its weights as pictures; and who holds what. */
export function paintModel(pen: BoardPen, board: ModelBoard, selected: number, box: Box, theme: Theme): void {
  const { holdings, classes } = board;
  const wide = holdings !== null && classes.length > 0 && box.width > 420;
  const [main, side] = wide ? halves(inset(box, 10), 0.74, 20) : [inset(box, 10), null];
  if (board.samples) paintRegions(pen, board, selected, main, theme);
  else if (board.weights) paintWeights(pen, board, board.weights, main, theme);
  else
    text(
      pen,
      'No picture of this kind of model.',
      main.x + main.width / 2,
      main.y + main.height / 2,
      theme.inkMuted.css,
    );
  if (side && holdings) paintHoldings(pen, holdings, classes, selected, side, theme);
}

function paintRegions(
  pen: BoardPen,
  { regions, samples }: ModelBoard,
  selected: number,
  box: Box,
  theme: Theme,
): void {
  if (!samples) return;
  const side = Math.min(box.width, box.height);
  const left = box.x + (box.width - side) / 2;
  const top = box.y + (box.height - side) / 2;
  const extent = regions?.extent ?? extentOf(samples);
  if (regions) {
    const [w, h] = [side / regions.width, side / regions.height];
    for (let row = 0; row < regions.height; row++)
      for (let column = 0; column < regions.width; column++) {
        const at = row * regions.width + column;
        const share = 0.08 + 0.3 * regions.sureness[at];
        pen.fillStyle = `rgb(${mixed(theme.stage, classColour(theme, regions.label[at]), share).join(' ')})`;
        pen.fillRect(left + column * w, top + row * h, w + 0.6, h + 0.6);
      }
  }
  for (let i = 0; i < samples.label.length; i++) {
    const x = left + ((samples.x[i] - extent[0]) / (extent[2] - extent[0])) * side;
    const y = top + ((extent[3] - samples.y[i]) / (extent[3] - extent[1])) * side;
    const own = selected < 0 || samples.owner[i] === selected;
    // Held-out samples are small crosses, so that nobody takes them for somebody's.
    const colour = classColour(theme, samples.label[i]);
    pen.fillStyle = own ? colour.css : withAlpha(colour, 0.22);
    if (samples.owner[i] < 0) pen.fillRect(x - 1, y - 1, 2, 2);
    else {
      pen.beginPath();
      pen.arc(x, y, own ? 2.6 : 1.8, 0, 2 * Math.PI);
      pen.fill();
    }
  }
}

function extentOf({ x, y }: { x: Float64Array; y: Float64Array }): [number, number, number, number] {
  const found: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < x.length; i++) {
    found[0] = Math.min(found[0], x[i]);
    found[1] = Math.min(found[1], y[i]);
    found[2] = Math.max(found[2], x[i]);
    found[3] = Math.max(found[3], y[i]);
  }
  return found;
}

/** Columns of tiles that fill a box best with `count` squares of width to height `aspect`. */
export function tiling(count: number, box: Pick<Box, 'width' | 'height'>, aspect: number): number {
  let best = 1;
  let largest = 0;
  for (let columns = 1; columns <= count; columns++) {
    const rows = Math.ceil(count / columns);
    const size = Math.min(box.width / columns / aspect, box.height / rows);
    if (size > largest) {
      largest = size;
      best = columns;
    }
  }
  return best;
}

/** One tile a class: weights as pixels of a picture where features make one, else as a strip of bars. */
function paintWeights(pen: BoardPen, board: ModelBoard, weights: Float64Array, box: Box, theme: Theme): void {
  const { classes, features, picture } = board;
  const shape = picture ?? { width: features.length, height: 1 };
  const aspect = picture ? shape.width / shape.height : Math.max(1.2, Math.min(6, features.length / 3));
  const columns = tiling(classes.length, box, aspect);
  const rows = Math.ceil(classes.length / columns);
  const [w, h] = [box.width / columns, box.height / rows];
  let most = 1e-12;
  for (const weight of weights) most = Math.max(most, Math.abs(weight));
  classes.forEach((name, c) => {
    const tile = inset(
      { x: box.x + (c % columns) * w, y: box.y + Math.floor(c / columns) * h + 12, width: w, height: h - 12 },
      6,
    );
    text(pen, name, tile.x + tile.width / 2, tile.y - 8, theme.inkMuted.css, { size: 11 });
    const own = weights.subarray(c * features.length, (c + 1) * features.length);
    if (picture) paintPixels(pen, own, shape, tile, most, theme);
    else paintBars(pen, own, tile, most, theme);
  });
}

function paintPixels(
  pen: BoardPen,
  weights: Float64Array,
  { width, height }: { width: number; height: number },
  tile: Box,
  most: number,
  theme: Theme,
): void {
  const cell = Math.min(tile.width / width, tile.height / height);
  const left = tile.x + (tile.width - cell * width) / 2;
  weights.forEach((weight, i) => {
    const share = Math.min(1, Math.abs(weight) / most);
    const colour = weight >= 0 ? theme.series[0] : theme.series[1];
    pen.fillStyle = `rgb(${mixed(theme.sunken, colour, share).join(' ')})`;
    pen.fillRect(left + (i % width) * cell, tile.y + Math.floor(i / width) * cell, cell + 0.4, cell + 0.4);
  });
}

function paintBars(pen: BoardPen, weights: Float64Array, tile: Box, most: number, theme: Theme): void {
  const broad = Math.min(18, tile.width / weights.length);
  const left = tile.x + (tile.width - broad * weights.length) / 2;
  const middle = tile.y + tile.height / 2;
  weights.forEach((weight, i) => {
    const tall = (weight / most) * (tile.height / 2);
    pen.fillStyle = (weight >= 0 ? theme.series[0] : theme.series[1]).css;
    pen.fillRect(
      left + i * broad + 0.5,
      Math.min(middle, middle - tall),
      Math.max(1, broad - 1),
      Math.abs(tall),
    );
  });
  pen.fillStyle = theme.hairlineStrong.css;
  pen.fillRect(left, middle, broad * weights.length, 1);
}

/** Agents down, classes across: how the labels are dealt out. */
function paintHoldings(
  pen: BoardPen,
  holdings: Float64Array,
  classes: readonly string[],
  selected: number,
  box: Box,
  theme: Theme,
): void {
  const holders = holdings.length / classes.length;
  const [w, h] = [Math.min(26, box.width / classes.length), Math.min(20, (box.height - 30) / holders)];
  const left = box.x + (box.width - w * classes.length) / 2;
  const top = box.y + Math.max(24, (box.height - h * holders) / 2);
  let most = 1;
  for (const count of holdings) most = Math.max(most, count);
  for (let agent = 0; agent < holders; agent++)
    classes.forEach((_, c) => {
      const share = holdings[agent * classes.length + c] / most;
      pen.fillStyle = `rgb(${mixed(theme.sunken, classColour(theme, c), share).join(' ')})`;
      pen.fillRect(left + c * w, top + agent * h, w - 1, Math.max(0.5, h - 1));
    });
  if (selected >= 0 && selected < holders) {
    pen.strokeStyle = theme.selection.css;
    pen.lineWidth = 1.5;
    pen.strokeRect(left - 1, top + selected * h - 1, w * classes.length + 1, h + 1);
  }
  text(pen, 'samples by agent', left + (w * classes.length) / 2, top - 12, theme.inkMuted.css, { size: 11 });
}
