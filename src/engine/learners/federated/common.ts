import type { LearnerDeed } from '../../kernel/command.ts';
import { EQUIVOCATING, type Host, LYING } from '../../kernel/host.ts';
import { rules } from '../merging/index.ts';
import type { BasicValues, HardshipValues } from './params.ts';

/** Size past which a model counts as exploded. */
const EXPLODED = 1e12;
/** Up to so many agents it is remembered who learned from whom. */
const FLOWS_AT_MOST = 64;

/** What every learner of one model together remembers. */
export interface Models {
  /** Model of agent a from a × dimension. */
  models: Float64Array;
  dimension: number;
  rounds: number;
  /** Bytes of models and changes that were handed over to be sent. */
  bytes: number;
  /** What compression has left unsaid, laid out as models are; empty until something is. */
  unsaid: Float64Array;
  /** Noisy changes that each agent has made known: what its privacy is reckoned by. */
  releases: Int32Array;
  /** Models of agent j that agent i has merged, at i × n + j; empty where there are too many agents. */
  merged: Float64Array;
  /** 1 for those who are told to stay as they are. */
  frozen: Uint8Array;
  /** When each agent will have done its present step, in seconds. */
  busyUntil: Float64Array;
}

export function startModels(host: Host): Models {
  const dimension = host.training?.dimension() ?? 1;
  const { n } = host;
  const state: Models = {
    models: new Float64Array(n * dimension),
    dimension,
    rounds: 0,
    bytes: 0,
    unsaid: new Float64Array(0),
    releases: new Int32Array(n),
    merged: new Float64Array(n <= FLOWS_AT_MOST ? n * n : 0),
    frozen: new Uint8Array(n),
    busyUntil: new Float64Array(n),
  };
  for (let agent = 0; agent < n; agent++) host.training?.begin(modelOf(state, agent));
  return state;
}

/** Said of a learner of one model in a world without data; empty where there are some. */
export const withoutData = ({ training }: Pick<Host, 'training'>, label: string): string[] =>
  training === null
    ? [
        `${label} has no data to learn from here, so nothing will be learned: choose “Samples to learn from”, “Clouds to tell apart” or “One number, many opinions” as the work, or a learner that plays, such as Q-learning, where there is a game.`,
      ]
    : [];

export const modelOf = (
  { models, dimension }: Pick<Models, 'models' | 'dimension'>,
  agent: number,
): Float64Array => models.subarray(agent * dimension, (agent + 1) * dimension);

/** The hand's deeds: frozen agents learn nothing more, those who forget begin again. There is nothing to explore. */
export function handleModels(state: Models, host: Host, deed: LearnerDeed, agent: number, on: boolean): void {
  if (deed === 'freeze') state.frozen[agent] = Number(on);
  if (deed === 'forget') {
    host.training?.begin(modelOf(state, agent));
    if (state.unsaid.length > 0) modelOf({ models: state.unsaid, dimension: state.dimension }, agent).fill(0);
  }
}

/** `steps` steps of gradient descent by one agent on its own data, in place; each is as long as the rate times the agent's own step size. */
export function descend(
  state: Models,
  host: Host,
  agent: number,
  model: Float64Array,
  steps: number,
  rate: number,
  correct?: Correction,
): void {
  if (state.frozen[agent]) return;
  const gradient = new Float64Array(model.length);
  const length = rate * host.traits.stepSize[agent];
  for (let step = 0; step < steps; step++) {
    host.training?.gradient(agent, model, gradient);
    correct?.(model, gradient);
    for (let d = 0; d < model.length; d++) model[d] -= length * gradient[d];
  }
}

/** Changes a gradient at a model before the step is taken. */
export type Correction = (model: Float64Array, gradient: Float64Array) => void;

/** Merges by the rule chosen; `into` holds the model that the others began from or are set against, and then the merged one. */
export function mergeInto(
  values: Pick<BasicValues, 'merging' | 'liars'>,
  models: readonly Float64Array[],
  into: Float64Array,
): void {
  const rule = rules.find(({ id }) => id === values.merging) ?? rules[0];
  rule.merge(models, values.liars, into);
}

/** Whether an agent tells a falsehood now: a traitor always, a dishonest one by the chance of its honesty. Draws only for the latter. */
export function lies(host: Host, agent: number): boolean {
  if (host.byzantine[agent] === LYING || host.byzantine[agent] === EQUIVOCATING) return true;
  const honesty = host.traits.honesty[agent];
  return honesty < 1 && host.chance.at(agent).uniform() >= honesty;
}

/** What an agent says its model is. */
export function told(
  host: Host,
  values: Pick<BasicValues, 'attack'>,
  agent: number,
  model: Float64Array,
): Float64Array {
  return lies(host, agent) ? new Float64Array(model.length).fill(values.attack) : model.slice();
}

/** Whether an agent fails to answer this time. Draws nothing where nobody ever does. */
export const dropsOut = (host: Host, { dropout }: HardshipValues, agent: number): boolean =>
  dropout > 0 && host.chance.at(agent).uniform() < dropout;

/** Seconds that an agent takes for so many steps. */
export const secondsFor = (
  host: Host,
  { stepSeconds }: HardshipValues,
  agent: number,
  steps: number,
): number => (steps * stepSeconds) / Math.max(1e-6, host.traits.speed[agent]);

/** Remembers that `to` has merged a model of `from`. */
export function learnFrom(state: Models, n: number, to: number, from: number): void {
  if (state.merged.length > 0 && to !== from) state.merged[to * n + from] += 1;
}

/** Stops the run where a model is no number any more or has exploded, naming learner, agent, step and quantity. */
export function guard(host: Host, learner: string, state: Models, agent: number): void {
  const model = modelOf(state, agent);
  for (let d = 0; d < model.length; d++) {
    if (Math.abs(model[d]) < EXPLODED) continue;
    host.violate(
      'Divergence',
      `${learner}: weight ${d} of agent ${agent} is ${model[d]} in round ${state.rounds}; try a smaller learning rate.`,
    );
    return;
  }
}

export function meanModel({ models, dimension }: Models, n: number): Float64Array {
  const mean = new Float64Array(dimension);
  for (let agent = 0; agent < n; agent++)
    for (let d = 0; d < dimension; d++) mean[d] += models[agent * dimension + d] / n;
  return mean;
}
