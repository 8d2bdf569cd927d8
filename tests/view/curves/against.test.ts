import { describe, expect, it } from 'vitest';
import type { MetricInfo } from '../../../src/engine/kernel/frame.ts';
import { rowsAgainst } from '../../../src/view/curves/against.ts';
import { paintCurve, readAt } from '../../../src/view/curves/paint.ts';
import { chartPicture } from '../../../src/view/curves/picture.ts';
import { lightTheme as theme } from '../../../src/view/theme.ts';
import { listen } from './pen.ts';

const metric = (id: string, once?: string): MetricInfo => ({
  id,
  label: id,
  unit: '',
  help: '',
  ...(once === undefined ? {} : { once }),
});
const samples = {
  metrics: [metric('steps', 'episodes'), metric('episodes'), metric('lost', 'unheard')],
  length: 4,
  times: Float64Array.of(0, 1, 2, 3),
  columns: [Float64Array.of(0, 0, 30, 20), Float64Array.of(0, 0, 0.5, 2), Float64Array.of(0, 1, 2, 3)],
};

describe('rows of a metric', () => {
  it('say nothing before there is anything to say', () => {
    const rows = rowsAgainst(samples, 'steps', { kind: 'time' })!;
    expect(Array.from(rows.values)).toEqual([Number.NaN, Number.NaN, 30, 20]);
    expect(readAt(rows, 0)).toBeNaN();
    expect(readAt(rows, 3)).toBe(20);
    // What is kept is not touched.
    expect(samples.columns[0][0]).toBe(0);
  });

  it('are whole where nothing has to come first, or what should is not measured', () => {
    expect(rowsAgainst(samples, 'episodes', { kind: 'time' })?.values).toBe(samples.columns[1]);
    expect(rowsAgainst(samples, 'lost', { kind: 'time' })?.values).toBe(samples.columns[2]);
  });

  it('are drawn from their first value on, not from 0', () => {
    const plot = { width: 204, height: 100 };
    const measured = rowsAgainst(samples, 'steps', { kind: 'time' })!;
    const wish = { measured, ghost: null, theory: null, band: null, now: 3, hover: null, notes: [], end: 4 };
    const pen = listen();
    paintCurve(pen, chartPicture({ ...wish, scale: 'linear' }, plot), plot, theme);
    const curve = pen.strokes.find(({ colour }) => colour === theme.accent.css);
    expect(curve?.points).toHaveLength(2);
    expect(curve?.points[0][0]).toBe(100);
  });
});
