import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  exactText,
  tickText,
  timeText,
  timeTicks,
  timeUnit,
  valueText,
  withUnit,
} from '../../../src/view/curves/numbers.ts';

describe('numbers beside the curves', () => {
  it('are per cent to a tenth, and all else in full', () => {
    expect([
      valueText(75.2983, '%'),
      valueText(100, '%'),
      valueText(0.012, '%'),
      valueText(2.61828, 's'),
    ]).toEqual(['75.3%', '100%', '0.012%', '2.6183 s']);
  });
  it('are counts in full and measures to five digits', () => {
    expect([12480, 0, -3, 0.5, 23.98912, 1e-7, 1.5e9 + 0.5].map(exactText)).toEqual([
      '12,480',
      '0',
      '−3',
      '0.5',
      '23.989',
      '1e−7',
      '1.5e9',
    ]);
    expect([Number.NaN, Number.POSITIVE_INFINITY].map(exactText)).toEqual(['–', '–']);
    expect([
      withUnit('12', '%'),
      withUnit('12', 'agents'),
      withUnit('–', 'agents'),
      withUnit('3', ''),
    ]).toEqual(['12%', '12 agents', '–', '3']);
  });

  it('are short on ticks', () => {
    expect([0, 0.25, 12000, 2.5e6, -300, 1e-5, 1e16].map(tickText)).toEqual([
      '0',
      '0.25',
      '12k',
      '2.5M',
      '−300',
      '1e−5',
      '1e16',
    ]);
  });

  it('are times in one unit that fits the extent', () => {
    expect([0.02, 5, 170, 200, 40_000, 900_000].map((extent) => timeUnit(extent).name)).toEqual([
      'ms',
      's',
      's',
      'min',
      'h',
      'd',
    ]);
    expect(timeText(5, 8)).toBe('5.00 s');
    expect(timeText(90, 600)).toBe('1.50 min');
    expect(timeText(Number.NaN, 8)).toBe('–');
  });

  it('are words for any number at all', () => {
    fc.assert(
      fc.property(fc.double(), fc.double(), (value, extent) => {
        for (const text of [exactText(value), tickText(value), timeText(value, extent)]) {
          expect(text).not.toMatch(/NaN|Infinity|undefined/);
        }
      }),
      { seed: 1 },
    );
  });

  it('stand at moments that are round in the unit they are told in', () => {
    expect(timeTicks(0, 200, 6).map((seconds) => seconds / 60)).toEqual([0, 0.5, 1, 1.5, 2, 2.5, 3]);
    expect(timeTicks(0, 50, 5)).toEqual([0, 10, 20, 30, 40, 50]);
  });
});
