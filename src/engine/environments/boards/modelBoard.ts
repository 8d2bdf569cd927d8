import type { ModelBoard } from '../../kernel/board.ts';

const SAMPLES_AT_MOST = 2000;
const HOLDERS_AT_MOST = 200;
const REGION_POINTS = 48;

/** What a picture of data and a model is made of. Samples of agent i stand from first[i] to first[i + 1], then those held out. */
export interface Pictured {
  classes: readonly string[];
  features: readonly string[];
  x: Float64Array;
  y: Uint8Array;
  first: Int32Array;
  /** Weights of a linear model, classes × features; null where the model is none. */
  weights: Float64Array | null;
  picture: { width: number; height: number } | null;
  /** Chances of the classes at a point of two features; null where there is no model or are more features. */
  predict: ((point: Float64Array, into: Float64Array) => void) | null;
}

/** Weights, samples and regions of a classifier. */
export function modelBoard(pictured: Pictured): ModelBoard {
  const { classes, features, weights, picture } = pictured;
  const flat = features.length === 2;
  return {
    kind: 'model',
    classes,
    features,
    picture,
    weights,
    samples: flat ? samplesOf(pictured) : null,
    regions: flat && pictured.predict !== null ? regionsOf(pictured, pictured.predict) : null,
    holdings: holdingsOf(pictured),
  };
}

function samplesOf({ x, y, first }: Pictured): NonNullable<ModelBoard['samples']> {
  const stride = Math.max(1, Math.ceil(y.length / SAMPLES_AT_MOST));
  const count = Math.ceil(y.length / stride);
  const found = {
    x: new Float64Array(count),
    y: new Float64Array(count),
    label: new Uint8Array(count),
    owner: new Int32Array(count),
  };
  const n = first.length - 1;
  let owner = 0;
  for (let i = 0; i < count; i++) {
    const at = i * stride;
    while (owner < n && at >= first[owner + 1]) owner += 1;
    found.x[i] = x[at * 2];
    found.y[i] = x[at * 2 + 1];
    found.label[i] = y[at];
    found.owner[i] = owner < n ? owner : -1;
  }
  return found;
}

function regionsOf(
  { x, classes }: Pictured,
  predict: NonNullable<Pictured['predict']>,
): NonNullable<ModelBoard['regions']> {
  const extent: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let at = 0; at + 1 < x.length; at += 2)
    for (const side of [0, 1] as const) {
      extent[side] = Math.min(extent[side], x[at + side]);
      extent[side + 2] = Math.max(extent[side + 2], x[at + side]);
    }
  const label = new Uint8Array(REGION_POINTS * REGION_POINTS);
  const sureness = new Float32Array(label.length);
  const point = new Float64Array(2);
  const chances = new Float64Array(classes.length);
  for (let row = 0; row < REGION_POINTS; row++)
    for (let column = 0; column < REGION_POINTS; column++) {
      point[0] = extent[0] + ((column + 0.5) / REGION_POINTS) * (extent[2] - extent[0]);
      // The top row is the largest of the second feature.
      point[1] = extent[3] - ((row + 0.5) / REGION_POINTS) * (extent[3] - extent[1]);
      predict(point, chances);
      let best = 0;
      for (let c = 1; c < chances.length; c++) if (chances[c] > chances[best]) best = c;
      const even = 1 / chances.length;
      label[row * REGION_POINTS + column] = best;
      sureness[row * REGION_POINTS + column] = (chances[best] - even) / (1 - even);
    }
  return { width: REGION_POINTS, height: REGION_POINTS, extent, label, sureness };
}

function holdingsOf({ y, first, classes }: Pictured): Float64Array {
  const holders = Math.min(first.length - 1, HOLDERS_AT_MOST);
  const held = new Float64Array(holders * classes.length);
  for (let agent = 0; agent < holders; agent++)
    for (let at = first[agent]; at < first[agent + 1]; at++) held[agent * classes.length + y[at]] += 1;
  return held;
}

/** Names "1", "2", … */
export const numbered = (count: number): string[] => Array.from({ length: count }, (_, i) => String(i + 1));

/** Weights classes × features of rows that end with a bias each. */
export function withoutBias(model: Float64Array, classes: number, features: number): Float64Array {
  const weights = new Float64Array(classes * features);
  for (let c = 0; c < classes; c++)
    weights.set(model.subarray(c * (features + 1), c * (features + 1) + features), c * features);
  return weights;
}
