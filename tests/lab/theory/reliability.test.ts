import { describe, expect, it } from 'vitest';
import { fountainDecodes, fountainOverhead, reedSolomonFailure, repetitionError } from '../../../src/lab/theory/codes.ts';
import { cauchyRows, isSolvable, shareThatDecodes } from '../../../src/lab/theory/erasureCode.ts';
import { hammingBitError, hammingBlockError } from '../../../src/lab/theory/hamming.ts';
import { pigou } from '../../../src/lab/theory/pigou.ts';
import { atLeast, meanTimeToFailure, mirrorLossSeconds, relayed, serial, steadyAvailability } from '../../../src/lab/theory/reliability.ts';
import { secondPriceRevenue } from '../../../src/lab/theory/secondPrice.ts';

describe('redundant parts', () => {
  it('three with a vote are better than one, unless one is worse than a coin', () => {
    expect(atLeast(2, 3, 0.9)).toBeCloseTo(0.972, 14);
    expect(atLeast(2, 3, 0.5)).toBeCloseTo(0.5, 14);
    expect(atLeast(2, 3, 0.4)).toBeLessThan(0.4);
    expect(atLeast(2, 4, 0.9)).toBeCloseTo(0.9963, 14);
  });

  it('three with a vote do not last longer than one, though', () => {
    expect(meanTimeToFailure(2, 3, 1)).toBeCloseTo(5 / 6, 14);
    expect(meanTimeToFailure(1, 1, 1)).toBe(1);
    expect(meanTimeToFailure(2, 4, 1)).toBeCloseTo(13 / 12, 14);
  });

  it('two that are repaired last long; without repair one and a half lives', () => {
    expect(mirrorLossSeconds(0.01, 1)).toBeCloseTo(5150, 9);
    expect(mirrorLossSeconds(1, 0)).toBeCloseTo(meanTimeToFailure(1, 2, 1), 14);
    expect(steadyAvailability(100, 5)).toBeCloseTo(100 / 105, 14);
    expect(serial(10, 0.999)).toBeCloseTo(0.9900448802097482, 14);
  });
});

describe('codes', () => {
  it('that repeat: three bits are wrong when two are', () => {
    expect(repetitionError(3, 0.01)).toBeCloseTo(0.000298, 14);
    expect(repetitionError(1, 0.01)).toBeCloseTo(0.01, 14);
  });

  it('of Hamming correct one error and no two', () => {
    expect(hammingBlockError(0.01)).toBeCloseTo(1 - 0.99 ** 7 - 7 * 0.01 * 0.99 ** 6, 14);
    expect(hammingBitError(0.05)).toBeCloseTo(0.01943375, 12);
    expect(hammingBitError(0)).toBe(0);
    expect(hammingBitError(0.5)).toBeCloseTo(0.5, 14);
  });

  it('of Reed and Solomon fail beyond sixteen wrong symbols', () => {
    expect(reedSolomonFailure(255, 223, 0.05)).toBeCloseTo(0.14138603799978533, 10);
    expect(reedSolomonFailure(255, 223, 0)).toBe(0);
  });

  it('of Cauchy decode from any k shares, and rows that repeat do not', () => {
    expect(shareThatDecodes(12, 8)).toBe(1);
    const rows = cauchyRows(6, 3);
    expect(isSolvable([rows[0], rows[4], rows[4]])).toBe(false);
    expect(() => cauchyRows(300, 8)).toThrow(/300/);
  });

  it('of random equations need little more than one equation an unknown', () => {
    expect(fountainDecodes(50, 0)).toBeCloseTo(0.28878809508660264, 12);
    expect(fountainDecodes(50, 5)).toBeCloseTo(0.9690740706398143, 12);
    expect(fountainOverhead(50)).toBeCloseTo(1.6066951524152904, 12);
    // The mean is the sum of the chances that so many extra are not enough.
    let sum = 0;
    for (let extra = 0; extra < 60; extra++) sum += 1 - fountainDecodes(50, extra);
    expect(sum).toBeCloseTo(fountainOverhead(50), 10);
  });

  it('none: a message handed on is right or wrong by chance in the end', () => {
    expect(relayed(5, 0.05)).toBeCloseTo(0.795245, 12);
    expect(relayed(1, 0.2)).toBeCloseTo(0.8, 14);
    expect(relayed(1000, 0.2)).toBeCloseTo(0.5, 14);
  });
});

describe('markets', () => {
  it('selfish traffic costs a third more on Pigou’s links, and nothing where the fixed link is never worth it', () => {
    expect(pigou()).toEqual({ equilibrium: 1, optimum: 0.75, priceOfAnarchy: 4 / 3 });
    expect(pigou(2, 1).priceOfAnarchy).toBe(1);
  });

  it('a second price brings the seller more with each bidder', () => {
    expect(secondPriceRevenue(5)).toBeCloseTo(2 / 3, 14);
    expect(secondPriceRevenue(1)).toBe(0);
  });
});
