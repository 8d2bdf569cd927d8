import type { ValuesOf } from '../catalog/params.ts';
import type { Host } from '../kernel/host.ts';
import { define } from '../kernel/module.ts';
import { degree, neighbour } from '../topologies/graph.ts';
import {
  guard,
  learningChannels,
  learningMetrics,
  meanModel,
  measureModels,
  modelAt,
  mergeInto,
  modelOf,
  type Models,
  observeModels,
  rowsOf,
  startModels,
  told,
} from './federated/common.ts';
import { togetherParams } from './federated/params.ts';
import { sentenceOf } from './fedAvg.ts';

const MODEL = 0;
const BYTES_A_NUMBER = 8;

const { localSteps: _unused, ...params } = togetherParams;

interface State extends Models {
  /** What each agent has heard this round, from whom. */
  heard: { from: number; model: Float64Array }[][];
}

/** Decentralized SGD: average with the neighbours by Metropolis weights, and step against the own gradient. */
export const decentralizedSgd = define<typeof params, State>({
  id: 'decentralized-sgd',
  label: 'Decentralized SGD',
  summary: 'In every round each agent averages its model with its neighbours’ and takes a step on its own data; there is no server.',
  source: 'Lian et al., Can decentralized algorithms outperform centralized algorithms?, NeurIPS 2017 (D-PSGD); Metropolis weights of Xiao & Boyd 2004.',
  params,
  messages: [{ id: 'model', label: 'Model', glyph: 'payload' }],
  channels: learningChannels,
  metrics: learningMetrics,
  init: (host) => ({ ...startModels(host), heard: Array.from({ length: host.n }, () => []) }),
  roundSeconds: ({ periodSeconds }) => periodSeconds,

  round(state, host, values, round) {
    if (!host.training) return;
    // The first round only tells: what was heard in a round is merged at the beginning of the next.
    if (round > 1) {
      step(state, host, values);
      state.rounds += 1;
    }
    for (let agent = 0; agent < host.n; agent++) {
      if (!host.alive[agent]) continue;
      const model = Object.freeze(Array.from(told(host, values, agent, modelOf(state, agent))));
      const count = degree(host.graph, agent);
      for (let k = 0; k < count; k++)
        host.send(agent, neighbour(host.graph, agent, k), MODEL, round, model, state.dimension * BYTES_A_NUMBER);
    }
  },

  receive(state, _host, _values, to, from, _kind, _round, payload) {
    const { heard } = state;
    const model = Float64Array.from(payload as readonly number[]);
    const before = heard[to].find((one) => one.from === from);
    if (before) before.model = model;
    else heard[to].push({ from, model });
  },

  observe: (state, host, _values, into) => observeModels(state, host, into),
  model: (state, host, _values, agent) => modelAt(state, host.n, agent),
  measure: (state, host, _values, into) => measureModels(state, host, into),
  inspect: (state, host, _values, agent) => rowsOf(state, host, agent),
  sentence: (state, host) => sentenceOf(state.rounds, host.training?.accuracy(meanModel(state, host.n)) ?? Number.NaN),
});

/** x ← W x − η ∇f(x), all agents at once; the weight of a neighbour that was not heard stays with the agent itself. */
function step(state: State, host: Host, values: ValuesOf<typeof params>): void {
  const { models, dimension } = state;
  const next = models.slice();
  const gradient = new Float64Array(dimension);
  for (let agent = 0; agent < host.n; agent++) {
    const heard = state.heard[agent].sort((a, b) => a.from - b.from);
    if (!host.alive[agent]) continue;
    const own = modelOf(state, agent);
    const into = next.subarray(agent * dimension, (agent + 1) * dimension);
    if (values.merging === 'mean') {
      for (const { from, model } of heard) {
        const weight = 1 / (1 + Math.max(degree(host.graph, agent), degree(host.graph, from)));
        for (let d = 0; d < dimension; d++) into[d] += weight * (model[d] - own[d]);
      }
    } else mergeInto(values, [own, ...heard.map(({ model }) => model)], into);
    host.training?.gradient(agent, own, gradient);
    for (let d = 0; d < dimension; d++) into[d] -= values.rate * gradient[d];
    state.heard[agent] = [];
  }
  models.set(next);
  for (let agent = 0; agent < host.n; agent++) guard(host, 'Decentralized SGD', state, agent);
}
