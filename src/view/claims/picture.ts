import { logScale, type Scale } from '../curves/scales.ts';

export type Points = readonly (readonly [n: number, cost: number])[];

/** A cost over the number of agents, both logarithmic: a power law is a straight line whose slope is its exponent. */
export interface CostPicture {
  x: Scale;
  y: Scale;
  /** Sizes that get a tick. */
  sizes: readonly number[];
  points: Points;
  curve: Points;
  /** A line of slope 1 from the curve's beginning, to read the others by; null where nothing is fitted. */
  even: readonly [from: readonly [number, number], to: readonly [number, number]] | null;
  /** Stands on the dials now. */
  present: boolean;
}

export interface CostWish {
  points: Points;
  curve: Points;
  /** Extents that all plots of a column share, so that they can be compared by eye. */
  sizes: readonly [number, number];
  costs: readonly [number, number];
  present: boolean;
}

export const costMargin = { left: 36, right: 14, top: 6, bottom: 18 } as const;
const tickEvery = 30;

/** The least and the greatest positive cost of several lists of points, widened to whole powers of ten; null without any. */
export function costExtent(lists: readonly Points[]): [number, number] | null {
  let low = Number.POSITIVE_INFINITY;
  let high = 0;
  for (const list of lists)
    for (const [, cost] of list) {
      if (!(cost > 0) || !Number.isFinite(cost)) continue;
      low = Math.min(low, cost);
      high = Math.max(high, cost);
    }
  if (high === 0) return null;
  const from = 10 ** Math.floor(Math.log10(low) + 1e-9);
  const to = 10 ** Math.ceil(Math.log10(high) - 1e-9);
  return [from, to > from ? to : from * 10];
}

/** Powers of two, or every second or third of them, that lie within the sizes. */
export function sizeTicks([low, high]: readonly [number, number], atMost: number): number[] {
  const powers: number[] = [];
  for (let n = 2 ** Math.ceil(Math.log2(low)); n <= high; n *= 2) powers.push(n);
  const step = Math.max(1, Math.ceil(powers.length / Math.max(2, atMost)));
  return powers.filter((_, i) => i % step === 0);
}

/** Lays a cost out in a box, in CSS pixels. */
export function costPicture(
  { points, curve, sizes, costs, present }: CostWish,
  { width, height }: { width: number; height: number },
): CostPicture {
  const right = Math.max(costMargin.left + 1, width - costMargin.right);
  const bottom = Math.max(costMargin.top + 1, height - costMargin.bottom);
  const x = logScale(sizes, [costMargin.left + 4, right], 4);
  const y = logScale(costs, [bottom, costMargin.top], Math.floor((bottom - costMargin.top) / tickEvery) + 1);
  const [first, last] = [curve[0], curve.at(-1)];
  const even: CostPicture['even'] =
    first && last ? [first, [last[0], (first[1] * last[0]) / first[0]]] : null;
  const ticks = sizeTicks(sizes, Math.floor((right - costMargin.left) / 34));
  return { x, y, sizes: ticks, points, curve, even, present };
}
