import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalog } from '../../src/engine/catalog/catalog.ts';
import type { NumberParam } from '../../src/engine/catalog/params.ts';
import { positionOf, readNumber, sliderSteps, stepFrom, valueAt } from '../../src/ui/controls/scale.ts';

const numbers: [string, NumberParam][] = Object.entries(catalog).flatMap(([family, entries]) =>
  [...entries.values()].flatMap(({ id, params }) =>
    Object.entries(params).flatMap(([key, param]): [string, NumberParam][] =>
      param.kind === 'number' ? [[`${family} ${id} ${key}`, param]] : [],
    ),
  ),
);

describe.each([...new Map(numbers).entries()])('the slider of %s', (_, param) => {
  it('reaches both ends, gives only values that are allowed, and shows each where it is', () => {
    expect(valueAt(param, 0)).toBe(param.min);
    expect(valueAt(param, sliderSteps)).toBe(param.max);
    fc.assert(
      fc.property(fc.double({ min: 0, max: sliderSteps, noNaN: true }), (position) => {
        const value = valueAt(param, position);
        expect(value).toBeGreaterThanOrEqual(param.min);
        expect(value).toBeLessThanOrEqual(param.max);
        if (param.integer) expect(Number.isInteger(value)).toBe(true);
        const again = positionOf(param, value);
        expect(again).toBeGreaterThanOrEqual(0);
        expect(again).toBeLessThanOrEqual(sliderSteps);
      }),
      { numRuns: 50 },
    );
  });

  it('moves by a key from every value to a neighbour, and never past the ends', () => {
    let value = param.min;
    for (let i = 0; i < 25 && value < param.max; i++) {
      const next = stepFrom(param, value, 1);
      expect(next).toBeGreaterThan(value);
      value = next;
    }
    expect(stepFrom(param, param.max, 1)).toBe(param.max);
    expect(stepFrom(param, param.min, -1)).toBe(param.min);
    if (param.max > param.min) expect(stepFrom(param, param.max, -1)).toBeLessThan(param.max);
  });
});

describe('a typed number', () => {
  const range = { min: 1, max: 1_000_000, integer: true };
  it.each([
    ['40', 40],
    [' 10,000 ', 10_000],
    ['10 000', 10_000],
    ['1e3', 1000],
  ])('reads %s', (text, value) => {
    expect(readNumber(range, text)).toEqual({ value });
  });

  it('reads a decimal comma', () => {
    expect(readNumber({ min: 0, max: 1 }, '0,25')).toEqual({ value: 0.25 });
  });

  it.each(['', 'many', '0', '1000001', '2.5', 'NaN', 'Infinity', '-3'])(
    'says what was expected instead of "%s"',
    (text) => {
      expect(readNumber(range, text)).toEqual({ problem: 'Expected a whole number from 1 to 1,000,000.' });
    },
  );
});
