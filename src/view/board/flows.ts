import { chordDirected, ribbonArrow } from 'd3';
import type { Flows } from '../../engine/kernel/board.ts';
import { type Theme, withAlpha } from '../theme.ts';
import type { Box } from './box.ts';
import type { BoardPen } from './grid.ts';
import { mixed } from './ink.ts';
import { text } from './pen.ts';

/** More agents than this are shown as a table of who taught whom. */
export const CHORD_AT_MOST = 60;

/** What has gone from whom to whom, agents × agents by row of the teacher; agents beyond `n` are left out. */
export function flowMatrix({ from, to, weight }: Flows, n: number): number[][] {
  const matrix = Array.from({ length: n }, () => new Array<number>(n).fill(0));
  for (let i = 0; i < from.length; i++)
    if (from[i] < n && to[i] < n && from[i] >= 0 && to[i] >= 0) matrix[from[i]][to[i]] += weight[i];
  return matrix;
}

/** Who learned from whom: ribbons from teachers to learners about a ring, or a table where they are many. */
export function paintFlows(
  pen: BoardPen,
  flows: Flows,
  n: number,
  selected: number,
  box: Box,
  theme: Theme,
): void {
  const total = flows.weight.reduce((sum, weight) => sum + weight, 0);
  const middle: [number, number] = [box.x + box.width / 2, box.y + box.height / 2];
  if (!(total > 0)) {
    text(pen, 'Nobody has learned from anybody yet.', ...middle, theme.inkMuted.css, { size: 13 });
    return;
  }
  if (n > CHORD_AT_MOST) paintTable(pen, flows, n, selected, box, theme);
  else paintChord(pen, flowMatrix(flows, n), selected, box, theme);
}

function paintChord(pen: BoardPen, matrix: number[][], selected: number, box: Box, theme: Theme): void {
  const radius = Math.max(10, Math.min(box.width, box.height) / 2 - 26);
  const chords = chordDirected().padAngle(Math.min(0.05, 1.5 / matrix.length))(matrix);
  const shape = ribbonArrow()
    .radius(radius - 8)
    .headRadius(10);
  const colour = (agent: number): string => theme.series[agent % theme.series.length].css;
  pen.save();
  pen.translate(box.x + box.width / 2, box.y + box.height / 2);
  const shown = [...chords].sort((a, b) => Number(touches(a, selected)) - Number(touches(b, selected)));
  for (const chord of shown) {
    const faint = selected >= 0 && !touches(chord, selected);
    pen.beginPath();
    // d3-shape draws on the pen's context.
    shape.context(pen as unknown as CanvasRenderingContext2D)(chord as never);
    pen.globalAlpha = faint ? 0.12 : 0.62;
    pen.fillStyle = colour(chord.source.index);
    pen.fill();
  }
  pen.globalAlpha = 1;
  for (const { index, startAngle, endAngle } of chords.groups) {
    pen.beginPath();
    pen.arc(0, 0, radius, startAngle - Math.PI / 2, endAngle - Math.PI / 2);
    pen.lineWidth = index === selected ? 9 : 6;
    pen.strokeStyle = colour(index);
    pen.stroke();
    const angle = (startAngle + endAngle) / 2 - Math.PI / 2;
    if (matrix.length <= 30 || index === selected)
      text(
        pen,
        String(index),
        Math.cos(angle) * (radius + 13),
        Math.sin(angle) * (radius + 13),
        theme.inkMuted.css,
        { size: 11 },
      );
  }
  pen.restore();
}

const touches = (chord: { source: { index: number }; target: { index: number } }, agent: number): boolean =>
  chord.source.index === agent || chord.target.index === agent;

function paintTable(
  pen: BoardPen,
  { from, to, weight }: Flows,
  n: number,
  selected: number,
  box: Box,
  theme: Theme,
): void {
  const side = Math.min(box.width, box.height) - 30;
  const bins = Math.min(n, Math.max(1, Math.floor(side / 2)));
  const sums = new Float64Array(bins * bins);
  for (let i = 0; i < from.length; i++)
    sums[Math.floor((from[i] * bins) / n) * bins + Math.floor((to[i] * bins) / n)] += weight[i];
  let most = 1e-12;
  for (const sum of sums) most = Math.max(most, sum);
  const cell = side / bins;
  const left = box.x + (box.width - side) / 2;
  const top = box.y + (box.height - side) / 2;
  pen.fillStyle = theme.sunken.css;
  pen.fillRect(left, top, side, side);
  for (let row = 0; row < bins; row++)
    for (let column = 0; column < bins; column++) {
      const sum = sums[row * bins + column];
      if (sum <= 0) continue;
      pen.fillStyle = `rgb(${mixed(theme.sunken, theme.accent, 0.15 + 0.85 * (sum / most)).join(' ')})`;
      pen.fillRect(left + column * cell, top + row * cell, cell + 0.3, cell + 0.3);
    }
  if (selected >= 0) {
    pen.fillStyle = withAlpha(theme.selection, 0.35);
    pen.fillRect(left, top + (selected / n) * side, side, Math.max(1, cell));
  }
  text(
    pen,
    'rows: who taught; columns: who learned',
    box.x + box.width / 2,
    top + side + 12,
    theme.inkMuted.css,
    { size: 11 },
  );
}
