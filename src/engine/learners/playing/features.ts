import type { Play } from '../../kernel/play.ts';

/** The features of one state, held for a moment. */
export interface Active {
  list: Int32Array;
  count: number;
}

/** Features that the world offers, or else one a state: what a linear learner weighs. */
export const featureCount = ({ features, stateCount }: Play): number => features?.count() ?? stateCount();

export const roomFor = ({ features }: Play): Active => ({
  list: new Int32Array(features?.most() ?? 1),
  count: 0,
});

/** Reads the features of a state. */
export function activate({ features }: Play, state: number, into: Active): Active {
  if (features === null) {
    into.list[0] = state;
    into.count = 1;
  } else into.count = features.of(state, into.list);
  return into;
}

/** Sum of the weights of the active features in a table of features × `width` from `first`, in column `column`. */
export function weighed(
  weights: Float64Array,
  first: number,
  width: number,
  column: number,
  { list, count }: Active,
): number {
  let sum = 0;
  for (let k = 0; k < count; k++) sum += weights[first + list[k] * width + column];
  return sum;
}

/** Adds `change` to the weight of each active feature. */
export function nudge(
  weights: Float64Array,
  first: number,
  width: number,
  column: number,
  { list, count }: Active,
  change: number,
): void {
  for (let k = 0; k < count; k++) weights[first + list[k] * width + column] += change;
}
