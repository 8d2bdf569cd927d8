import { choice, number } from '../catalog/params.ts';
import { define } from '../kernel/module.ts';
import {
  descend,
  guard,
  learningChannels,
  learningMetrics,
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

const MODEL = 0;
const UPDATE = 1;
const SERVER = 0;
const BYTES_A_NUMBER = 8;

const params = {
  ...togetherParams,
  participation: number({
    label: 'Taking part',
    help: 'Share of the clients that the server asks in a round, chosen at random.',
    default: 1,
    min: 0.01,
    max: 1,
    step: 0.01,
    live: true,
  }),
  weights: choice({
    label: 'Weights',
    help: 'How the server weighs the clients in a mean.',
    default: 'samples',
    options: [
      { value: 'samples', label: 'By samples' },
      { value: 'uniform', label: 'All alike' },
    ],
    live: true,
  }),
  proximal: number({
    label: 'Pull to the server’s model',
    help: 'FedProx: weight μ of the term that holds local models near the server’s; 0 is FedAvg.',
    default: 0,
    min: 0,
    max: 100,
    step: 0.01,
    live: true,
  }),
};

interface State extends Models {
  /** Updates that have come in for the present round, with the clients that sent them. */
  updates: Float64Array[];
  from: number[];
}

/** Federated averaging: agent 0 is the server and a client too. */
export const fedAvg = define<typeof params, State>({
  id: 'fedavg',
  label: 'Federated averaging',
  summary: 'A server sends its model out, clients improve it on their own data, and the server merges what comes back.',
  source: 'McMahan et al., AISTATS 2017 (FedAvg); Li et al., MLSys 2020 (FedProx).',
  params,
  messages: [
    { id: 'model', label: 'Model', glyph: 'request' },
    { id: 'update', label: 'Update', glyph: 'payload' },
  ],
  channels: [{ id: 'role', label: 'Role', categories: ['client', 'server', 'traitor'] }, ...learningChannels],
  metrics: learningMetrics,
  init: (host) => ({ ...startModels(host), updates: [], from: [] }),
  roundSeconds: ({ periodSeconds }) => periodSeconds,

  round(state, host, values) {
    const server = modelOf(state, SERVER);
    if (state.updates.length > 0) {
      merge(state, values, (client) => host.training?.weight(client) ?? 1);
      state.rounds += 1;
      guard(host, 'FedAvg', state, SERVER);
    }
    state.updates = [];
    state.from = [];
    if (!host.alive[SERVER] || !host.training) return;
    const asked = Math.max(1, Math.round(values.participation * host.n));
    const clients = asked === host.n ? Array.from({ length: host.n }, (_, i) => i) : [...host.dice.sample(host.n, asked)].sort((a, b) => a - b);
    const payload = Object.freeze({ model: Object.freeze(Array.from(server)) });
    for (const client of clients)
      if (client !== SERVER) host.route(SERVER, client, MODEL, state.rounds, payload, state.dimension * BYTES_A_NUMBER);
    if (clients.includes(SERVER)) {
      const own = server.slice();
      train(host, values, SERVER, own, server);
      state.updates.push(told(host, values, SERVER, own));
      state.from.push(SERVER);
    }
  },

  receive(state, host, values, to, from, kind, round, payload) {
    const sent = Float64Array.from((payload as { model: readonly number[] }).model);
    if (kind === UPDATE) {
      // An update for a round that is over comes too late.
      if (round !== state.rounds || state.from.includes(from)) return;
      state.updates.push(sent);
      state.from.push(from);
      return;
    }
    const own = modelOf(state, to);
    own.set(sent);
    train(host, values, to, own, sent);
    guard(host, 'FedAvg', state, to);
    const model = Object.freeze(Array.from(told(host, values, to, own)));
    host.route(to, from, UPDATE, round, Object.freeze({ model }), state.dimension * BYTES_A_NUMBER);
  },

  observe(state, host, _values, [role, ...own]) {
    for (let agent = 0; agent < host.n; agent++) role[agent] = host.byzantine[agent] ? 2 : agent === SERVER ? 1 : 0;
    observeModels(state, host, own);
  },
  model: (state, host, _values, agent) => modelAt(state, host.n, agent),
  measure: (state, host, _values, into) => measureModels(state, host, into),
  inspect: (state, host, _values, agent) => rowsOf(state, host, agent),
  sentence: (state, host) => sentenceOf(state.rounds, host.training?.accuracy(modelOf(state, SERVER)) ?? Number.NaN),
  warnings: () => [],
});

export function sentenceOf(rounds: number, accuracy: number): string {
  const right = Number.isNaN(accuracy) ? '' : `; the model gets ${(100 * accuracy).toFixed(0)} % of held-out samples right`;
  return `${rounds} ${rounds === 1 ? 'round' : 'rounds'} of learning${right}.`;
}

type Values = Parameters<NonNullable<typeof fedAvg.round>>[2];

/** Local steps, each pulled back towards the server's model by the proximal term. */
function train(host: Parameters<typeof descend>[0], values: Values, agent: number, model: Float64Array, anchor: Float64Array): void {
  if (values.proximal === 0) {
    descend(host, agent, model, values.localSteps, values.rate);
    return;
  }
  const start = anchor.slice();
  for (let step = 0; step < values.localSteps; step++) {
    const before = model.slice();
    descend(host, agent, model, 1, values.rate);
    for (let d = 0; d < model.length; d++) model[d] -= values.rate * values.proximal * (before[d] - start[d]);
  }
}

/** Merges the updates in the order of the clients, so that who answered first makes no difference to the bits. */
function merge(state: State, values: Values, weightOf: (client: number) => number): void {
  const order = state.from.map((_, i) => i).sort((a, b) => state.from[a] - state.from[b]);
  const models = order.map((i) => state.updates[i]);
  const into = modelOf(state, SERVER);
  if (values.merging !== 'mean' || values.weights === 'uniform') {
    mergeInto(values, models, into);
    return;
  }
  let total = 0;
  into.fill(0);
  order.forEach((i, at) => {
    const weight = weightOf(state.from[i]);
    total += weight;
    for (let d = 0; d < into.length; d++) into[d] += weight * models[at][d];
  });
  for (let d = 0; d < into.length; d++) into[d] /= total;
}
