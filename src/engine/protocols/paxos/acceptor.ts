import { historyAt } from '../order/history.ts';
import { tally } from './check.ts';
import { becomeFollower, waitForLeader } from './leader.ts';
import { learn } from './learner.ts';
import {
  ACCEPTED,
  type AcceptedSlots,
  BARE_BYTES,
  BEHIND,
  type FromSlot,
  PRESENT,
  PROMISE,
  type Promised,
  REFUSAL,
  SLOT_BYTES,
  type Slots,
} from './messages.ts';
import { type Entry, FOLLOWER, type Paxos, type Server, type Vote } from './state.ts';

/** Phase 1b: promises to take part in no lower ballot, and tells its votes for the slots asked about. */
export function handlePrepare(
  paxos: Paxos,
  agent: number,
  from: number,
  ballot: number,
  { from: slot }: FromSlot,
): void {
  const { host, rules } = paxos;
  const server = paxos.state.servers[agent];
  if (!rules.mayPromise(server, ballot)) {
    host.route(agent, from, REFUSAL, server.promised, undefined, BARE_BYTES);
    return;
  }
  server.promised = ballot;
  server.leader = -1;
  becomeFollower(paxos, agent);
  waitForLeader(paxos, agent);
  const promised = report(paxos, server, slot);
  let bytes = BARE_BYTES;
  for (const [, { entry }] of promised.accepted) bytes += SLOT_BYTES + entry.bytes;
  for (const entry of promised.chosen.entries) bytes += SLOT_BYTES + entry.bytes;
  host.route(agent, from, PROMISE, ballot, promised, bytes);
}

/** All that the acceptor has accepted or executed from a slot on. Votes for executed slots are gone; the values chosen stand for them. */
export function report({ state }: Paxos, { accepted, executed }: Server, from: number): Promised {
  const votes: [number, Vote][] = [];
  for (const [slot, vote] of accepted) if (slot >= from) votes.push([slot, vote]);
  const entries: Entry[] = [];
  for (let slot = from; slot < executed; slot++) {
    const entry = historyAt(state.history, slot);
    if (entry) entries.push(entry);
  }
  return { accepted: votes, chosen: { from, entries } };
}

/** Phase 2b: accepts the proposals of a ballot unless it has promised a higher one. */
export function handleAccept(
  paxos: Paxos,
  agent: number,
  from: number,
  ballot: number,
  { slots }: Slots,
): void {
  const { host, rules } = paxos;
  const server = paxos.state.servers[agent];
  if (!rules.mayAccept(server, ballot)) {
    host.route(agent, from, REFUSAL, server.promised, undefined, BARE_BYTES);
    return;
  }
  follow(paxos, agent, from, ballot);
  const taken: number[] = [];
  for (const [slot, entry] of slots) {
    vote(paxos, agent, slot, ballot, entry);
    taken.push(slot);
  }
  const reply: AcceptedSlots = { slots: taken };
  host.route(agent, from, ACCEPTED, ballot, reply, BARE_BYTES + 8 * taken.length);
}

/** Accepts one proposal; what is executed already needs no memory of its vote. */
export function vote(paxos: Paxos, agent: number, slot: number, ballot: number, entry: Entry): void {
  const server = paxos.state.servers[agent];
  if (slot >= server.executed) server.accepted.set(slot, Object.freeze({ ballot, entry }));
  tally(paxos, agent, slot, ballot, entry);
}

/** Takes the sender for the leader, and its ballot as promised. */
function follow(paxos: Paxos, agent: number, from: number, ballot: number): void {
  const server = paxos.state.servers[agent];
  server.promised = ballot;
  if (server.role !== FOLLOWER) becomeFollower(paxos, agent);
  server.leader = from;
  waitForLeader(paxos, agent);
}

/** A sign of life: the follower answers, and asks for what it lacks. */
export function handleHeartbeat(
  paxos: Paxos,
  agent: number,
  from: number,
  ballot: number,
  { from: executed }: FromSlot,
): void {
  const { host, rules, state } = paxos;
  const server = state.servers[agent];
  if (!rules.mayAccept(server, ballot)) {
    host.route(agent, from, REFUSAL, server.promised, undefined, BARE_BYTES);
    return;
  }
  follow(paxos, agent, from, ballot);
  host.route(agent, from, PRESENT, ballot, undefined, BARE_BYTES);
  if (executed > server.executed)
    host.route(agent, from, BEHIND, ballot, { from: server.executed }, BARE_BYTES);
  else host.redundant();
}

/** The leader's word on what is chosen. */
export function handleLearn(paxos: Paxos, agent: number, { slots }: Slots): void {
  learn(paxos, agent, slots);
}
