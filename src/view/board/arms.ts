import type { ArmsBoard, PolicyView } from '../../engine/kernel/board.ts';
import { type Theme, withAlpha } from '../theme.ts';
import { type Box, inset } from './box.ts';
import type { BoardPen } from './grid.ts';
import { dot, figure, text } from './pen.ts';

/** Lowest and highest reward to show: means with their deviations, and what is believed of them. */
export function armsDomain({ means, deviations }: ArmsBoard, policy: PolicyView | null): [number, number] {
  let low = Math.min(0, ...means);
  let high = Math.max(0, ...means);
  means.forEach((mean, i) => {
    low = Math.min(low, mean - deviations[i]);
    high = Math.max(high, mean + deviations[i]);
  });
  for (const value of policy?.values ?? []) {
    if (!Number.isFinite(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return high > low ? [low, high] : [low - 1, high + 1];
}

/** Each arm's true mean with its spread, what the agent believes of it, and how often it has pulled it. */
export function paintArms(
  pen: BoardPen,
  board: ArmsBoard,
  policy: PolicyView | null,
  box: Box,
  theme: Theme,
): void {
  const { x, y, width, height } = inset(box, 12);
  const { names, means, deviations } = board;
  const pullsHeight = Math.min(90, height * 0.26);
  const plot = { top: y + 8, bottom: y + height - pullsHeight - 40 };
  const [low, high] = armsDomain(board, policy);
  const at = (value: number): number =>
    plot.bottom - ((value - low) / (high - low)) * (plot.bottom - plot.top);
  const step = Math.min(130, (width - 60) / names.length);
  const left = x + 40 + (width - 60 - step * names.length) / 2;
  const best = Math.max(...means);
  let most = 0;
  for (const count of policy?.counts ?? []) most = Math.max(most, count);
  for (const tick of [low, (low + high) / 2, high]) {
    pen.fillStyle = theme.hairline.css;
    pen.fillRect(left - 6, Math.round(at(tick)), step * names.length + 12, 1);
    text(pen, figure(tick), left - 12, at(tick), theme.inkFaint.css, { size: 11, align: 'right' });
  }
  names.forEach((name, arm) => {
    const middle = left + (arm + 0.5) * step;
    const broad = Math.min(46, step * 0.6);
    pen.fillStyle = withAlpha(means[arm] === best ? theme.good : theme.inkFaint, 0.22);
    pen.fillRect(
      middle - broad / 2,
      at(means[arm] + deviations[arm]),
      broad,
      Math.max(1, at(means[arm] - deviations[arm]) - at(means[arm] + deviations[arm])),
    );
    pen.fillStyle = (means[arm] === best ? theme.good : theme.inkMuted).css;
    pen.fillRect(middle - broad / 2, at(means[arm]) - 1.5, broad, 3);
    text(pen, figure(means[arm]), middle + broad / 2 + 4, at(means[arm]), theme.inkMuted.css, {
      size: 11,
      align: 'left',
    });
    const believed = policy?.values?.[arm];
    if (believed !== undefined && Number.isFinite(believed))
      dot(pen, middle, at(believed), 5.5, theme.accent.css, theme.stage.css);
    text(pen, `arm ${name}`, middle, plot.bottom + 14, theme.inkMuted.css, { size: 11 });
    paintPulls(
      pen,
      policy,
      arm,
      most,
      { middle, top: plot.bottom + 28, height: pullsHeight - 14, broad },
      theme,
    );
  });
}

function paintPulls(
  pen: BoardPen,
  policy: PolicyView | null,
  arm: number,
  most: number,
  { middle, top, height, broad }: { middle: number; top: number; height: number; broad: number },
  theme: Theme,
): void {
  const count = policy?.counts?.[arm];
  if (count === undefined || !Number.isFinite(count)) return;
  const tall = most > 0 ? (count / most) * (height - 14) : 0;
  pen.fillStyle = theme.accent.css;
  pen.fillRect(middle - broad / 2, top + height - 12 - tall, broad, tall);
  text(pen, String(count), middle, top + height - 4, theme.inkMuted.css, { size: 11 });
}
