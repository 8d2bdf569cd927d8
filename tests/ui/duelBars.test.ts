import { describe, expect, it } from 'vitest';
import { signed } from '../../src/ui/duel/numbers.ts';
import { pairedBars, waterfall } from '../../src/view/duel/bars.ts';

const spread = (mean: number, reach = 1) => ({ mean, low: mean - reach, high: mean + reach });

describe('paired bars', () => {
  it('share one scale, so that twice as much is twice as long', () => {
    const [one, two] = pairedBars([spread(20), spread(40)]);
    expect((two?.to ?? 0) / (one?.to ?? 1)).toBeCloseTo(2, 12);
  });

  it('keep the end of a scale that has one: 50 % is half the way', () => {
    expect(pairedBars([spread(50)], 100)[0]?.to).toBe(50);
  });

  it('draw no whisker where one run gives no interval', () => {
    const [bar] = pairedBars([{ mean: 3, low: -Infinity, high: Infinity }]);
    expect(bar?.whisker).toBeNull();
    expect(bar?.to).toBeLessThanOrEqual(100);
  });
});

describe('the waterfall', () => {
  const parts = [spread(-95, 2), spread(70, 6), spread(-56, 5)];

  it('begins each step where the last one ended, and ends at the sum', () => {
    const { zero, bars } = waterfall(parts);
    expect(bars[0]?.from).toBe(zero);
    for (let i = 1; i < bars.length; i++) expect(bars[i]?.from).toBe(bars[i - 1]?.to);
    const scale = ((bars[0]?.to ?? 0) - zero) / -95;
    expect(((bars.at(-1)?.to ?? 0) - zero) / scale).toBeCloseTo(-81, 9);
  });

  it('has room for every step and whisker', () => {
    for (const { from, to, whisker } of waterfall(parts).bars)
      for (const end of [from, to, ...(whisker ?? [])]) {
        expect(end).toBeGreaterThanOrEqual(0);
        expect(end).toBeLessThanOrEqual(100);
      }
  });
});

it('signs are told with a true minus, and nothing has none', () => {
  expect([-95.05, 61.4, 0.36, -0.01].map(signed)).toEqual(['−95', '+61', '+0.4', '0']);
});
