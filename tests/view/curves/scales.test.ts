import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timeEnd } from '../../../src/view/curves/picture.ts';
import {
  linearScale,
  logScale,
  pixelOf,
  roundUp,
  valueAt,
  valueDomain,
} from '../../../src/view/curves/scales.ts';

describe('scales', () => {
  it('place values, and know the way back', () => {
    const linear = linearScale([0, 10], [0, 200], 5);
    expect([0, 5, 10].map((value) => pixelOf(linear, value))).toEqual([0, 100, 200]);
    expect(valueAt(linear, 50)).toBe(2.5);
    const log = logScale([1, 1000], [90, 0], 4);
    expect(log.ticks).toEqual([1, 10, 100, 1000]);
    expect(pixelOf(log, 10)).toBeCloseTo(60);
    expect(valueAt(log, 30)).toBeCloseTo(100);
  });

  it('agree with the axes that d3 draws', () => {
    for (const scale of [linearScale([-3, 17], [90, 4], 4), logScale([0.1, 1e6], [90, 4], 4)]) {
      for (const value of [0.2, 1, 7, 16.5])
        expect(pixelOf(scale, value)).toBeCloseTo(scale.axis(value) ?? Number.NaN, 9);
    }
  });

  it('have no place for what a logarithm does not know', () => {
    const log = logScale([1, 1000], [90, 0], 4);
    expect(
      [0, -1, Number.NaN, Number.POSITIVE_INFINITY].every((value) => Number.isNaN(pixelOf(log, value))),
    ).toBe(true);
  });

  it('start at nought, and grow in steps', () => {
    expect([1, 1.1, 8, 8.1, 96, 1234].map(roundUp)).toEqual([1, 1.2, 8, 10, 100, 1500]);
    expect(valueDomain(3, 37, 'linear')).toEqual([0, 40]);
    expect(valueDomain(-3, 37, 'linear')).toEqual([-3, 40]);
    expect(valueDomain(0, 0, 'linear')).toEqual([0, 1]);
    expect(valueDomain(3, 37, 'log')).toEqual([1, 100]);
    expect(timeEnd([7.3, Number.NaN], 1, null)).toBe(8);
    expect(timeEnd([1], 8, null)).toBe(8);
    expect(timeEnd([7.3], 1, 12)).toBe(12);
  });

  it('are sound for any extent', () => {
    const any = fc.double();
    fc.assert(
      fc.property(any, any, any, (low, high, value) => {
        for (const kind of ['linear', 'log'] as const) {
          const extent: [number, number] = kind === 'log' ? [Math.abs(low), Math.abs(high)] : [low, high];
          const make = kind === 'log' ? logScale : linearScale;
          for (const domain of [extent, valueDomain(...extent, kind)]) {
            const scale = make(domain, [0, 100], 4);
            expect(Number.isFinite(scale.offset) && Number.isFinite(scale.factor)).toBe(true);
            expect(scale.ticks.length).toBeLessThan(20);
            const pixel = pixelOf(scale, value);
            expect(Number.isNaN(pixel) || Number.isFinite(pixel)).toBe(true);
          }
        }
      }),
      { seed: 2, numRuns: 400 },
    );
  });
});
