import { describe, expect, it } from 'vitest';
import { axesFor, onAxis, rowsAgainst, theoryAgainst, timeAt } from '../../../src/view/curves/against.ts';
import { bandOver, quantileOf, valueOn } from '../../../src/view/curves/bands.ts';
import type { Samples } from '../../../src/view/curves/picture.ts';

describe('bands over replicates', () => {
  const replicates = Array.from({ length: 11 }, (_, r) => ({
    times: [0, 1, 2],
    values: { reward: [0, r, 2 * r], bytes: [0, 100, 200] },
  }));

  it('have the median in the middle and four of five replicates between their edges', () => {
    const band = bandOver(replicates, 'reward', null);
    const last = (band?.length ?? 0) - 1;
    expect(band?.times[last]).toBe(2);
    expect(band?.median?.[last]).toBe(10);
    expect(band?.low[last]).toBeCloseTo(2);
    expect(band?.high[last]).toBeCloseTo(18);
  });

  it('stand over what was spent as well', () => {
    const band = bandOver(replicates, 'reward', 'bytes');
    const last = (band?.length ?? 0) - 1;
    expect(band?.times[last]).toBe(200);
    expect(band?.median?.[last]).toBe(10);
  });

  it('end where fewer than half have come, and are none of one run or an unknown metric', () => {
    const uneven = [
      ...replicates.slice(0, 3),
      { times: [0, 1, 2, 3, 4], values: { reward: [0, 1, 2, 3, 4] } },
    ];
    const band = bandOver(uneven, 'reward', null);
    expect(Math.max(...Array.from(band?.times ?? []))).toBeLessThanOrEqual(2.001);
    expect(bandOver(replicates.slice(0, 1), 'reward', null)).toBeNull();
    expect(bandOver(replicates, 'loss', null)).toBeNull();
  });

  it('read straight lines between samples and nothing beyond', () => {
    expect(valueOn([0, 2, 4], [0, 10, 0], 3)).toBe(5);
    expect(valueOn([0, 2], [0, 10], 2)).toBe(10);
    expect(valueOn([0, 2], [0, 10], 2.1)).toBeNaN();
    expect(valueOn([1, 2], [0, 10], 0.5)).toBeNaN();
    expect(quantileOf([1, 2, 3, 4], 0.5)).toBe(2.5);
  });
});

describe('curves against what was spent', () => {
  const metrics = [
    { id: 'reward', label: 'Reward', unit: '', help: '' },
    { id: 'bytes', label: 'Bytes sent', unit: 'B', help: '' },
  ];
  const samples: Samples = {
    metrics,
    length: 4,
    times: Float64Array.of(0, 1, 2, 3, 0, 0),
    columns: [Float64Array.of(0, 5, 6, 7, 0, 0), Float64Array.of(0, 100, 100, 400, 0, 0)],
  };
  const bytes = { kind: 'metric', id: 'bytes', label: 'bytes sent' } as const;

  it('offer time, steps and metrics that count', () => {
    expect(axesFor(metrics, 0.5).map(({ id }) => id)).toEqual(['time', 'steps', 'metric bytes']);
    expect(axesFor(metrics, 0).map(({ id }) => id)).toEqual(['time', 'metric bytes']);
  });

  it('put a metric over bytes and over steps', () => {
    const over = rowsAgainst(samples, 'reward', bytes);
    expect([...Array.from(over?.times ?? []).slice(0, 4)]).toEqual([0, 100, 100, 400]);
    expect(over?.values[3]).toBe(7);
    const steps = rowsAgainst(samples, 'reward', { kind: 'rounds', seconds: 0.5 });
    expect(Array.from(steps?.times ?? [])).toEqual([0, 2, 4, 6]);
  });

  it('find a moment on the axis and back', () => {
    expect(onAxis(samples, bytes, 2.5)).toBe(100);
    expect(timeAt(samples, bytes, 150)).toBe(3);
    expect(timeAt(samples, { kind: 'rounds', seconds: 0.5 }, 4)).toBe(2);
    expect(onAxis(samples, { kind: 'time' }, 2.5)).toBe(2.5);
  });

  it('keep a theory of time from an axis that is none', () => {
    const theory = { times: [0, 1], values: [0, 9], length: 2 };
    expect(theoryAgainst(theory, bytes)).toBeNull();
    expect(theoryAgainst(theory, { kind: 'rounds', seconds: 0.5 })?.times).toEqual([0, 2]);
  });
});
