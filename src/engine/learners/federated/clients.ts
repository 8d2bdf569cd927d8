import type { ValuesOf } from '../../catalog/params.ts';
import { choice, number } from '../../catalog/params.ts';
import type { Host } from '../../kernel/host.ts';
import { dropsOut, guard, learnFrom, mergeInto, modelOf, type Models, secondsFor } from './common.ts';
import { BYTES_A_NUMBER } from './compression/compressor.ts';
import { basicParams, compressionParams, hardshipParams, serverPrivacyParams } from './params.ts';
import { blur, type PrivacyValues } from './privacy.ts';
import { noiseBy } from './release.ts';

export const MODEL = 0;
export const UPDATE = 1;
export const SERVER = 0;
/** The timer that wakes a client when it has done its steps. */
export const TRAINED = 0;

export const samplingParams = {
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
};

/** What a server with clients asks. */
export const clientParams = { ...basicParams, ...samplingParams, ...hardshipParams, ...compressionParams };
export const privateClientParams = { ...clientParams, ...serverPrivacyParams };

export type ClientValues = ValuesOf<typeof clientParams> & Partial<PrivacyValues>;

/** What a client sends back: its model as the server will read it, and what else the learner adds. */
export interface Update {
  model: Float64Array;
  extra: Float64Array | null;
}

export interface Clients extends Models {
  /** What has come in for the present round, with the clients that sent it. */
  updates: Update[];
  from: number[];
  /** The round for which each client was heard last; -1: none. */
  heardIn: Int32Array;
  /** Clients that the server asked in the present round. */
  asked: number;
  /** Share of clients asked that answered in time, in the round before. */
  inTime: number;
  /** Orders that clients are at work on, null for idle ones. Frozen. */
  orders: (Order | null)[];
}

/** The server's order to a client. */
export interface Order {
  round: number;
  model: readonly number[];
  extra: readonly number[] | null;
}

export const startClients = (host: Host, models: Models): Clients => ({
  ...models,
  updates: [],
  from: [],
  heardIn: new Int32Array(host.n).fill(-1),
  asked: 0,
  inTime: 1,
  orders: new Array<Order | null>(host.n).fill(null),
});

/** One round of the server: merge what came in time, then ask clients. A learner says how its clients learn and what comes with a model. */
export interface Manner {
  name: string;
  /** Numbers that go out and come back with each model, as multiples of the dimension. */
  extras: number;
  /** What goes to a client besides the model. */
  orderExtra(client: number): readonly number[] | null;
  /** The client's answer to an order; may change its state. */
  learn(client: number, order: Order): Update;
  /** After models have been merged: what the server does with the rest, `order` being the updates in order of clients. */
  merged?(updates: readonly { from: number; update: Update }[]): void;
}

export function serverRound(state: Clients, host: Host, values: ClientValues, manner: Manner): void {
  if (state.asked > 0) state.inTime = state.from.length / state.asked;
  if (state.updates.length > 0) {
    const order = state.from
      .map((from, i) => ({ from, update: state.updates[i] }))
      .sort((a, b) => a.from - b.from);
    merge(state, host, values, order);
    manner.merged?.(order);
    state.rounds += 1;
    guard(host, manner.name, state, SERVER);
  }
  state.updates = [];
  state.from = [];
  state.asked = 0;
  if (!host.alive[SERVER] || !host.training) return;
  ask(state, host, values, manner);
}

function ask(state: Clients, host: Host, values: ClientValues, manner: Manner): void {
  const count = Math.max(1, Math.round(values.participation * host.n));
  const clients =
    count === host.n
      ? Array.from({ length: host.n }, (_, i) => i)
      : [...host.dice.sample(host.n, count)].sort((a, b) => a - b);
  state.asked = clients.length;
  const model = Object.freeze(Array.from(modelOf(state, SERVER)));
  const bytes = (1 + manner.extras) * state.dimension * BYTES_A_NUMBER;
  for (const client of clients) {
    const order = Object.freeze({ round: state.rounds, model, extra: manner.orderExtra(client) });
    if (client === SERVER) takeOrder(state, host, values, manner, client, order);
    else {
      state.bytes += bytes;
      host.route(SERVER, client, MODEL, state.rounds, order, bytes);
    }
  }
}

/** A client gets an order: it begins at once, and gives up what it was at. */
export function takeOrder(
  state: Clients,
  host: Host,
  values: ClientValues,
  manner: Manner,
  client: number,
  order: Order,
): void {
  if (dropsOut(host, values, client)) return;
  const seconds = secondsFor(host, values, client, values.localSteps);
  if (seconds > 0) {
    state.orders[client] = order;
    host.after(client, TRAINED, seconds);
  } else finish(state, host, manner, client, order);
}

/** A client has done its steps: what it learned goes to the server. */
export function finish(state: Clients, host: Host, manner: Manner, client: number, order: Order): void {
  state.orders[client] = null;
  const before = state.bytes;
  const update = manner.learn(client, order);
  const bytes = state.bytes - before;
  if (client !== SERVER) {
    guard(host, manner.name, state, client);
    learnFrom(state, host.n, client, SERVER);
    const answer = {
      model: Object.freeze(Array.from(update.model)),
      extra: update.extra && Object.freeze(Array.from(update.extra)),
    };
    host.route(client, SERVER, UPDATE, order.round, Object.freeze(answer), bytes);
    return;
  }
  // The server's own data need no message.
  state.bytes = before;
  if (order.round === state.rounds) takeUpdate(state, client, order.round, update);
}

/** An update reaches the server. One for a round that is over comes too late. */
export function takeUpdate(state: Clients, from: number, round: number, update: Update): void {
  if (round !== state.rounds || state.heardIn[from] === round) return;
  state.heardIn[from] = round;
  state.updates.push(update);
  state.from.push(from);
}

/** Merges in the order of the clients, so that who answered first makes no difference to the bits. */
function merge(
  state: Clients,
  host: Host,
  values: ClientValues,
  order: readonly { from: number; update: Update }[],
): void {
  const models = order.map(({ update }) => update.model);
  const into = modelOf(state, SERVER);
  for (const { from } of order) learnFrom(state, host.n, SERVER, from);
  if (values.merging !== 'mean' || values.weights === 'uniform') {
    mergeInto(values, models, into);
    makeNoisy(host, values, 1 / models.length, into);
    return;
  }
  const weights = order.map(({ from }) => host.training?.weight(from) ?? 1);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  // Clients without data have learned nothing.
  if (!(total > 0)) return;
  into.fill(0);
  let most = 0;
  models.forEach((model, i) => {
    most = Math.max(most, weights[i]);
    for (let d = 0; d < into.length; d++) into[d] += weights[i] * model[d];
  });
  for (let d = 0; d < into.length; d++) into[d] /= total;
  makeNoisy(host, values, most / total, into);
}

/** The server's noise: σ times how far one client's change can move the mean, its weight times the longest change (McMahan et al., ICLR 2018). */
function makeNoisy(host: Host, values: ClientValues, weight: number, model: Float64Array): void {
  if (noiseBy(values) === 'server') blur(model, (values.noise ?? 0) * (values.clip ?? 1) * weight, host.dice);
}
