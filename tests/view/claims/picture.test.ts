import { expect, test } from 'vitest';
import { pixelOf } from '../../../src/view/curves/scales.ts';
import { costExtent, costPicture, sizeTicks } from '../../../src/view/claims/picture.ts';

const box = { width: 240, height: 128 };
const square = [8, 16, 32].map((n) => [n, n * n] as const);

test('a power of n is a straight line, and the dotted one beside it has slope one', () => {
  const picture = costPicture(
    { points: square, curve: square, sizes: [8, 32], costs: [10, 10_000], present: true },
    box,
  );
  const at = square.map(([n, cost]) => [pixelOf(picture.x, n), pixelOf(picture.y, cost)] as const);
  const slope = (a: number, b: number) => (at[b]![1] - at[a]![1]) / (at[b]![0] - at[a]![0]);
  expect(slope(0, 1)).toBeCloseTo(slope(1, 2), 9);
  expect(picture.even?.[1]).toEqual([32, 256]);
});

test('extents widen to whole powers of ten and leave out what is not positive', () => {
  expect(
    costExtent([
      [[8, 3]],
      [[8, 420]],
      [
        [8, 0],
        [9, Number.NaN],
      ],
    ]),
  ).toEqual([1, 1000]);
  expect(costExtent([[[8, 100]]])).toEqual([100, 1000]);
  expect(costExtent([[]])).toBeNull();
});

test('sizes are marked by powers of two, fewer where there is less room', () => {
  expect(sizeTicks([8, 128], 9)).toEqual([8, 16, 32, 64, 128]);
  expect(sizeTicks([8, 128], 3)).toEqual([8, 32, 128]);
  expect(sizeTicks([4, 6], 5)).toEqual([4]);
});
