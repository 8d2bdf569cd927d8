import type { ModelBoard } from '../../kernel/board.ts';
import { type Data, sampleAt } from './data.ts';
import { shapeOf } from './fit.ts';
import { type Fitted, type Scratch, scratchFor, type Shape } from './model.ts';
import { classOf, fittedOf } from './models.ts';
import type { DatasetValues } from './params.ts';

const SAMPLES_AT_MOST = 2000;
const AGENTS_AT_MOST = 200;
/** Points a side of the grid on which the class foretold is shown. */
const GRID = 48;

/** Samples and what a model makes of them, as a picture: see ModelBoard. */
export function boardOf(
  data: Data,
  seconds: number,
  values: DatasetValues,
  model: Float64Array | null,
): ModelBoard {
  const { features, classes } = data;
  const shape = shapeOf(data, values);
  const flat = classes > 0 && features === 2;
  const side = Math.sqrt(features);
  return {
    kind: 'model',
    classes: classes > 0 ? data.names : ['number'],
    picture: features >= 9 && Number.isInteger(side) ? { width: side, height: side } : null,
    features: data.columns,
    weights: model && values.model !== 'network' ? weightsOf(model, shape) : null,
    samples: flat ? samplesOf(data, seconds, values) : null,
    regions: flat && model ? regionsOf(data, seconds, values, shape, model) : null,
    holdings: classes > 0 ? holdingsOf(data) : null,
  };
}

/** The weights of an affine model without its constants, a row a class; one score for two classes speaks against the first as for the second. */
function weightsOf(model: Float64Array, { features, outputs, classes }: Shape): Float64Array {
  const rows = Math.max(1, classes);
  const into = new Float64Array(rows * features);
  for (let row = 0; row < rows; row++) {
    const output = outputs === rows ? row : 0;
    const sign = outputs === rows || row === 1 ? 1 : -1;
    for (let f = 0; f < features; f++) into[row * features + f] = sign * model[output * (features + 1) + f];
  }
  return into;
}

function samplesOf(data: Data, seconds: number, values: DatasetValues): ModelBoard['samples'] {
  const stride = Math.ceil(data.samples / SAMPLES_AT_MOST);
  const count = Math.ceil(data.samples / stride);
  const x = new Float64Array(count);
  const y = new Float64Array(count);
  const label = new Uint8Array(count);
  const owner = new Int32Array(count);
  const row = new Float64Array(2);
  let agent = 0;
  for (let i = 0; i < count; i++) {
    const at = i * stride;
    while (agent < data.first.length - 1 && at >= data.first[agent + 1]) agent += 1;
    label[i] = sampleAt(data, at, seconds, values, row);
    [x[i], y[i]] = row;
    owner[i] = agent < data.first.length - 1 ? agent : -1;
  }
  return { x, y, label, owner };
}

function regionsOf(
  data: Data,
  seconds: number,
  values: DatasetValues,
  shape: Shape,
  model: Float64Array,
): ModelBoard['regions'] {
  const scratch = scratchFor(shape);
  const extent = extentOf(data, seconds, values);
  const [x0, y0, x1, y1] = extent;
  const fitted = fittedOf(values.model, data.classes);
  const label = new Uint8Array(GRID * GRID);
  const sureness = new Float32Array(GRID * GRID);
  for (let row = 0; row < GRID; row++)
    for (let column = 0; column < GRID; column++) {
      scratch.x[0] = x0 + ((x1 - x0) * (column + 0.5)) / GRID;
      // The first row of a picture is its top: the largest second feature.
      scratch.x[1] = y1 - ((y1 - y0) * (row + 0.5)) / GRID;
      const at = row * GRID + column;
      label[at] = judge(fitted, model, shape, scratch);
      sureness[at] = Math.min(1, Math.max(0, lead(fitted, shape, scratch, label[at])));
    }
  return { width: GRID, height: GRID, extent, label, sureness };
}

function judge({ body }: Fitted, model: Float64Array, shape: Shape, scratch: Scratch): number {
  body.forward(model, shape, scratch);
  return classOf(scratch.scores, shape);
}

/**
 * How sure the model is of a class: by how much its chance exceeds an even guess, 1 for certainty. A head leaves chance − truth in the place
 * of scores (least squares the score itself less the truth, whose chance is then the score).
 */
function lead({ head }: Fitted, { outputs, classes }: Shape, { scores }: Scratch, label: number): number {
  head(scores, label);
  const chance = outputs === 1 && label === 0 ? 1 - scores[0] : scores[outputs === 1 ? 0 : label] + 1;
  return (chance - 1 / classes) / (1 - 1 / classes);
}

function extentOf(data: Data, seconds: number, values: DatasetValues): [number, number, number, number] {
  const row = new Float64Array(2);
  const extent: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  const stride = Math.ceil(data.samples / SAMPLES_AT_MOST);
  for (let at = 0; at < data.samples; at += stride) {
    sampleAt(data, at, seconds, values, row);
    extent[0] = Math.min(extent[0], row[0]);
    extent[1] = Math.min(extent[1], row[1]);
    extent[2] = Math.max(extent[2], row[0]);
    extent[3] = Math.max(extent[3], row[1]);
  }
  const margin = 0.05 * Math.max(extent[2] - extent[0], extent[3] - extent[1], 1e-6);
  return [extent[0] - margin, extent[1] - margin, extent[2] + margin, extent[3] + margin];
}

function holdingsOf({ first, classes, y }: Data): Float64Array {
  const agents = Math.min(AGENTS_AT_MOST, first.length - 1);
  const into = new Float64Array(agents * classes);
  for (let agent = 0; agent < agents; agent++)
    for (let at = first[agent]; at < first[agent + 1]; at++) into[agent * classes + y[at]] += 1;
  return into;
}
