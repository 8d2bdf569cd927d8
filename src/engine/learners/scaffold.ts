import { number, type ValuesOf } from '../catalog/params.ts';
import type { Host } from '../kernel/host.ts';
import { define } from '../kernel/module.ts';
import {
  clientParams,
  type Clients,
  finish,
  type Manner,
  MODEL,
  type Order,
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
import { bytesOf, compressed, released } from './federated/release.ts';
import { flowsOf, modelAt, rowsOf, sentenceOf } from './federated/show.ts';

const { weights: _alike, ...others } = clientParams;
const params = {
  ...others,
  globalRate: number({
    label: 'Server’s step',
    help: 'How far the server moves along the merged change; 1 is all the way.',
    default: 1,
    min: 0.01,
    max: 2,
    step: 0.01,
    live: true,
  }),
};

type Values = ValuesOf<typeof params>;

interface State extends Clients {
  /** The server's control variate c: the direction it thinks all data together pull. */
  control: Float64Array;
  /** Each client's own cᵢ, laid out as models are. */
  own: Float64Array;
  /** The cᵢ that a client has proposed with its last answer, and keeps once it hears that it was counted. */
  proposed: Float64Array;
  /** The round whose answer of a client was merged last; -1: none. */
  counted: Int32Array;
  /** The round that each client's proposal belongs to; -1: none. */
  answered: Int32Array;
}

const rowOf = (state: State, rows: Float64Array, agent: number): Float64Array =>
  modelOf({ models: rows, dimension: state.dimension }, agent);

/**
 * Local steps y ← y − η (∇fᵢ(y) − cᵢ + c), and option II for the variates: cᵢ⁺ = cᵢ − c + (x − y) / (K η) (algorithm 1, lines 10 to 16). An
 * order says which answer was counted last, so that a client whose answer came too late does not go on as if it had been heard.
 */
function mannerOf(state: State, host: Host, values: Values): Manner {
  return {
    name: 'SCAFFOLD',
    extras: 1,
    orderExtra: (client) => Object.freeze([state.counted[client], ...state.control]),
    learn: (client, order) => learn(state, host, values, client, order),
    merged(updates) {
      const { control } = state;
      for (const { from, update } of updates) {
        state.counted[from] = state.rounds;
        if (update.extra) for (let d = 0; d < control.length; d++) control[d] += update.extra[d] / host.n;
      }
    },
  };
}

function learn(state: State, host: Host, values: Values, client: number, order: Order) {
  const [counted = -1, ...control] = order.extra ?? [];
  const own = rowOf(state, state.own, client);
  const proposed = rowOf(state, state.proposed, client);
  if (state.answered[client] >= 0 && state.answered[client] === counted) own.set(proposed);
  const start = Float64Array.from(order.model);
  const model = client === SERVER ? start.slice() : modelOf(state, client);
  model.set(start);
  descend(state, host, client, model, values.localSteps, values.rate, (_model, gradient) => {
    for (let d = 0; d < gradient.length; d++) gradient[d] += control[d] - own[d];
  });
  const length = values.localSteps * values.rate * host.traits.stepSize[client];
  const change = new Float64Array(model.length);
  for (let d = 0; d < model.length; d++)
    change[d] = state.frozen[client] ? 0 : (start[d] - model[d]) / length - control[d];
  const said = values.compression === 'qsgd' ? compressed(state, host, values, client, change) : change;
  for (let d = 0; d < model.length; d++) proposed[d] = own[d] + said[d];
  state.answered[client] = order.round;
  state.bytes += values.compression === 'qsgd' ? bytesOf(state, values) : state.dimension * 8;
  const sent = released(state, host, values, client, start, model);
  return { model: sent.map((weight, d) => start[d] + values.globalRate * (weight - start[d])), extra: said };
}

/** Federated averaging that corrects each client's drift by control variates: agent 0 is the server and a client too. */
export const scaffold = define<typeof params, State>({
  id: 'scaffold',
  label: 'SCAFFOLD',
  summary:
    'Clients and server keep account of whither each one’s data pull, and clients step against the difference: their models no longer drift apart.',
  source:
    'Karimireddy et al., SCAFFOLD: stochastic controlled averaging for federated learning, ICML 2020, algorithm 1 with option II.',
  params,
  messages: [
    { id: 'model', label: 'Model and variate', glyph: 'request' },
    { id: 'update', label: 'Update and variate', glyph: 'payload' },
  ],
  timers: ['trained'],
  channels: clientChannels,
  metrics: clientMetrics,
  init(host) {
    const models = startModels(host);
    return {
      ...startClients(host, models),
      control: new Float64Array(models.dimension),
      own: new Float64Array(models.models.length),
      proposed: new Float64Array(models.models.length),
      counted: new Int32Array(host.n).fill(-1),
      answered: new Int32Array(host.n).fill(-1),
    };
  },
  roundSeconds: ({ periodSeconds }) => periodSeconds,

  round: (state, host, values) =>
    serverRound(state, host, { ...values, weights: 'uniform' }, mannerOf(state, host, values)),
  receive(state, host, values, to, from, kind, round, payload) {
    const { model, extra } = payload as Order;
    if (kind === MODEL)
      takeOrder(
        state,
        host,
        { ...values, weights: 'uniform' },
        mannerOf(state, host, values),
        to,
        payload as Order,
      );
    else
      takeUpdate(state, from, round, {
        model: Float64Array.from(model),
        extra: extra && Float64Array.from(extra),
      });
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
  hand(state, host, _values, deed, agent, on) {
    handleModels(state, host, deed, agent, on);
    if (deed !== 'forget') return;
    for (const rows of [state.own, state.proposed]) rowOf(state, rows, agent).fill(0);
    if (agent === SERVER) state.control.fill(0);
  },

  observe: observeClients,
  measure: (state, host, values, into) =>
    measureClients(state, host, into, { ...values, weights: 'uniform' }, true),
  model: (state, host, _values, agent) => modelAt(state, host.n, agent, SERVER),
  flows: (state, host) => flowsOf(state, host.n),
  inspect: (state, host, _values, agent) => rowsOf(state, host, agent),
  sentence: (state, host) => sentenceOf(state.rounds, host, modelOf(state, SERVER)),
  warnings: (host, values) => [
    ...withoutData(host, 'SCAFFOLD'),
    ...clientWarnings({ ...values, weights: 'uniform' }),
  ],
});
