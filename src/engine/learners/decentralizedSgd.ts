import { number, type ValuesOf } from '../catalog/params.ts';
import type { Host } from '../kernel/host.ts';
import { define } from '../kernel/module.ts';
import { degree, neighbour } from '../topologies/graph.ts';
import {
  dropsOut,
  guard,
  handleModels,
  learnFrom,
  mergeInto,
  modelOf,
  secondsFor,
  startModels,
  told,
  withoutData,
} from './federated/common.ts';
import { basicParams, compressionParams, hardshipParams, ownPrivacyParams } from './federated/params.ts';
import { BYTES_A_NUMBER } from './federated/compression/compressor.ts';
import { follow, publicOf, publish, startFollowing, type WithCopies } from './federated/publicCopy.ts';
import { bytesOf, privatise } from './federated/release.ts';
import {
  flowsOf,
  learningChannels,
  learningMetrics,
  measureModels,
  modelAt,
  observeModels,
  rowsOf,
  sentenceOf,
} from './federated/show.ts';

const MODEL = 0;
const DIFFERENCE = 1;
const REQUEST = 2;
const COPY = 3;

const { localSteps: _unused, ...basic } = basicParams;

const params = {
  ...basic,
  ...hardshipParams,
  ...compressionParams,
  mixing: number({
    label: 'Step of agreement',
    help: 'γ of CHOCO-SGD: how far an agent moves towards its neighbours when it hears of them only in part; too large a step diverges.',
    default: 0.3,
    min: 0.001,
    max: 1,
    scale: 'log',
    live: true,
    when: { key: 'compression', is: ['top-k', 'qsgd'] },
  }),
  ...ownPrivacyParams,
};

type Values = ValuesOf<typeof params>;

interface State extends WithCopies {
  /** What each agent has heard this round, by whom. */
  heard: Map<number, Float64Array>[];
}

/** Decentralized SGD: average with the neighbours by Metropolis weights, and step against the own gradient. */
export const decentralizedSgd = define<typeof params, State>({
  id: 'decentralized-sgd',
  label: 'Decentralized SGD',
  summary:
    'In every round each agent averages its model with its neighbours’ and takes a step on its own data; there is no server.',
  source:
    'Lian et al., Can decentralized algorithms outperform centralized algorithms?, NeurIPS 2017 (D-PSGD); Metropolis weights of Xiao & Boyd 2004; compressed as in CHOCO-SGD, Koloskova, Stich & Jaggi, ICML 2019.',
  params,
  messages: [
    { id: 'model', label: 'Model', glyph: 'payload' },
    { id: 'difference', label: 'Difference', glyph: 'payload' },
    { id: 'request', label: 'Request for a copy', glyph: 'request' },
    { id: 'copy', label: 'Copy', glyph: 'reply' },
  ],
  channels: learningChannels,
  metrics: learningMetrics,
  init: (host) => ({
    ...startModels(host),
    heard: Array.from({ length: host.n }, () => new Map<number, Float64Array>()),
    ...startFollowing(host.n),
  }),
  roundSeconds: ({ periodSeconds }) => periodSeconds,

  round(state, host, values, round) {
    if (!host.training) return;
    // The first round only tells: what was heard in a round is merged at the beginning of the next.
    if (round > 1) {
      step(state, host, values);
      state.rounds += 1;
    }
    for (let agent = 0; agent < host.n; agent++) {
      if (!host.alive[agent] || dropsOut(host, values, agent)) continue;
      const whole = values.compression === 'none';
      const said = whole ? modelOf(state, agent) : publish(state, host, values, agent);
      const model = Object.freeze(Array.from(told(host, values, agent, said)));
      const count = degree(host.graph, agent);
      const bytes = bytesOf(state, values);
      const number = whole ? round : state.published[agent];
      state.bytes += count * bytes;
      for (let k = 0; k < count; k++)
        host.send(agent, neighbour(host.graph, agent, k), whole ? MODEL : DIFFERENCE, number, model, bytes);
    }
  },

  // A difference carries the copy that it leads to, which is what a receiver that has all before it reckons.
  receive(state, host, values, to, from, kind, number, payload) {
    if (kind === REQUEST) {
      const copy = Object.freeze(Array.from(told(host, values, to, publicOf(state, to))));
      const bytes = state.dimension * BYTES_A_NUMBER;
      state.bytes += bytes;
      host.send(to, from, COPY, state.published[to], copy, bytes);
      return;
    }
    if (kind === DIFFERENCE) {
      const found = follow(state, to, from, number);
      if (found === 'gap') host.send(to, from, REQUEST, number);
      if (found !== 'on') return;
    } else if (kind === COPY) state.followed[to].set(from, number);
    state.heard[to].set(from, Float64Array.from(payload as readonly number[]));
  },
  restart(state, host, _values, agent, wiped) {
    if (wiped) handleModels(state, host, 'forget', agent, true);
  },
  hand: (state, host, _values, deed, agent, on) => handleModels(state, host, deed, agent, on),

  observe: (state, host, _values, into) => observeModels(state, host, into),
  model: (state, host, _values, agent) => modelAt(state, host.n, agent),
  flows: (state, host) => flowsOf(state, host.n),
  measure: (state, host, values, into) => measureModels(state, host, into, values),
  inspect: (state, host, _values, agent) => rowsOf(state, host, agent),
  warnings: (host) => withoutData(host, 'Decentralized SGD'),
  sentence: (state, host) => sentenceOf(state.rounds, host, modelAt(state, host.n, -1)),
});

/** x ← W x − η ∇f(x), all agents at once; the weight of a neighbour that was not heard stays with the agent itself. */
function step(state: State, host: Host, values: Values): void {
  const { models, dimension } = state;
  const next = models.slice();
  for (let agent = 0; agent < host.n; agent++) {
    const heard = [...state.heard[agent]]
      .map(([from, model]) => ({ from, model }))
      .sort((a, b) => a.from - b.from);
    if (!host.alive[agent]) continue;
    state.heard[agent].clear();
    if (state.frozen[agent]) continue;
    const own = modelOf(state, agent);
    const into = next.subarray(agent * dimension, (agent + 1) * dimension);
    for (const { from } of heard) learnFrom(state, host.n, agent, from);
    if (values.merging === 'mean') {
      const mixing = values.compression === 'none' ? 1 : values.mixing;
      const base = values.compression === 'none' ? own : publicOf(state, agent);
      for (const { from, model } of heard) {
        const weight = mixing / (1 + Math.max(degree(host.graph, agent), degree(host.graph, from)));
        for (let d = 0; d < dimension; d++) into[d] += weight * (model[d] - base[d]);
      }
    } else mergeInto(values, [own, ...heard.map(({ model }) => model)], into);
    if (host.now >= state.busyUntil[agent]) descendOnce(state, host, values, agent, own, into);
  }
  models.set(next);
  for (let agent = 0; agent < host.n; agent++) guard(host, 'Decentralized SGD', state, agent);
}

/** Adds one step against the gradient at `own` to `into`, made private where that is asked for. */
function descendOnce(
  state: State,
  host: Host,
  values: Values,
  agent: number,
  own: Float64Array,
  into: Float64Array,
): void {
  const gradient = new Float64Array(own.length);
  host.training?.gradient(agent, own, gradient);
  state.busyUntil[agent] = host.now + secondsFor(host, values, agent, 1);
  const length = values.rate * host.traits.stepSize[agent];
  if (values.privacy === 'none') {
    for (let d = 0; d < own.length; d++) into[d] -= length * gradient[d];
    return;
  }
  const change = gradient.map((slope) => -length * slope);
  privatise(host, values, agent, change);
  state.releases[agent] += 1;
  for (let d = 0; d < own.length; d++) into[d] += change[d];
}
