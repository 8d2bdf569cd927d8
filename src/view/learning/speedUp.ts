import { tickText } from '../curves/numbers.ts';
import { logScale, pixelOf, type Scale } from '../curves/scales.ts';
import { sizeTicks } from '../claims/picture.ts';
import { type Theme, withAlpha } from '../theme.ts';

/** A speed-up curve as it is drawn: runs, medians, and the law a·n^(−b) where one is fitted. */
export interface SpeedUpPlot {
  runs: readonly (readonly [n: number, cost: number])[];
  medians: readonly { n: number; median: number; low: number; high: number }[];
  law: { factor: number; exponent: number } | null;
  sizes: readonly number[];
}

const margin = { left: 52, right: 14, top: 8, bottom: 22 };

export interface SpeedUpScales {
  x: Scale;
  y: Scale;
}

/** Logarithmic scales in which the ideal, half the cost for twice the agents, is a straight line down. Null without any runs. */
export function speedUpScales(
  { runs, sizes }: SpeedUpPlot,
  width: number,
  height: number,
): SpeedUpScales | null {
  const costs = runs.map(([, cost]) => cost).filter((cost) => cost > 0);
  if (costs.length === 0) return null;
  const low = Math.min(...costs);
  const high = Math.max(...costs);
  const x = logScale(
    [Math.min(...sizes) / 1.15, Math.max(...sizes) * 1.15],
    [margin.left, width - margin.right],
    6,
  );
  const y = logScale([low / 1.6, high * 1.6], [height - margin.bottom, margin.top], Math.floor(height / 40));
  return { x, y };
}

type Pen = CanvasRenderingContext2D;

/** Runs as points, the median with its 10–90 % strokes, the fitted law, and the ideal 1/n through the first median. */
export function paintSpeedUp(pen: Pen, plot: SpeedUpPlot, width: number, height: number, theme: Theme): void {
  const scales = speedUpScales(plot, width, height);
  if (!scales) return;
  const { x, y } = scales;
  const { runs, medians, law, sizes } = plot;
  pen.font = '11px ui-sans-serif, system-ui, sans-serif';
  paintAxes(pen, scales, sizes, width, height, theme);
  const [first] = medians;
  const end = Math.max(...sizes);
  pen.save();
  pen.beginPath();
  pen.rect(margin.left, margin.top, width - margin.left - margin.right, height - margin.top - margin.bottom);
  pen.clip();
  const along = (cost: (n: number) => number, colour: string, dash: number[], from: number): void => {
    pen.beginPath();
    for (let i = 0; i <= 40; i++) {
      const n = from * (end / from) ** (i / 40);
      if (i === 0) pen.moveTo(pixelOf(x, n), pixelOf(y, cost(n)));
      else pen.lineTo(pixelOf(x, n), pixelOf(y, cost(n)));
    }
    pen.setLineDash(dash);
    pen.strokeStyle = colour;
    pen.lineWidth = 1.25;
    pen.stroke();
    pen.setLineDash([]);
  };
  if (first) along((n) => (first.median * first.n) / n, theme.theory.css, [5, 4], first.n);
  if (law && first)
    along((n) => law.factor * n ** -law.exponent, withAlpha(theme.accent, 0.6), [1, 3], first.n);
  pen.fillStyle = withAlpha(theme.accent, 0.32);
  for (const [n, cost] of runs) {
    pen.beginPath();
    pen.arc(pixelOf(x, n), pixelOf(y, cost), 2.4, 0, 2 * Math.PI);
    pen.fill();
  }
  pen.strokeStyle = theme.accent.css;
  pen.lineWidth = 1.75;
  pen.beginPath();
  medians.forEach(({ n, median }, i) => {
    if (i === 0) pen.moveTo(pixelOf(x, n), pixelOf(y, median));
    else pen.lineTo(pixelOf(x, n), pixelOf(y, median));
  });
  pen.stroke();
  for (const { n, median, low, high } of medians) {
    const at = pixelOf(x, n);
    pen.fillStyle = theme.accent.css;
    pen.fillRect(at - 0.75, pixelOf(y, high), 1.5, pixelOf(y, low) - pixelOf(y, high));
    pen.beginPath();
    pen.arc(at, pixelOf(y, median), 4, 0, 2 * Math.PI);
    pen.fill();
  }
  pen.restore();
}

function paintAxes(
  pen: Pen,
  { x, y }: SpeedUpScales,
  sizes: readonly number[],
  width: number,
  height: number,
  theme: Theme,
): void {
  pen.fillStyle = theme.inkFaint.css;
  pen.strokeStyle = theme.hairline.css;
  pen.lineWidth = 1;
  pen.textAlign = 'right';
  pen.textBaseline = 'middle';
  // A narrow range of costs may hold no power of ten: then its ends say where it lies.
  const ticks =
    y.ticks.length > 1
      ? y.ticks
      : [y.domain[0] * 1.2, Math.sqrt(y.domain[0] * y.domain[1]), y.domain[1] / 1.2];
  for (const tick of ticks) {
    const at = Math.round(pixelOf(y, tick)) + 0.5;
    pen.beginPath();
    pen.moveTo(margin.left, at);
    pen.lineTo(width - margin.right, at);
    pen.stroke();
    pen.fillText(tickText(Number(tick.toPrecision(3))), margin.left - 6, at);
  }
  pen.textAlign = 'center';
  pen.textBaseline = 'top';
  for (const size of sizeTicks([Math.min(...sizes), Math.max(...sizes)], 8))
    pen.fillText(String(size), pixelOf(x, size), height - margin.bottom + 6);
}
