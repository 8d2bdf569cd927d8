import { keyOf, wasApplied } from '../order/sessions.ts';
import type { Asked } from '../order/sessions.ts';
import { report, vote } from './acceptor.ts';
import { askAgain } from './clients.ts';
import { chosenByMajority } from './check.ts';
import { learn } from './learner.ts';
import {
  ACCEPT,
  type AcceptedSlots,
  BARE_BYTES,
  bytesOf,
  HEARTBEAT,
  LEARN,
  PREPARE,
  type Promised,
} from './messages.ts';
import { BEAT, type Entry, FOLLOWER, LEADER, PATIENCE, type Paxos, PREPARING } from './state.ts';

export function waitForLeader({ host, values }: Paxos, agent: number): void {
  const { timeoutMin, timeoutMax } = values;
  const range = Math.max(0, timeoutMax - timeoutMin);
  host.after(agent, PATIENCE, timeoutMin + range * host.chance.at(agent).uniform());
}

/** Phase 1a: begins a ballot higher than any it has seen, for all slots that it does not know to be chosen. */
export function prepare(paxos: Paxos, agent: number): void {
  const { state, host } = paxos;
  const server = state.servers[agent];
  if (server.role === LEADER || agent >= state.acceptors) return;
  waitForLeader(paxos, agent);
  const seen = Math.max(server.promised, server.ballot, -1);
  server.ballot = (Math.floor(seen / host.n) + 1) * host.n + agent;
  server.promised = server.ballot;
  server.role = PREPARING;
  server.leader = -1;
  server.promises = new Set([agent]);
  server.reported = new Map();
  state.ballots += 1;
  merge(paxos, agent, report(paxos, server, server.executed));
  for (let acceptor = 0; acceptor < state.acceptors; acceptor++)
    if (acceptor !== agent)
      host.route(agent, acceptor, PREPARE, server.ballot, { from: server.executed }, BARE_BYTES);
  lead(paxos, agent);
}

export function handlePromise(
  paxos: Paxos,
  agent: number,
  from: number,
  ballot: number,
  promised: Promised,
): void {
  const server = paxos.state.servers[agent];
  if (server.role !== PREPARING || ballot !== server.ballot) return;
  server.promises.add(from);
  merge(paxos, agent, promised);
  lead(paxos, agent);
}

function merge(paxos: Paxos, agent: number, { accepted, chosen }: Promised): void {
  const { reported } = paxos.state.servers[agent];
  for (const [slot, own] of accepted) {
    const other = reported.get(slot);
    if (other === undefined || paxos.rules.prefers(own, other)) reported.set(slot, own);
  }
  if (chosen.entries.length > 0)
    learn(
      paxos,
      agent,
      chosen.entries.map((entry, i) => [chosen.from + i, entry]),
    );
}

/** With promises of a majority: proposes again what may have been chosen, fills holes with nothing, and then takes new commands. */
function lead(paxos: Paxos, agent: number): void {
  const { state, host, rules } = paxos;
  const server = state.servers[agent];
  if (server.role !== PREPARING || server.promises.size < rules.majority(state.acceptors)) return;
  startLeading(paxos, agent);
  host.note(
    'elected',
    `Agent ${agent} leads ballot ${Math.floor(server.ballot / host.n)}.${agent}.`,
    agent,
    'good',
  );
  let last = server.executed - 1;
  for (const slot of server.chosen.keys()) last = Math.max(last, slot);
  if (rules.heedsReports()) for (const slot of server.reported.keys()) last = Math.max(last, slot);
  const slots: [number, Entry][] = [];
  for (let slot = server.executed; slot <= last; slot++) {
    if (server.chosen.has(slot)) continue;
    const entry =
      (rules.heedsReports() ? server.reported.get(slot)?.entry : undefined) ?? hole(agent, host.now);
    slots.push([slot, entry]);
  }
  server.reported = new Map();
  server.nextSlot = last + 1;
  propose(paxos, agent, slots);
  beat(paxos, agent);
  askAgain(paxos, agent);
}

/** From here on the agent is in phase 2. */
export function startLeading({ state, host }: Paxos, agent: number): void {
  const server = state.servers[agent];
  host.cancel(agent, PATIENCE);
  server.role = LEADER;
  server.leader = agent;
  server.open = new Map();
  server.nextSlot = server.executed;
  server.proposed = new Set();
  server.answeredAt = new Float64Array(host.n).fill(-Infinity);
  state.quorumAt = host.now;
}

const hole = (agent: number, now: number): Entry =>
  Object.freeze({ isHole: true, command: null, client: 0, sequence: 0, via: agent, askedAt: now, bytes: 0 });

/** New commands get the next free slots. */
export function proposeCommands(paxos: Paxos, agent: number, asked: readonly Asked[]): void {
  const server = paxos.state.servers[agent];
  const slots: [number, Entry][] = [];
  for (const one of asked) {
    const key = keyOf(one.client, one.sequence);
    if (server.proposed.has(key) || wasApplied(server.sessions, one.client, one.sequence)) continue;
    slots.push([server.nextSlot++, Object.freeze({ ...one, isHole: false })]);
  }
  propose(paxos, agent, slots);
}

/** Phase 2a: asks all acceptors, itself the first. */
function propose(paxos: Paxos, agent: number, slots: readonly (readonly [number, Entry])[]): void {
  const { state, host } = paxos;
  const server = state.servers[agent];
  if (slots.length === 0) return;
  for (const [slot, entry] of slots) {
    if (!entry.isHole) server.proposed.add(keyOf(entry.client, entry.sequence));
    server.open.set(slot, { entry, votes: new Set([agent]) });
    vote(paxos, agent, slot, server.ballot, entry);
  }
  const bytes = bytesOf(slots);
  for (let acceptor = 0; acceptor < state.acceptors; acceptor++)
    if (acceptor !== agent) host.route(agent, acceptor, ACCEPT, server.ballot, { slots }, bytes);
  choose(
    paxos,
    agent,
    slots.map(([slot]) => slot),
  );
}

/** Phase 2b arrives: what a majority has accepted is chosen, and everybody is told. */
export function handleAccepted(
  paxos: Paxos,
  agent: number,
  from: number,
  ballot: number,
  { slots }: AcceptedSlots,
): void {
  const { host, rules } = paxos;
  const server = paxos.state.servers[agent];
  if (server.role !== LEADER || !rules.countsVote(server, ballot)) return;
  server.answeredAt[from] = host.now;
  for (const slot of slots) server.open.get(slot)?.votes.add(from);
  choose(paxos, agent, slots);
}

function choose(paxos: Paxos, agent: number, slots: readonly number[]): void {
  const { state, host, rules } = paxos;
  const server = state.servers[agent];
  const chosen: [number, Entry][] = [];
  for (const slot of slots) {
    const proposal = server.open.get(slot);
    if (proposal === undefined || proposal.votes.size < rules.majority(state.acceptors)) continue;
    chosenByMajority(paxos, agent, slot, proposal.entry);
    chosen.push([slot, proposal.entry]);
    server.open.delete(slot);
  }
  if (chosen.length === 0) return;
  learn(paxos, agent, chosen);
  const bytes = bytesOf(chosen);
  for (let other = 0; other < host.n; other++)
    if (other !== agent) host.route(agent, other, LEARN, server.ballot, { slots: chosen }, bytes);
}

/** A sign of life to all, and proposals again to acceptors that have not answered. */
export function beat(paxos: Paxos, agent: number): void {
  const { state, host, values } = paxos;
  const server = state.servers[agent];
  if (server.role !== LEADER) return;
  host.after(agent, BEAT, values.heartbeatSeconds);
  let present = 1;
  const since = host.now - Math.max(values.timeoutMax, 2 * values.heartbeatSeconds);
  for (let other = 0; other < host.n; other++) {
    if (other === agent) continue;
    host.route(agent, other, HEARTBEAT, server.ballot, { from: server.executed }, BARE_BYTES);
    if (other >= state.acceptors) continue;
    if (server.answeredAt[other] >= since) present += 1;
    repeat(paxos, agent, other);
  }
  if (2 * present > state.acceptors) state.quorumAt = host.now;
}

function repeat({ state, host, values }: Paxos, agent: number, acceptor: number): void {
  const { open, ballot } = state.servers[agent];
  const slots: [number, Entry][] = [];
  for (const [slot, { entry, votes }] of open) {
    if (!votes.has(acceptor)) slots.push([slot, entry]);
    if (slots.length >= values.batch) break;
  }
  if (slots.length > 0) host.route(agent, acceptor, ACCEPT, ballot, { slots }, bytesOf(slots));
}

/** Somebody has promised a higher ballot. */
export function handleRefusal(paxos: Paxos, agent: number, promised: number): void {
  const { state, host } = paxos;
  const server = state.servers[agent];
  if (server.role === FOLLOWER || promised <= server.ballot) return;
  if (server.role === LEADER)
    host.note('preempted', `Agent ${agent} stops leading: a higher ballot has begun.`, agent);
  becomeFollower(paxos, agent);
  // Its next ballot must be above the one that it has heard of.
  server.ballot = promised;
  waitForLeader(paxos, agent);
}

export function becomeFollower({ state, host }: Paxos, agent: number): void {
  const server = state.servers[agent];
  if (server.role === FOLLOWER) return;
  host.cancel(agent, BEAT);
  server.role = FOLLOWER;
  server.promises = new Set();
  server.reported = new Map();
  server.open = new Map();
  server.proposed = new Set();
  server.answeredAt = new Float64Array(0);
  if (server.leader === agent) server.leader = -1;
}
