import type { Channel, MetricInfo } from '../../kernel/frame.ts';
import { EQUIVOCATING, type Host, LYING } from '../../kernel/host.ts';
import { rules } from '../merging/index.ts';
import type { TogetherValues } from './params.ts';

/** Size past which a model counts as exploded. */
const EXPLODED = 1e12;
/** Agents whose loss is evaluated for the curve at most: with more, every k-th stands for all. */
const EVALUATED = 200;

export const learningChannels: readonly Channel[] = [
  { id: 'loss', label: 'Own loss' },
  { id: 'apart', label: 'Distance from the mean model' },
];

export const learningMetrics: readonly MetricInfo[] = [
  { id: 'loss', label: 'Mean loss', unit: '', help: 'Mean over agents of the loss of the agent’s model on its own data.', primary: true },
  { id: 'consensus', label: 'Distance of models', unit: '', help: 'Root mean square distance of the agents’ models from their mean.', primary: true },
  { id: 'accuracy', label: 'Accuracy', unit: '%', help: 'Share of held-out samples that the mean model gets right; 0 where nothing is classified.', primary: true },
  { id: 'rounds', label: 'Rounds learned', unit: '', help: 'Exchanges made so far.' },
];

export interface Models {
  /** Model of agent a from a × dimension. */
  models: Float64Array;
  dimension: number;
  rounds: number;
}

export function startModels(host: Host): Models {
  const dimension = host.training?.dimension() ?? 1;
  const models = new Float64Array(host.n * dimension);
  for (let agent = 0; agent < host.n; agent++) host.training?.begin(models.subarray(agent * dimension, (agent + 1) * dimension));
  return { models, dimension, rounds: 0 };
}

export const modelOf = ({ models, dimension }: Models, agent: number): Float64Array =>
  models.subarray(agent * dimension, (agent + 1) * dimension);

/** `steps` steps of gradient descent by one agent on its own data, in place. */
export function descend(host: Host, agent: number, model: Float64Array, steps: number, rate: number): void {
  const gradient = new Float64Array(model.length);
  for (let step = 0; step < steps; step++) {
    host.training?.gradient(agent, model, gradient);
    for (let d = 0; d < model.length; d++) model[d] -= rate * gradient[d];
  }
}

export function mergeInto(values: Pick<TogetherValues, 'merging' | 'liars'>, models: readonly Float64Array[], into: Float64Array): void {
  const rule = rules.find(({ id }) => id === values.merging) ?? rules[0];
  rule.merge(models, values.liars, into);
}

export const lies = (host: Host, agent: number): boolean =>
  host.byzantine[agent] === LYING || host.byzantine[agent] === EQUIVOCATING;

/** What an agent says its model is. */
export function told(host: Host, values: Pick<TogetherValues, 'attack'>, agent: number, model: Float64Array): Float64Array {
  return lies(host, agent) ? new Float64Array(model.length).fill(values.attack) : model.slice();
}

/** Stops the run where a model is no number any more or has exploded, naming learner, agent, step and quantity. */
export function guard(host: Host, learner: string, state: Models, agent: number): void {
  const model = modelOf(state, agent);
  for (let d = 0; d < model.length; d++) {
    if (Math.abs(model[d]) < EXPLODED) continue;
    host.violate('Divergence', `${learner}: weight ${d} of agent ${agent} is ${model[d]} in round ${state.rounds}; try a smaller learning rate.`);
    return;
  }
}

export function meanModel({ models, dimension }: Models, n: number): Float64Array {
  const mean = new Float64Array(dimension);
  for (let agent = 0; agent < n; agent++) for (let d = 0; d < dimension; d++) mean[d] += models[agent * dimension + d] / n;
  return mean;
}

/** A copy of an agent's model, or of the mean of all (-1), to be shown. */
export const modelAt = (state: Models, n: number, agent: number): Float64Array =>
  agent < 0 ? meanModel(state, n) : modelOf(state, agent).slice();

function squaredDistance(a: Float64Array, b: Float64Array): number {
  let squares = 0;
  for (let d = 0; d < a.length; d++) squares += (a[d] - b[d]) * (a[d] - b[d]);
  return squares;
}

export function measureModels(state: Models, host: Host, into: Float64Array): void {
  const mean = meanModel(state, host.n);
  const stride = Math.max(1, Math.ceil(host.n / EVALUATED));
  let loss = 0;
  let count = 0;
  let squares = 0;
  for (let agent = 0; agent < host.n; agent++) {
    squares += squaredDistance(modelOf(state, agent), mean);
    if (agent % stride !== 0) continue;
    loss += host.training?.loss(agent, modelOf(state, agent)) ?? 0;
    count += 1;
  }
  into[0] = loss / Math.max(1, count);
  into[1] = Math.sqrt(squares / host.n);
  into[2] = 100 * (host.training?.accuracy(mean) || 0);
  into[3] = state.rounds;
}

export function observeModels(state: Models, host: Host, [loss, apart]: Float32Array[]): void {
  const mean = meanModel(state, host.n);
  const all = host.n <= EVALUATED * 5;
  for (let agent = 0; agent < host.n; agent++) {
    loss[agent] = all ? (host.training?.loss(agent, modelOf(state, agent)) ?? 0) : 0;
    apart[agent] = Math.sqrt(squaredDistance(modelOf(state, agent), mean));
  }
}

/** The first numbers of an agent's model, for the inspector. */
export function rowsOf(state: Models, host: Host, agent: number) {
  const model = modelOf(state, agent);
  const shown = [...model.slice(0, 12)].map((weight) => weight.toPrecision(4)).join(', ');
  return [
    { group: 'Learning', label: 'Model', value: model.length > 12 ? `${shown}, … (${model.length} numbers)` : shown, long: true },
    { group: 'Learning', label: 'Own loss', value: (host.training?.loss(agent, model) ?? 0).toPrecision(5) },
    { group: 'Learning', label: 'Weight in the average', value: String(host.training?.weight(agent) ?? 1) },
  ];
}
