import type { Host } from '../../kernel/host.ts';
import { send } from './dissemination.ts';
import { confirm, declareDead, suspect } from './list.ts';
import type { Values } from './parameters.ts';
import {
  ACK,
  ALIVE,
  DEAD,
  NACK,
  PERIOD,
  PING,
  PING_REQ,
  RELAY,
  SUSPECT,
  type Swim,
  TIMEOUT,
} from './state.ts';

/** Share of the timeout after which a helper that got no answer says so (Lifeguard). */
const NACK_SHARE = 0.8;
/** Draws before a member that is not dead is looked for one by one. */
const DRAWS = 24;

const stretch = (state: Swim, values: Values, agent: number): number =>
  values.health ? 1 + state.health[agent] : 1;

/** A protocol period begins: the last probe is judged and the next one made. */
export function beginPeriod(state: Swim, host: Host, values: Values, agent: number): void {
  judge(state, host, values, agent);
  host.after(agent, PERIOD, values.periodSeconds * stretch(state, values, agent));
  const target = nextTarget(state, host, values, agent);
  state.target[agent] = target;
  if (target >= 0) {
    state.sequence[agent] += 1;
    state.answered[agent] = 0;
    state.nacksOwed[agent] = 0;
    state.probedAt[agent] = host.now;
    state.counts.probes += 1;
    if (state.downAt[target] < Infinity && state.pingedAt[target] === Infinity) {
      state.pingedAt[target] = host.now;
      state.counts.pinged[0] += host.now - state.downAt[target];
      state.counts.pinged[1] += 1;
    }
    host.after(agent, TIMEOUT, values.timeoutSeconds * stretch(state, values, agent));
    send(state, host, values, agent, target, PING, state.sequence[agent], agent, target);
  }
  knockAtTheDead(state, host, values, agent);
}

/** After a partition both sides hold each other dead; now and then one asks again, as Serf does. */
function knockAtTheDead(state: Swim, host: Host, values: Values, agent: number): void {
  const dead = host.n - 1 - state.listed[agent];
  if (dead === 0 || !host.chance.at(agent).flip(dead / host.n)) return;
  let skip = host.chance.at(agent).below(dead);
  for (let member = 0; member < host.n; member++) {
    if (state.status[agent * host.n + member] !== DEAD || skip-- > 0) continue;
    send(state, host, values, agent, member, PING, -1, agent, member);
    return;
  }
}

function judge(state: Swim, host: Host, values: Values, agent: number): void {
  const target = state.target[agent];
  if (target < 0) return;
  state.target[agent] = -1;
  if (state.answered[agent]) {
    if (values.health) state.health[agent] = Math.max(0, state.health[agent] - 1);
    return;
  }
  state.counts.failedProbes += 1;
  if (values.health)
    state.health[agent] = Math.min(values.healthAtMost, state.health[agent] + 1 + state.nacksOwed[agent]);
  const at = agent * host.n + target;
  const held = state.status[at];
  if (held === DEAD) return;
  const incarnation = state.incarnation[at];
  if (!values.suspicion) {
    declareDead(state, host, values, agent, target, incarnation);
    return;
  }
  const fact = Object.freeze({ member: target, status: SUSPECT, incarnation, from: agent });
  if (held === SUSPECT) {
    confirm(state, host, values, agent, fact);
    return;
  }
  state.counts.suspicions += 1;
  if (host.alive[target]) state.counts.falseSuspicions += 1;
  host.note(
    'suspected',
    `Agent ${agent} suspects agent ${target}${host.alive[target] ? ', which is running' : ''}.`,
    target,
    host.alive[target] ? 'bad' : 'neutral',
  );
  suspect(state, host, values, agent, fact);
}

/** The member to probe next, -1 if all others are held dead. */
function nextTarget(state: Swim, host: Host, values: Values, agent: number): number {
  if (state.listed[agent] === 0) return -1;
  return values.selection === 'random'
    ? randomMember(state, host, agent, -1)
    : nextInTurn(state, host, agent);
}

function nextInTurn(state: Swim, host: Host, agent: number): number {
  const length = host.n - 1;
  for (;;) {
    if (state.place[agent] === length) {
      state.place[agent] = 0;
      host.chance.at(agent).shuffle(state.order.subarray(agent * length, (agent + 1) * length));
    }
    const member = state.order[agent * length + state.place[agent]];
    state.place[agent] += 1;
    if (state.status[agent * host.n + member] !== DEAD) return member;
  }
}

/** A uniformly drawn member that is not held dead, neither the agent nor `except`; -1 if there is none. */
function randomMember(state: Swim, host: Host, agent: number, except: number): number {
  const { n } = host;
  const fits = (member: number): boolean => member !== except && state.status[agent * n + member] !== DEAD;
  for (let i = 0; i < DRAWS; i++) {
    const draw = host.chance.at(agent).below(n - 1);
    const member = draw < agent ? draw : draw + 1;
    if (fits(member)) return member;
  }
  const left = Array.from({ length: n }, (_, member) => member).filter(
    (member) => member !== agent && fits(member),
  );
  return left.length === 0 ? -1 : left[host.chance.at(agent).below(left.length)];
}

/** No answer in time: others are asked to ping. */
export function askOthers(state: Swim, host: Host, values: Values, agent: number): void {
  const target = state.target[agent];
  if (target < 0 || state.answered[agent]) return;
  const { n } = host;
  const candidates: number[] = [];
  for (let member = 0; member < n; member++)
    if (member !== agent && member !== target && state.status[agent * n + member] !== DEAD)
      candidates.push(member);
  const count = Math.min(values.indirect, candidates.length);
  for (const k of host.chance.at(agent).sample(candidates.length, count))
    send(state, host, values, agent, candidates[k], PING_REQ, state.sequence[agent], agent, target);
  if (values.health) state.nacksOwed[agent] = count;
}

/** What members do with the messages of a probe: `origin` probes `target`, with the origin's number of it. */
export function receiveProbe(
  state: Swim,
  host: Host,
  values: Values,
  to: number,
  from: number,
  kind: number,
  sequence: number,
  origin: number,
  target: number,
): void {
  if (kind === PING) send(state, host, values, to, from, ACK, sequence, origin, target);
  else if (kind === PING_REQ) {
    if (values.health) {
      state.relays[to].push({
        origin,
        sequence,
        target,
        deadline: host.now + NACK_SHARE * values.timeoutSeconds,
      });
      armRelay(state, host, to);
    }
    send(state, host, values, to, target, PING, sequence, origin, target);
  } else if (origin !== to) {
    if (state.relays[to].length > 0) {
      state.relays[to] = state.relays[to].filter((one) => one.origin !== origin || one.sequence !== sequence);
      armRelay(state, host, to);
    }
    send(state, host, values, to, origin, kind, sequence, origin, target);
  } else if (sequence === state.sequence[to] && target === state.target[to]) {
    if (kind === ACK) state.answered[to] = 1;
    else if (state.nacksOwed[to] > 0) state.nacksOwed[to] -= 1;
  }
}

function armRelay(state: Swim, host: Host, agent: number): void {
  let first = Infinity;
  for (const { deadline } of state.relays[agent]) first = Math.min(first, deadline);
  if (first === Infinity) host.cancel(agent, RELAY);
  else host.after(agent, RELAY, Math.max(0, first - host.now) / host.skew[agent]);
}

/** Helpers that got no answer say at least that they live. */
export function sendNacks(state: Swim, host: Host, values: Values, agent: number): void {
  const due = state.relays[agent].filter(({ deadline }) => deadline <= host.now + 1e-9);
  state.relays[agent] = state.relays[agent].filter(({ deadline }) => deadline > host.now + 1e-9);
  for (const { origin, sequence, target } of due)
    send(state, host, values, agent, origin, NACK, sequence, origin, target);
  armRelay(state, host, agent);
}

/** What an agent loses in a crash: its probe, its suspicions' clocks, what it was to pass on. */
export function loseMemory(state: Swim, agent: number): void {
  state.target[agent] = -1;
  state.relays[agent] = [];
  state.suspicions[agent] = [];
  state.facts[agent] = [];
  state.health[agent] = 0;
}

/** Whether a list holds anyone suspected without a suspicion that runs: after a crash. Such suspects are taken for alive again. */
export function pardonSuspects(
  state: Swim,
  host: Host,
  agent: number,
  set: (member: number, status: number) => void,
): void {
  for (let member = 0; member < host.n; member++)
    if (state.status[agent * host.n + member] === SUSPECT) set(member, ALIVE);
}
