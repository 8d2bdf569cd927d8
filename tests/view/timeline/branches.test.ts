import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layLanes } from '../../../src/view/timeline/branches.ts';

describe('the tree of branches', () => {
  const courses = [
    { id: 1, parent: null, forkTime: 0, furthest: 8 },
    { id: 2, parent: 1, forkTime: 2, furthest: 6 },
    { id: 3, parent: 1, forkTime: 4, furthest: 8 },
    { id: 4, parent: 2, forkTime: 5, furthest: 5.5 },
  ];

  it('gives each course a lane above its parent, free over its time', () => {
    expect(layLanes(courses, 3).map(({ lane, parentLane }) => [lane, parentLane])).toEqual([
      [0, 0],
      [1, 0],
      [2, 0],
      [3, 1],
    ]);
  });

  it('knows how far the active course lived on each line', () => {
    expect(layLanes(courses, 3).map(({ livedUntil }) => livedUntil)).toEqual([4, -Infinity, 8, -Infinity]);
    expect(layLanes(courses, 4).map(({ livedUntil }) => livedUntil)).toEqual([2, 5, -Infinity, 5.5]);
  });

  it('never lays two lines over each other, whatever the parents', () => {
    const time = fc.double({ min: 0, max: 50, noNaN: true });
    const course = fc.record({ parent: fc.option(fc.nat(9)), forkTime: time, furthest: time });
    fc.assert(
      fc.property(fc.array(course, { maxLength: 10 }), fc.nat(10), (rows, active) => {
        const lanes = layLanes(
          rows.map((row, id) => ({ id, ...row })),
          active,
        );
        const clash = lanes.some((one, i) =>
          lanes
            .slice(i + 1)
            .some((other) => other.lane === one.lane && other.from <= one.to && other.to >= one.from),
        );
        expect(clash).toBe(false);
        expect(lanes).toHaveLength(rows.length);
      }),
      { seed: 5 },
    );
  });
});
