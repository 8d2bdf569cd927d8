import type { LineBoard } from '../../engine/kernel/board.ts';
import { type Theme, withAlpha } from '../theme.ts';
import { type Box, inset } from './box.ts';
import type { BoardPen } from './grid.ts';
import { dot, figure, text } from './pen.ts';

/** Everyone's loss over the one number there is to learn, the mean of all, where it is least, and where everyone stands. */
export function paintLine(pen: BoardPen, board: LineBoard, selected: number, box: Box, theme: Theme): void {
  const { x, y, width, height } = inset(box, 18);
  const { extent, curves, owners, mean, optimum, models } = board;
  const most = Math.max(...mean, 1e-9);
  const bottom = y + height - 22;
  const px = (value: number): number => x + ((value - extent[0]) / (extent[1] - extent[0])) * width;
  const py = (loss: number): number => bottom - (Math.min(loss, most) / most) * (height - 40);
  const draw = (curve: Float64Array, colour: string, thick: number): void => {
    pen.beginPath();
    curve.forEach((loss, point) => {
      const at = x + (point / (curve.length - 1)) * width;
      if (point === 0) pen.moveTo(at, py(loss));
      else pen.lineTo(at, py(loss));
    });
    pen.strokeStyle = colour;
    pen.lineWidth = thick;
    pen.stroke();
  };
  curves.forEach((curve, i) => {
    const chosen = owners[i] === selected;
    draw(curve, chosen ? theme.accent.css : withAlpha(theme.inkFaint, 0.35), chosen ? 2 : 1);
  });
  draw(mean, theme.ink.css, 2);
  pen.strokeStyle = theme.good.css;
  pen.lineWidth = 1.5;
  pen.setLineDash([5, 4]);
  pen.beginPath();
  pen.moveTo(px(optimum), y + 8);
  pen.lineTo(px(optimum), bottom);
  pen.stroke();
  pen.setLineDash([]);
  text(pen, `best for all: ${figure(optimum)}`, px(optimum), y, theme.good.css, { size: 11 });
  const meanAt = (value: number): number => {
    const at = ((value - extent[0]) / (extent[1] - extent[0])) * (mean.length - 1);
    const row = Math.min(mean.length - 2, Math.max(0, Math.floor(at)));
    return mean[row] + (mean[row + 1] - mean[row]) * Math.min(1, Math.max(0, at - row));
  };
  models.forEach((model, agent) => {
    if (!Number.isFinite(model)) return;
    const kept = Math.min(extent[1], Math.max(extent[0], model));
    const chosen = agent === selected;
    dot(
      pen,
      px(kept),
      py(meanAt(kept)),
      chosen ? 6 : 4,
      theme.accent.css,
      chosen ? theme.selection.css : theme.stage.css,
    );
  });
  pen.fillStyle = theme.hairlineStrong.css;
  pen.fillRect(x, bottom, width, 1);
  for (const value of [extent[0], (extent[0] + extent[1]) / 2, extent[1]])
    text(pen, figure(value), px(value), bottom + 12, theme.inkFaint.css, { size: 11 });
}
