import type { Host } from '../../kernel/host.ts';
import { descend, dropsOut, guard, learnFrom, modelOf, secondsFor } from '../federated/common.ts';
import { released } from '../federated/release.ts';
import type { ServerValues } from './params.ts';
import { PULL, PUSH, type Push, push, SERVER, type State } from './server.ts';

export const MODEL = 0;
/** Timers: a worker has done its steps; it has waited long enough for the server. */
export const DONE = 0;
export const WAITED = 1;

const baseOf = (state: State, agent: number): Float64Array =>
  modelOf({ models: state.bases, dimension: state.dimension }, agent);

/** A worker sets out on the model it has; how long that takes is up to its speed, and partly to chance. */
export function begin(state: State, host: Host, values: ServerValues, agent: number): void {
  state.waiting[agent] = 0;
  const chance = values.unsteadiness > 0 ? host.chance.at(agent).exponential(1) : 1;
  const share = 1 - values.unsteadiness + values.unsteadiness * chance;
  host.after(agent, DONE, share * secondsFor(host, values, agent, values.localSteps));
}

/** It has done its steps: the change goes to the server, and the worker waits for the next model. */
export function finishWork(state: State, host: Host, values: ServerValues, agent: number): void {
  state.waiting[agent] = 1;
  host.after(agent, WAITED, values.patienceSeconds);
  if (dropsOut(host, values, agent)) return;
  const base = baseOf(state, agent);
  const model = base.slice();
  descend(state, host, agent, model, values.localSteps, values.rate);
  if (agent !== SERVER) {
    modelOf(state, agent).set(model);
    guard(host, 'Parameter server', state, agent);
  }
  const before = state.bytes;
  const said = released(state, host, values, agent, base, model);
  const bytes = state.bytes - before;
  state.clock[agent] += 1;
  const change = Object.freeze(Array.from(said, (weight, d) => weight - base[d]));
  const message: Push = Object.freeze({ basis: state.basis[agent], clock: state.clock[agent], change });
  if (agent === SERVER) {
    // The server's own data need no message.
    state.bytes = before;
    push(state, host, values, SERVER, message);
  } else host.route(agent, SERVER, PUSH, message.basis, message, bytes);
}

/** It has waited in vain, or comes back from a crash: it asks for the model. */
export function pull(state: State, host: Host, values: ServerValues, agent: number): void {
  state.waiting[agent] = 1;
  host.after(agent, WAITED, values.patienceSeconds);
  if (agent !== SERVER) host.route(agent, SERVER, PULL, state.clock[agent]);
  else if (!state.parked[SERVER])
    takeModel(state, host, values, SERVER, state.version, Array.from(modelOf(state, SERVER)));
}

/** A model has come: the worker goes on from it. One that is at work already keeps to what it has. */
export function takeModel(
  state: State,
  host: Host,
  values: ServerValues,
  agent: number,
  version: number,
  model: readonly number[],
): void {
  if (!state.waiting[agent]) return;
  baseOf(state, agent).set(model);
  if (agent !== SERVER) {
    modelOf(state, agent).set(model);
    learnFrom(state, host.n, agent, SERVER);
  }
  state.basis[agent] = version;
  host.cancel(agent, WAITED);
  begin(state, host, values, agent);
}
