import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimate, emptyLine, rowsUntil } from '../../../src/view/curves/decimate.ts';
import { linearScale, logScale } from '../../../src/view/curves/scales.ts';

const x = linearScale([0, 100], [0, 50], 5);
const y = linearScale([0, 1], [100, 0], 5);
const draw = (times: number[], values: number[], scale = y): number[] => {
  const line = decimate(times, values, 0, times.length, x, scale, emptyLine());
  return Array.from(line.points.subarray(0, line.length));
};
const columnOf = (time: number): number => Math.floor(x.offset + x.factor * time);

describe('a curve of more rows than pixels', () => {
  it('keeps the first, lowest, highest and last row of each pixel column, in their order', () => {
    expect(draw([0, 0.2, 0.4, 0.6, 0.8, 2], [0.5, 0.9, 0.1, 0.4, 0.6, 1])).toEqual(
      [0, 50, 0.1, 10, 0.2, 90, 0.4, 40, 1, 0].map((number) => expect.closeTo(number, 9)),
    );
  });

  it('lifts the pen over a gap, once', () => {
    expect(draw([0, 2, 4, 6, 8], [0, Number.NaN, Number.POSITIVE_INFINITY, 1, 1])).toEqual([
      0,
      100,
      Number.NaN,
      Number.NaN,
      3,
      0,
      4,
      0,
    ]);
    expect(draw([0, 2], [0, 10], logScale([1, 100], [100, 0], 3))).toEqual([1, 50]);
  });

  it('loses no peak, costs at most four points a pixel, and never draws what is no number', () => {
    const value = fc.oneof(
      { weight: 9, arbitrary: fc.double({ min: 0, max: 1, noNaN: true }) },
      { weight: 1, arbitrary: fc.double() },
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.double({ min: 0, max: 100, noNaN: true }), value), { maxLength: 400 }),
        (rows) => {
          const sorted = rows.toSorted(([a], [b]) => a - b);
          const times = sorted.map(([time]) => time);
          const values = sorted.map(([, one]) => (one >= 0 && one <= 1 ? one : Number.NaN));
          const points = draw(times, values);
          const gaps = values.filter(Number.isNaN).length;
          expect(points.length / 2).toBeLessThanOrEqual(4 * (51 + gaps) + gaps);
          const lowest = new Map<number, number>();
          for (let i = 0; i < points.length; i += 2) {
            expect(Number.isNaN(points[i])).toBe(Number.isNaN(points[i + 1]));
            if (Number.isNaN(points[i])) continue;
            const column = Math.floor(points[i]);
            lowest.set(column, Math.min(lowest.get(column) ?? Infinity, points[i + 1]));
          }
          values.forEach((one, i) => {
            const seen =
              Number.isNaN(one) || (lowest.get(columnOf(times[i])) ?? Infinity) <= 100 - 100 * one + 1e-9;
            expect(seen).toBe(true);
          });
        },
      ),
      { seed: 3 },
    );
  });

  it('is cut at a time by counting rows', () => {
    expect([-1, 0, 1.5, 2, 9].map((time) => rowsUntil([0, 1, 2, 3], 4, time))).toEqual([0, 1, 2, 3, 4]);
  });
});
