import type { Host } from '../../kernel/host.ts';
import { type Data, sampleAt } from './data.ts';
import { NormalEquations } from './leastSquares.ts';
import { type Scratch, scratchFor, type Shape } from './model.ts';
import { classOf, fittedOf, outputsOf } from './models.ts';
import type { DatasetValues } from './params.ts';

/** Held-out samples that the accuracy is measured on at most, and samples that an agent's loss is: with more, every k-th stands for all. */
const MEASURED = 2000;
/** Products behind the closed form at most: beyond it nobody waits. */
const PRODUCTS_AT_MOST = 100_000_000;

/** What the chosen model reads and answers on these samples. */
export function shapeOf({ features, classes }: Data, { model, hidden, activation }: DatasetValues): Shape {
  return {
    features,
    classes,
    outputs: outputsOf(model, classes),
    hidden: model === 'network' ? hidden : 0,
    activation,
  };
}

/** Mean gradient over samples of an agent (all, or a minibatch drawn anew) with that of the weight decay; 0 where it holds none. */
export function gradientOf(
  data: Data,
  host: Host,
  values: DatasetValues,
  agent: number,
  model: Float64Array,
  into: Float64Array,
): void {
  const shape = shapeOf(data, values);
  const { body, head } = fittedOf(values.model, data.classes);
  const scratch = scratchFor(shape);
  const start = data.first[agent];
  const held = data.first[agent + 1] - start;
  const count = values.batch === 0 ? held : Math.min(values.batch, held);
  into.fill(0);
  if (held === 0) return;
  for (let i = 0; i < count; i++) {
    const at = start + (count === held ? i : host.chance.at(agent).below(held));
    const target = sampleAt(data, at, host.now, values, scratch.x);
    body.forward(model, shape, scratch);
    head(scratch.scores, target);
    body.backward(model, shape, scratch, 1 / count, into);
  }
  if (values.l2 > 0)
    for (let w = 0; w < into.length; w++) if (!body.isConstant(w, shape)) into[w] += values.l2 * model[w];
}

/** Mean loss over the samples of an agent with the weight decay's; 0 where it holds none. */
export function lossOf(
  data: Data,
  seconds: number,
  values: DatasetValues,
  agent: number,
  model: Float64Array,
): number {
  const shape = shapeOf(data, values);
  const { body, head } = fittedOf(values.model, data.classes);
  const scratch = scratchFor(shape);
  const start = data.first[agent];
  const end = data.first[agent + 1];
  if (start === end) return 0;
  const stride = Math.ceil((end - start) / MEASURED);
  let sum = 0;
  let count = 0;
  for (let at = start; at < end; at += stride) {
    const target = sampleAt(data, at, seconds, values, scratch.x);
    body.forward(model, shape, scratch);
    sum += head(scratch.scores, target);
    count += 1;
  }
  let squares = 0;
  if (values.l2 > 0)
    for (let w = 0; w < model.length; w++) if (!body.isConstant(w, shape)) squares += model[w] * model[w];
  return sum / count + (values.l2 / 2) * squares;
}

/** Share of held-out samples that a model gets right; of numbers the share of their variance that it explains, below 0 where their mean would do better. NaN where none are held out. */
export function accuracyOf(data: Data, seconds: number, values: DatasetValues, model: Float64Array): number {
  const shape = shapeOf(data, values);
  const { body } = fittedOf(values.model, data.classes);
  const scratch = scratchFor(shape);
  const start = data.first[data.first.length - 1];
  const stride = Math.max(1, Math.ceil((data.samples - start) / MEASURED));
  let right = 0;
  let count = 0;
  let missed = 0;
  let sum = 0;
  let squares = 0;
  for (let at = start; at < data.samples; at += stride) {
    const target = sampleAt(data, at, seconds, values, scratch.x);
    body.forward(model, shape, scratch);
    count += 1;
    if (data.classes > 0) right += classOf(scratch.scores, shape) === target ? 1 : 0;
    else {
      missed += (scratch.scores[0] - target) * (scratch.scores[0] - target);
      sum += target;
      squares += target * target;
    }
  }
  if (count === 0) return Number.NaN;
  if (data.classes > 0) return right / count;
  const variance = squares - (sum * sum) / count;
  return variance > 0 ? 1 - missed / variance : 0;
}

const known = new WeakMap<Data, Map<string, Float64Array | null>>();

/**
 * The weights of least loss over all samples of all agents: of least squares by the normal equations, exact. `evenly` weighs agents alike
 * instead of samples. Null where no closed form exists (other losses, a hidden layer, several optima).
 */
export function optimumOf(
  data: Data,
  seconds: number,
  values: DatasetValues,
  evenly: boolean,
): Float64Array | null {
  const { features, classes } = data;
  const linear = values.model === 'linear' || (classes === 0 && values.model !== 'network');
  const agents = data.first.length - 1;
  const learned = data.first[agents];
  if (!linear || learned * (features + 1) * (features + 1) > PRODUCTS_AT_MOST) return null;
  const memory = known.get(data) ?? new Map<string, Float64Array | null>();
  known.set(data, memory);
  const key = `${values.l2} ${evenly} ${values.drift === 'none' ? 0 : seconds}`;
  const before = memory.get(key);
  if (before !== undefined) return before;
  if (memory.size > 20) memory.clear();
  const found = leastSquares(data, seconds, values, evenly);
  memory.set(key, found);
  return found;
}

function leastSquares(
  data: Data,
  seconds: number,
  values: DatasetValues,
  evenly: boolean,
): Float64Array | null {
  const shape = shapeOf(data, values);
  const { features, classes, first } = data;
  const agents = first.length - 1;
  const scratch: Scratch = scratchFor(shape);
  const sums = new NormalEquations(features, shape.outputs);
  const targets = new Float64Array(shape.outputs);
  let holders = 0;
  for (let agent = 0; agent < agents; agent++) holders += first[agent + 1] > first[agent] ? 1 : 0;
  for (let agent = 0; agent < agents; agent++)
    for (let at = first[agent]; at < first[agent + 1]; at++) {
      const target = sampleAt(data, at, seconds, values, scratch.x);
      for (let output = 0; output < shape.outputs; output++)
        targets[output] = classes === 0 ? target : output === target ? 1 : 0;
      sums.add(
        scratch.x,
        targets,
        evenly ? 1 / (holders * (first[agent + 1] - first[agent])) : 1 / first[agents],
      );
    }
  const into = new Float64Array(shape.outputs * (features + 1));
  return sums.solve(values.l2, into) ? into : null;
}
