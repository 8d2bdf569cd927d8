import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createHistories, rowAt, rowsAtMost } from '../../src/store/history.ts';

const metric = { id: 'm', label: 'M', unit: '', help: 'A metric.' };
const rows = (from: number, to: number) => {
  const times = Float64Array.from({ length: to - from }, (_, i) => from + i);
  return { times, values: times.map((time) => time * 10), metrics: 1 };
};

describe('the history of a run', () => {
  it('keeps few rows of a long run, evenly, ascending, each with its own value', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 3_000 }), { minLength: 1, maxLength: 20 }), (parts) => {
        const histories = createHistories();
        histories.begin([metric], 'none');
        let at = 1;
        for (const part of parts) {
          histories.append(rows(at, at + part));
          at += part;
        }
        const { present } = histories;
        expect(present.length).toBeLessThanOrEqual(rowsAtMost);
        expect(present.length).toBeGreaterThan(Math.min(at - 1, rowsAtMost / 2) - 2);
        for (let row = 0; row < present.length; row++) {
          expect(present.columns[0]![row]).toBe(present.times[row]! * 10);
          if (row > 0) expect(present.times[row]! - present.times[row - 1]!).toBe(present.stride);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('takes no sample twice', () => {
    const histories = createHistories();
    histories.begin([metric], 'none');
    histories.append(rows(1, 11));
    histories.append(rows(5, 13));
    expect([...histories.present.times.subarray(0, histories.present.length)]).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12,
    ]);
  });

  it('forgets the future where a branch leaves, and keeps it as a ghost', () => {
    const histories = createHistories();
    histories.begin([metric], 'none');
    histories.append(rows(1, 11));
    histories.truncate(4, true);
    expect(histories.present.length).toBe(4);
    expect(histories.ghost?.length).toBe(10);
    histories.append(rows(3, 7));
    expect(histories.present.length).toBe(6);
    expect(histories.ghost?.length).toBe(10);
  });

  it('replaces the ghost, lets it stay during a drag, or lets it go', () => {
    const histories = createHistories();
    histories.begin([metric], 'none');
    histories.append(rows(1, 11));
    histories.begin([metric], 'replace');
    expect(histories.ghost?.length).toBe(10);
    histories.append(rows(1, 4));
    histories.begin([metric], 'stay');
    expect(histories.ghost?.length).toBe(10);
    histories.append(rows(1, 4));
    histories.begin([metric], 'replace');
    expect(histories.ghost?.length).toBe(3);
    histories.begin([metric], 'none');
    expect(histories.ghost).toBeNull();
  });

  it('finds the row at or before a time', () => {
    const histories = createHistories();
    histories.begin([metric], 'none');
    histories.append(rows(1, 11));
    expect([0.5, 1, 1.5, 10, 99].map((time) => rowAt(histories.present, time))).toEqual([-1, 0, 0, 9, 9]);
  });
});
