import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Note } from '../../../src/engine/kernel/frame.ts';
import { paintCurve, readAt } from '../../../src/view/curves/paint.ts';
import { chartPicture, type ChartWish, rowsOf, theoryRows } from '../../../src/view/curves/picture.ts';
import { lightTheme as theme, withAlpha } from '../../../src/view/theme.ts';
import { coordinates, listen } from './pen.ts';

const plot = { width: 204, height: 100 };
const rows = (values: number[]) => ({ times: values.map((_, i) => i), values, length: values.length });
const wish = (over: Partial<ChartWish>): ChartWish => ({
  measured: rows([0, 2, 4, 6, 8, 10]),
  ghost: null,
  theory: null,
  band: null,
  now: 5,
  hover: null,
  notes: [],
  end: 10,
  scale: 'linear',
  ...over,
});
const painted = (over: Partial<ChartWish>) => {
  const pen = listen();
  paintCurve(pen, chartPicture(wish(over), plot), plot, theme);
  return pen;
};

describe('a chart', () => {
  it('draws the curve to the end of what was measured, with a dot there', () => {
    const pen = painted({});
    const curve = pen.strokes.find(({ colour }) => colour === theme.accent.css);
    expect(curve?.points.at(0)).toEqual([0, 100]);
    expect(curve?.points.at(-1)).toEqual([100, 4]);
    expect(pen.fills.at(-1)).toEqual({ colour: theme.accent.css, points: [[100, 4]] });
  });

  it('draws what lies after a rewind faintly, with a line at the present', () => {
    const pen = painted({ now: 2 });
    const faint = pen.strokes.find(({ colour }) => colour === withAlpha(theme.accent, 0.3));
    expect(faint?.points.map(([x]) => Math.round(x))).toEqual([40, 60, 80, 100]);
    expect(pen.rectangles).toContainEqual({ colour: theme.inkFaint.css, box: [40, 0, 1, 100] });
  });

  it('is as high as what is seen: a theory that goes on past the end of the axis squashes nothing', () => {
    const theory = theoryRows([
      [0, 0],
      [100, 5000],
    ]);
    const { y } = chartPicture(wish({ measured: rows([0, 200, 400]), theory, end: 10 }), plot);
    expect(y.domain).toEqual([0, 500]);
    // One that is known only far out says where it crosses the end, here at 2,000.
    const high = theoryRows([
      [0, 0],
      [20, 4000],
    ]);
    expect(chartPicture(wish({ theory: high, end: 10 }), plot).y.domain[1]).toBe(2000);
  });

  it('draws ghost and theory behind it, the theory dashed', () => {
    const pen = painted({
      ghost: rows([0, 1, 2]),
      theory: theoryRows([
        [0, 0],
        [10, 9],
      ]),
    });
    const colours = pen.strokes.map(({ colour }) => colour);
    expect(colours.indexOf(theme.ghost.css)).toBeLessThan(colours.indexOf(theme.accent.css));
    expect(pen.strokes.find(({ colour }) => colour === theme.theory.css)?.dash.length).toBe(2);
    expect(pen.strokes.find(({ colour }) => colour === theme.accent.css)?.dash).toEqual([]);
  });

  it('fills the band between its quantiles', () => {
    const band = { times: [0, 5, 10], low: [0, 4, 8], high: [2, 6, 10], length: 3 };
    expect(painted({ band }).fills[0].points).toHaveLength(6);
  });

  it('marks notes in the colour of their tone, once a pixel', () => {
    const note = (time: number, tone: Note['tone']): Note => ({ time, kind: 'x', text: 'x', tone });
    const pen = painted({
      notes: [note(5, 'bad'), note(5.001, 'bad'), note(7, 'command'), note(99, 'good')],
    });
    const marks = pen.rectangles.filter(({ box }) => box[3] === 5);
    expect(marks.map(({ colour }) => colour)).toEqual([theme.bad.css, theme.command.css]);
  });

  it('reads samples exactly, and nothing outside of them', () => {
    const measured = rows([1, 3, 2]);
    expect([-1, 0, 0.5, 1, 2, 2.1].map((time) => readAt(measured, time))).toEqual([
      Number.NaN,
      1,
      2,
      3,
      2,
      Number.NaN,
    ]);
  });

  it('knows a metric by its id', () => {
    const info = (id: string) => ({ id, label: id, unit: '', help: '' });
    const samples = {
      metrics: [info('a'), info('b')],
      length: 1,
      times: Float64Array.of(0),
      columns: [Float64Array.of(1), Float64Array.of(2)],
    };
    expect(rowsOf(samples, 'b')?.values[0]).toBe(2);
    expect(rowsOf(samples, 'c')).toBeNull();
    expect(rowsOf(null, 'a')).toBeNull();
  });

  it('never draws at a place that is no number, whatever is measured', () => {
    const values = fc.array(fc.double(), { maxLength: 30 });
    fc.assert(
      fc.property(
        values,
        values,
        fc.double(),
        fc.option(fc.double()),
        fc.constantFrom('linear', 'log'),
        (one, two, now, hover, scale) => {
          const band = {
            times: [0, 1, 2],
            low: one.concat([0, 0, 0]),
            high: two.concat([0, 0, 0]),
            length: 3,
          };
          const pen = painted({
            measured: rows(one),
            ghost: rows(two),
            band,
            now,
            hover,
            scale: scale as 'linear' | 'log',
          });
          expect(coordinates(pen).every(Number.isFinite)).toBe(true);
        },
      ),
      { seed: 4, numRuns: 300 },
    );
  });
});
