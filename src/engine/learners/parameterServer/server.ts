import type { Host } from '../../kernel/host.ts';
import { guard, learnFrom, mergeInto, modelOf, type Models } from '../federated/common.ts';
import { BYTES_A_NUMBER } from '../federated/compression/compressor.ts';
import type { ServerValues } from './params.ts';
import { MODEL, takeModel } from './worker.ts';

export const SERVER = 0;
export const PUSH = 1;
export const PULL = 2;
const DEADLINE = 2;

/** A change on its way to the server. */
export interface Push {
  /** Version it was made from. */
  basis: number;
  /** What number of the worker's changes it is, from 1. */
  clock: number;
  change: readonly number[];
}

export interface State extends Models {
  /** Versions of the model made so far. */
  version: number;
  /** Changes each worker has sent, and those of them that have reached the server. */
  clock: Int32Array;
  reached: Int32Array;
  /** Version that each worker works on, and that model, laid out as models are. */
  basis: Int32Array;
  bases: Float64Array;
  /** 1 for workers that wait for a model, and for those whose reply the server holds back. */
  waiting: Uint8Array;
  parked: Uint8Array;
  /** Changes collected for the next version. */
  collected: { from: number; change: Float64Array }[];
  stalenessSum: number;
  merges: number;
}

export const freshState = (host: Host, models: Models): State => ({
  ...models,
  version: 0,
  clock: new Int32Array(host.n),
  reached: new Int32Array(host.n),
  basis: new Int32Array(host.n),
  bases: models.models.slice(),
  waiting: new Uint8Array(host.n),
  parked: new Uint8Array(host.n),
  collected: [],
  stalenessSum: 0,
  merges: 0,
});

/** A change reaches the server. In step, one made from an older version comes too late and its worker starts afresh. */
export function push(
  state: State,
  host: Host,
  values: ServerValues,
  from: number,
  { basis, clock, change }: Push,
): void {
  if (!host.alive[SERVER] || clock <= state.reached[from]) return;
  state.reached[from] = clock;
  const together = values.pace === 'together';
  if (together && basis !== state.version) {
    reply(state, host, values, from);
    return;
  }
  const staleness = state.version - basis;
  state.stalenessSum += staleness;
  state.merges += 1;
  const weight = !together && values.byStaleness === 'inverse' ? 1 / Math.max(1, staleness) : 1;
  state.collected.push({ from, change: Float64Array.from(change, (step) => weight * step) });
  state.parked[from] = 1;
  const enough = together ? running(host) : Math.min(values.buffer, running(host));
  if (state.collected.length >= enough) merge(state, host, values);
  release(state, host, values);
}

const running = (host: Host): number => host.alive.reduce((sum, one) => sum + one, 0);

/** The next version: the model moved by the collected changes, in the order of their workers. Each worker in step hears of it at once. */
function merge(state: State, host: Host, values: ServerValues): void {
  const model = modelOf(state, SERVER);
  const sorted = state.collected
    .map((one, i) => ({ ...one, i }))
    .sort((a, b) => a.from - b.from || a.i - b.i);
  state.collected = [];
  mergeInto(
    values,
    sorted.map(({ change }) => change.map((step, d) => model[d] + step)),
    model,
  );
  for (const { from } of sorted) learnFrom(state, host.n, SERVER, from);
  state.version += 1;
  state.rounds += 1;
  guard(host, 'Parameter server', state, SERVER);
  if (values.pace !== 'together') return;
  deadline(state, host, values, true);
  for (const { from } of sorted) reply(state, host, values, from);
}

/** Lets those go on who are not too far ahead. A worker that is down holds nobody up: the server is taken to know. */
export function release(state: State, host: Host, values: ServerValues): void {
  if (values.pace === 'together') return;
  let slowest = Infinity;
  for (let agent = 0; agent < host.n; agent++)
    if (host.alive[agent]) slowest = Math.min(slowest, state.reached[agent]);
  const most = values.pace === 'bounded' ? slowest + values.bound : Infinity;
  for (let agent = 0; agent < host.n; agent++)
    if (state.parked[agent] && state.reached[agent] <= most) reply(state, host, values, agent);
}

/** A worker asks again: it gets the model unless its answer is being held back. */
export function serve(state: State, host: Host, agent: number): void {
  if (host.alive[SERVER] && !state.parked[agent]) send(state, host, agent);
}

function reply(state: State, host: Host, values: ServerValues, agent: number): void {
  state.parked[agent] = 0;
  if (agent === SERVER)
    takeModel(state, host, values, SERVER, state.version, Array.from(modelOf(state, SERVER)));
  else send(state, host, agent);
}

function send(state: State, host: Host, agent: number): void {
  const bytes = state.dimension * BYTES_A_NUMBER;
  state.bytes += bytes;
  host.route(SERVER, agent, MODEL, state.version, Object.freeze(Array.from(modelOf(state, SERVER))), bytes);
}

/** In step, the server's patience with those who have not answered: `again` starts it anew; when it ends, what has come is merged. */
export function deadline(state: State, host: Host, values: ServerValues, again: boolean): void {
  if (values.pace !== 'together') return;
  if (!again && state.collected.length > 0) merge(state, host, values);
  else host.after(SERVER, DEADLINE, values.patienceSeconds);
}
