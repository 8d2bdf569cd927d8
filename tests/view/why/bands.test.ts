import { describe, expect, it } from 'vitest';
import { bandsOf, groupOf, layersOf } from '../../../src/view/why/bands.ts';

const metric = (id: string) => ({ id, label: id, unit: '%', help: '' });
const metrics = [metric('success'), metric('time-working'), metric('time-idle')];
const samples = (...rows: [time: number, working: number][]) => ({
  metrics,
  length: rows.length,
  times: Float64Array.from(rows, ([time]) => time),
  columns: [
    new Float64Array(rows.length),
    Float64Array.from(rows, ([, working]) => working),
    Float64Array.from(rows, ([, working]) => 100 - working),
  ],
});

describe('where the time went', () => {
  const group = groupOf(metrics, 'time-');
  it('takes the metrics of the group only', () => {
    expect(group.map(({ id }) => id)).toEqual(['time-working', 'time-idle']);
  });
  it('shows what was done in each stretch, though the metrics count from the start', () => {
    // All work until 10 s, none after: half of all time at 20 s.
    const bands = bandsOf(samples([0, 0], [10, 100], [20, 50]), group, null, 20);
    expect(bands?.times).toEqual([5, 15]);
    expect(bands?.shares).toEqual([
      [1, 0],
      [0, 1],
    ]);
    expect(bands?.whole).toEqual([0.5, 0.5]);
  });
  it('ends where the film stands, after a rewind', () => {
    expect(bandsOf(samples([0, 0], [10, 100], [20, 50]), group, null, 12)?.times).toEqual([5]);
  });
  it('stacks to one everywhere', () => {
    const rows = Array.from({ length: 300 }, (_, i): [number, number] => [i, 50 + 40 * Math.sin(i / 30)]);
    const bands = bandsOf(samples(...rows), group, null, 1e9);
    const top = bands ? layersOf(bands).at(-1) : undefined;
    expect(top?.length).toBe(48);
    for (const [, high] of top ?? []) expect(high).toBeCloseTo(1, 10);
  });
  it('has nothing to show before there are two samples', () => {
    expect(bandsOf(samples([0, 0]), group, null, 1)).toBeNull();
  });
});
