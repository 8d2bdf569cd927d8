import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawLine, strokeLine } from '../../../src/view/curves/line.ts';
import { coordinates, listen } from './pen.ts';

const lineOf = (points: readonly [number, number][]) => ({
  points: Float64Array.from(points.flat()),
  length: points.length * 2,
});

describe('a line', () => {
  it('of few points is stroked in pieces that hang together', () => {
    const pen = listen();
    const points = Array.from({ length: 80 }, (_, i): [number, number] => [i * 3, i % 7]);
    drawLine(pen, lineOf(points), 'blue', 2, true);
    expect(pen.strokes.length).toBe(3);
    expect(pen.strokes[1].points[0]).toEqual(pen.strokes[0].points.at(-1));
    expect(new Set(pen.strokes.flatMap((stroke) => stroke.points.map(String))).size).toBe(80);
  });

  it('that is dashed is stroked whole', () => {
    const pen = listen();
    strokeLine(pen, lineOf(Array.from({ length: 200 }, (_, i) => [i, i])), 'grey', 1, true);
    expect(pen.strokes.map(({ points }) => points.length)).toEqual([200]);
  });

  it('of many points a pixel is one bar a column, which covers them all', () => {
    const y = fc.double({ min: 0, max: 90, noNaN: true });
    fc.assert(
      fc.property(fc.array(y, { minLength: 200, maxLength: 400 }), fc.nat(199), (values, gap) => {
        const pen = listen();
        const points = values.map((value, i): [number, number] =>
          i === gap ? [Number.NaN, Number.NaN] : [i / 8, value],
        );
        drawLine(pen, lineOf(points), 'blue', 2, false);
        expect(coordinates(pen).every(Number.isFinite)).toBe(true);
        expect(pen.rectangles.length).toBeLessThanOrEqual(values.length / 8 + 2);
        const covered = points.every(
          ([px, py]) =>
            Number.isNaN(px) ||
            pen.rectangles.some(
              ({ box: [x, top, width, height] }) =>
                px >= x && px <= x + width && py >= top && py <= top + height,
            ),
        );
        expect(covered).toBe(true);
      }),
      { seed: 9, numRuns: 50 },
    );
  });
});
