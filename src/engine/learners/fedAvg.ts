import { number, type ValuesOf } from '../catalog/params.ts';
import type { Host } from '../kernel/host.ts';
import { define } from '../kernel/module.ts';
import {
  type Clients,
  finish,
  type Manner,
  MODEL,
  type Order,
  privateClientParams,
  SERVER,
  serverRound,
  startClients,
  takeOrder,
  takeUpdate,
} from './federated/clients.ts';
import {
  clientChannels,
  clientMetrics,
  clientWarnings,
  measureClients,
  observeClients,
} from './federated/clientsShow.ts';
import { descend, handleModels, modelOf, startModels, withoutData } from './federated/common.ts';
import { released } from './federated/release.ts';
import { flowsOf, modelAt, rowsOf, sentenceOf } from './federated/show.ts';

const params = {
  ...privateClientParams,
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

type Values = ValuesOf<typeof params>;

/** How clients learn from a server's model: some steps on their own data, each pulled back to it by the proximal term (Li et al. 2020, eq. 2). */
function mannerOf(state: Clients, host: Host, values: Values): Manner {
  return {
    name: 'FedAvg',
    extras: 0,
    orderExtra: () => null,
    learn(client, order) {
      const start = Float64Array.from(order.model);
      const own = client === SERVER ? start.slice() : modelOf(state, client);
      own.set(start);
      const { proximal } = values;
      const pull = (model: Float64Array, gradient: Float64Array) => {
        for (let d = 0; d < model.length; d++) gradient[d] += proximal * (model[d] - start[d]);
      };
      descend(state, host, client, own, values.localSteps, values.rate, proximal > 0 ? pull : undefined);
      return { model: released(state, host, values, client, start, own), extra: null };
    },
  };
}

/** Federated averaging: agent 0 is the server and a client too. */
export const fedAvg = define<typeof params, Clients>({
  id: 'fedavg',
  label: 'Federated averaging',
  summary:
    'A server sends its model out, clients improve it on their own data, and the server merges what comes back.',
  source: 'McMahan et al., AISTATS 2017 (FedAvg); Li et al., MLSys 2020 (FedProx).',
  params,
  messages: [
    { id: 'model', label: 'Model', glyph: 'request' },
    { id: 'update', label: 'Update', glyph: 'payload' },
  ],
  timers: ['trained'],
  channels: clientChannels,
  metrics: clientMetrics,
  init: (host) => startClients(host, startModels(host)),
  roundSeconds: ({ periodSeconds }) => periodSeconds,

  round: (state, host, values) => serverRound(state, host, values, mannerOf(state, host, values)),
  receive(state, host, values, to, from, kind, round, payload) {
    if (kind === MODEL) takeOrder(state, host, values, mannerOf(state, host, values), to, payload as Order);
    else takeUpdate(state, from, round, { model: Float64Array.from((payload as Order).model), extra: null });
  },
  wake(state, host, values, agent) {
    const order = state.orders[agent];
    if (order) finish(state, host, mannerOf(state, host, values), agent, order);
  },
  crash(state, _host, _values, agent) {
    state.orders[agent] = null;
  },
  restart(state, host, _values, agent, wiped) {
    if (wiped) handleModels(state, host, 'forget', agent, true);
  },
  hand: (state, host, _values, deed, agent, on) => handleModels(state, host, deed, agent, on),

  observe: observeClients,
  measure: (state, host, values, into) =>
    measureClients(state, host, into, values, values.weights === 'uniform'),
  model: (state, host, _values, agent) => modelAt(state, host.n, agent, SERVER),
  flows: (state, host) => flowsOf(state, host.n),
  inspect: (state, host, _values, agent) => rowsOf(state, host, agent),
  sentence: (state, host) => sentenceOf(state.rounds, host, modelOf(state, SERVER)),
  warnings: (host, values) => [...withoutData(host, 'Federated averaging'), ...clientWarnings(values)],
});
