import type { Host } from '../../kernel/host.ts';
import type { Values } from './parameters.ts';
import {
  ACCEPT,
  ANSWER,
  addActive,
  addPassive,
  DISCONNECT,
  dropActive,
  dropPassive,
  FORWARD_JOIN,
  type HyParView,
  JOIN,
  KEEP,
  KEEP_ALIVE,
  MESSAGE_BYTES,
  MIX,
  NEIGHBOUR,
  oneOf,
  REJECT,
  SHUFFLE,
  SHUFFLE_REPLY,
  someOf,
} from './views.ts';

const HIGH = 1;
const LOW = 0;
const MEMBER_BYTES = 8;

/** A shuffle on its walk, or the answer to one. */
export interface Mixture {
  readonly origin: number;
  readonly hopsLeft: number;
  readonly members: readonly number[];
}

/** Begins to join by way of a contact, and starts the agent's clocks. */
export function join(state: HyParView, host: Host, values: Values, agent: number, contact: number): void {
  const first = state.begun[agent] === 0;
  state.begun[agent] = 1;
  state.counts.joins += 1;
  if (contact >= 0) host.route(agent, contact, JOIN, 0, undefined, MESSAGE_BYTES);
  if (!first) return;
  host.after(agent, KEEP, values.periodSeconds);
  host.after(agent, MIX, values.shuffleSeconds * host.chance.at(agent).uniform());
}

/** Section 4.2: who is asked takes the newcomer in and sends it on walks from all its other neighbours. */
export function receiveJoin(
  state: HyParView,
  host: Host,
  values: Values,
  to: number,
  newcomer: number,
): void {
  addActive(state, host, values, to, newcomer);
  host.route(to, newcomer, ACCEPT, 0, undefined, MESSAGE_BYTES);
  for (const member of state.active[to])
    if (member !== newcomer) host.route(to, member, FORWARD_JOIN, newcomer, values.activeWalk, MESSAGE_BYTES);
}

export function receiveForwardJoin(
  state: HyParView,
  host: Host,
  values: Values,
  to: number,
  from: number,
  newcomer: number,
  hopsLeft: number,
): void {
  if (newcomer === to) return;
  const others = state.active[to].filter((member) => member !== from && member !== newcomer);
  if (hopsLeft <= 0 || others.length === 0) {
    if (state.active[to].includes(newcomer)) return;
    addActive(state, host, values, to, newcomer);
    host.route(to, newcomer, NEIGHBOUR, HIGH, undefined, MESSAGE_BYTES);
    return;
  }
  if (hopsLeft === values.passiveWalk) addPassive(state, host, values, to, newcomer);
  host.route(to, oneOf(host, to, others), FORWARD_JOIN, newcomer, hopsLeft - 1, MESSAGE_BYTES);
}

/** Section 4.3: a request of high priority (from one without neighbours) is always granted, one of low only where there is room. */
export function receiveNeighbour(
  state: HyParView,
  host: Host,
  values: Values,
  to: number,
  from: number,
  priority: number,
): void {
  const grants =
    priority === HIGH || state.active[to].length < values.active || state.active[to].includes(from);
  if (grants) addActive(state, host, values, to, from);
  host.route(to, from, grants ? ACCEPT : REJECT, 0, undefined, MESSAGE_BYTES);
}

export function receiveAnswer(
  state: HyParView,
  host: Host,
  values: Values,
  to: number,
  from: number,
  accepted: boolean,
): void {
  if (state.asked[to] === from) {
    state.asked[to] = -1;
    host.cancel(to, ANSWER);
  }
  if (accepted) addActive(state, host, values, to, from);
  else state.counts.rejected += 1;
}

export function receiveDisconnect(
  state: HyParView,
  host: Host,
  values: Values,
  to: number,
  from: number,
): void {
  if (dropActive(state, to, from)) addPassive(state, host, values, to, from);
  repair(state, host, values, to);
}

/** Signs of life, failed neighbours out, and a lost one replaced. */
export function keep(state: HyParView, host: Host, values: Values, agent: number): void {
  host.after(agent, KEEP, values.periodSeconds);
  const heardAt = state.heardAt[agent].slice();
  state.active[agent].slice().forEach((member, k) => {
    if (host.now - heardAt[k] <= values.timeoutSeconds) {
      host.route(agent, member, KEEP_ALIVE, 0, undefined, MESSAGE_BYTES);
      return;
    }
    dropActive(state, agent, member);
    state.counts.failures += 1;
    host.note(
      'neighbour failed',
      `Agent ${agent} gives its neighbour ${member} up.`,
      agent,
      host.alive[member] ? 'bad' : 'neutral',
    );
  });
  repair(state, host, values, agent);
}

/** Asks a random member of the passive view to fill a gap in the active one. */
export function repair(state: HyParView, host: Host, values: Values, agent: number): void {
  if (state.begun[agent] === 0 || state.asked[agent] >= 0 || state.active[agent].length >= values.active)
    return;
  const candidate = oneOf(host, agent, state.passive[agent]);
  if (candidate < 0) {
    // Alone and without any address: it joins once more, as in the beginning.
    if (state.active[agent].length === 0 && host.n > 1) {
      const draw = host.chance.at(agent).below(host.n - 1);
      join(state, host, values, agent, draw < agent ? draw : draw + 1);
    }
    return;
  }
  state.asked[agent] = candidate;
  state.counts.repairs += 1;
  const priority = state.active[agent].length === 0 ? HIGH : LOW;
  host.route(agent, candidate, NEIGHBOUR, priority, undefined, MESSAGE_BYTES);
  host.after(agent, ANSWER, values.timeoutSeconds);
}

/** No answer: the candidate is taken for failed, and another is asked. */
export function noAnswer(state: HyParView, host: Host, values: Values, agent: number): void {
  dropPassive(state, agent, state.asked[agent]);
  state.asked[agent] = -1;
  repair(state, host, values, agent);
}

/** Section 4.4: a sample of both views goes on a random walk, and comes back with one of the other's. */
export function shuffle(state: HyParView, host: Host, values: Values, agent: number): void {
  host.after(agent, MIX, values.shuffleSeconds);
  const partner = oneOf(host, agent, state.active[agent]);
  if (partner < 0) return;
  const members = [
    agent,
    ...someOf(
      host,
      agent,
      state.active[agent].filter((one) => one !== partner),
      values.shuffledActive,
    ),
    ...someOf(host, agent, state.passive[agent], values.shuffledPassive),
  ];
  state.offered[agent] = members;
  state.counts.shuffles += 1;
  sendMixture(host, agent, partner, SHUFFLE, { origin: agent, hopsLeft: values.activeWalk, members });
}

export function receiveShuffle(
  state: HyParView,
  host: Host,
  values: Values,
  to: number,
  from: number,
  mixture: Mixture,
): void {
  const { origin, hopsLeft, members } = mixture;
  const others = state.active[to].filter((member) => member !== from && member !== origin);
  if (hopsLeft > 1 && others.length > 0) {
    sendMixture(host, to, oneOf(host, to, others), SHUFFLE, { origin, hopsLeft: hopsLeft - 1, members });
    return;
  }
  if (origin === to) return;
  const mine = someOf(host, to, state.passive[to], members.length);
  sendMixture(host, to, origin, SHUFFLE_REPLY, { origin, hopsLeft: 0, members: mine });
  for (const member of members) addPassive(state, host, values, to, member, mine);
}

export function receiveMixture(
  state: HyParView,
  host: Host,
  values: Values,
  to: number,
  { members }: Mixture,
): void {
  for (const member of members) addPassive(state, host, values, to, member, state.offered[to]);
  state.offered[to] = [];
}

function sendMixture(host: Host, from: number, to: number, kind: number, mixture: Mixture): void {
  const bytes = MESSAGE_BYTES + MEMBER_BYTES * mixture.members.length;
  host.route(
    from,
    to,
    kind,
    0,
    Object.freeze({ ...mixture, members: Object.freeze(mixture.members.slice()) }),
    bytes,
  );
}

/** A sign of life from one that is no neighbour: it is told so, and both know again. */
export function receiveKeepAlive(state: HyParView, host: Host, to: number, from: number): void {
  if (!state.active[to].includes(from)) host.route(to, from, DISCONNECT, 0, undefined, MESSAGE_BYTES);
}
