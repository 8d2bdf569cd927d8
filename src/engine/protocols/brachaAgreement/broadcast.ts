import { EQUIVOCATING, LYING } from '../../kernel/host.ts';
import { addAgent, hasAgent, noAgents } from '../replicas/bits.ts';
import { fixedHalves } from '../replicas/deceit.ts';
import { type Bracha, broadcastOf, DECIDE, ECHO, INITIAL, type Instance, READY, REPEAT } from './state.ts';

/** Bytes of a message: which broadcast, and its value. */
const BYTES = 16;
const KIND = 1_099_511_627_776; // 2⁴⁰

/** Starts a reliable broadcast (Bracha 1987, Figure 1); an equivocator starts it with 0 for one half and with 1 for the other. */
export function broadcast(bracha: Bracha, agent: number, place: number, value: number): void {
  const { host, n } = bracha;
  const message = broadcastOf(n, place, agent) * 4;
  if (host.byzantine[agent] === EQUIVOCATING) {
    const side = fixedHalves(host);
    const marked = place % 3 === 2 ? DECIDE : 0;
    tellAll(bracha, agent, INITIAL, (to) => message + marked + side[to], message + value);
    return;
  }
  const told = message + (host.byzantine[agent] === LYING ? value ^ 1 : value);
  tellAll(bracha, agent, INITIAL, () => told, told);
}

function tellAll(
  { state, host, n }: Bracha,
  agent: number,
  kind: number,
  messageFor: (to: number) => number,
  own: number,
): void {
  const round = Math.floor(own / 4 / n / 3);
  let said = state.agents[agent].said[round];
  if (said === undefined) {
    said = [];
    state.agents[agent].said[round] = said;
  }
  said.push(kind * KIND + own);
  state.sent += n - 1;
  for (let to = 0; to < n; to++)
    if (to !== agent) host.route(agent, to, kind, messageFor(to), undefined, BYTES);
}

function instanceOf({ state, n }: Bracha, agent: number, id: number): Instance {
  const { instances } = state.agents[agent];
  let instance = instances.get(id);
  if (instance === undefined) {
    instance = {
      echoed: false,
      readied: false,
      delivered: false,
      echoes: noAgents(n),
      readies: noAgents(n),
      echoCounts: [0, 0, 0, 0],
      readyCounts: [0, 0, 0, 0],
    };
    instances.set(id, instance);
  }
  return instance;
}

/**
 * Takes a message of a reliable broadcast, also one's own; answers the value when it is delivered, else -1. Echo on the initial message or
 * when more than (n + t)/2 echo or t + 1 are ready; ready likewise; delivered when 2t + 1 are ready.
 */
export function take(bracha: Bracha, agent: number, from: number, kind: number, message: number): number {
  const { n, t } = bracha;
  const id = Math.floor(message / 4);
  const value = message - 4 * id;
  const instance = instanceOf(bracha, agent, id);
  if (kind === ECHO && !hasAgent(instance.echoes, from)) {
    addAgent(instance.echoes, from);
    instance.echoCounts[value] += 1;
  } else if (kind === READY && !hasAgent(instance.readies, from)) {
    addAgent(instance.readies, from);
    instance.readyCounts[value] += 1;
  }
  const many = 2 * instance.echoCounts[value] > n + t;
  const isInitial = kind === INITIAL && from === id % n;
  if (!instance.echoed && (isInitial || many || instance.readyCounts[value] > t)) {
    instance.echoed = true;
    speak(bracha, agent, ECHO, message);
    addOwn(instance.echoes, instance.echoCounts, agent, value);
  }
  const enough = 2 * instance.echoCounts[value] > n + t || instance.readyCounts[value] > t;
  if (!instance.readied && enough) {
    instance.readied = true;
    speak(bracha, agent, READY, message);
    addOwn(instance.readies, instance.readyCounts, agent, value);
  }
  if (instance.delivered || instance.readyCounts[value] <= 2 * t) return -1;
  instance.delivered = true;
  return value;
}

function addOwn(set: Uint32Array, counts: number[], agent: number, value: number): void {
  if (hasAgent(set, agent)) return;
  addAgent(set, agent);
  counts[value] += 1;
}

/** Says echo or ready. Traitors tell each half what keeps it apart, for their own broadcasts, and now and then for those of others. */
function speak(bracha: Bracha, agent: number, kind: number, message: number): void {
  const { host, n } = bracha;
  const behaviour = host.byzantine[agent];
  const isOwn = host.byzantine[Math.floor(message / 4) % n] !== 0;
  if ((behaviour === EQUIVOCATING || behaviour === LYING) && (isOwn || host.chance.at(agent).flip(0.2))) {
    const side = fixedHalves(host);
    const base = message - (message & 1);
    for (const each of kind === ECHO ? [ECHO, READY] : [kind])
      tellAll(bracha, agent, each, (to) => base + side[to], message);
    return;
  }
  tellAll(bracha, agent, kind, () => message, message);
}

/**
 * Repeats what it has said from a round on, up to two rounds; its own initial messages to all, since others that have gone on without
 * them may have to echo them for the one that asks.
 */
export function repeat({ state, host, n }: Bracha, agent: number, to: number, round: number): void {
  const { said } = state.agents[agent];
  for (let at = round; at < Math.min(said.length, round + 2); at++)
    for (const one of said[at] ?? []) {
      const kind = Math.floor(one / KIND);
      for (let other = 0; other < n; other++) {
        if (other === agent || (other !== to && kind !== INITIAL)) continue;
        state.sent += 1;
        host.route(agent, other, kind, one - kind * KIND, undefined, BYTES);
      }
    }
}

/** Asks all others to repeat what they have said from a round on (rounds from 0). */
export function askAgain({ state, host, n }: Bracha, agent: number, round: number): void {
  state.sent += n - 1;
  for (let to = 0; to < n; to++) if (to !== agent) host.route(agent, to, REPEAT, round, undefined, BYTES);
}
