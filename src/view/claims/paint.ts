import { tickText } from '../curves/numbers.ts';
import type { Pen } from '../curves/paint.ts';
import { pixelOf } from '../curves/scales.ts';
import { type Theme, withAlpha } from '../theme.ts';
import { type CostPicture, costMargin } from './picture.ts';

const fullTurn = 2 * Math.PI;

/** Draws the grid, a line of slope 1, the runs as points and the law they follow. */
export function paintCost(
  pen: Pen,
  picture: CostPicture,
  { width, height }: { width: number; height: number },
  theme: Theme,
  family: string,
): void {
  const { x, y, points, curve, even, present } = picture;
  const bottom = height - costMargin.bottom;
  pen.lineWidth = 1;
  pen.font = `11px ${family}`;
  pen.fillStyle = theme.inkFaint.css;
  pen.strokeStyle = theme.hairline.css;
  pen.textBaseline = 'middle';
  pen.textAlign = 'right';
  for (const tick of y.ticks) {
    const at = Math.round(pixelOf(y, tick)) + 0.5;
    pen.beginPath();
    pen.moveTo(costMargin.left, at);
    pen.lineTo(width - costMargin.right, at);
    pen.stroke();
    pen.fillText(tickText(tick), costMargin.left - 6, at);
  }
  pen.textBaseline = 'top';
  pen.textAlign = 'center';
  for (const size of picture.sizes) pen.fillText(String(size), pixelOf(x, size), bottom + 5);

  if (even) {
    pen.strokeStyle = theme.theory.css;
    pen.setLineDash([1, 4]);
    pen.beginPath();
    pen.moveTo(pixelOf(x, even[0][0]), pixelOf(y, even[0][1]));
    const [to, slope] = clipped(picture, even);
    pen.lineTo(to, slope);
    pen.stroke();
    pen.setLineDash([]);
  }

  const colour = present ? theme.accent : theme.ink;
  pen.fillStyle = withAlpha(colour, 0.32);
  for (const [n, cost] of points) {
    const [px, py] = [pixelOf(x, n), pixelOf(y, cost)];
    if (Number.isNaN(px) || Number.isNaN(py)) continue;
    pen.beginPath();
    pen.arc(px, py, 2.25, 0, fullTurn);
    pen.fill();
  }

  pen.strokeStyle = colour.css;
  pen.lineWidth = 1.5;
  pen.lineJoin = 'round';
  pen.beginPath();
  curve.forEach(([n, cost], i) => {
    const [px, py] = [pixelOf(x, n), pixelOf(y, cost)];
    if (i === 0) pen.moveTo(px, py);
    else pen.lineTo(px, py);
  });
  pen.stroke();
}

/** Where the line of slope 1 leaves the plot at its top or its end. */
function clipped({ x, y }: CostPicture, [from, to]: NonNullable<CostPicture['even']>): [number, number] {
  const top = y.domain[1];
  if (to[1] <= top) return [pixelOf(x, to[0]), pixelOf(y, to[1])];
  return [pixelOf(x, (from[0] * top) / from[1]), pixelOf(y, top)];
}
