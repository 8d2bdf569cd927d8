import { type Asked, keyOf, markApplied } from '../order/sessions.ts';
import { abort, handlePrepared } from './coordinator.ts';
import {
  BARE_BYTES,
  COORDINATOR,
  type Decision,
  DONE,
  DOUBT,
  DOUBTS,
  type Manager,
  PREPARED,
  REFUSED,
  type TwoPhase,
} from './state.ts';

/** Transactions that a manager remembers to have finished. */
const FINISHED_AT_MOST = 4096;

/** Votes: once prepared, a manager can neither commit nor abort until it hears the decision. */
export function handlePrepare(twoPhase: TwoPhase, agent: number, transaction: number, asked: Asked): void {
  const { state, host, values } = twoPhase;
  const manager = state.managers[agent];
  if (manager.finished.has(transaction)) return;
  if (manager.prepared.has(transaction)) {
    if (agent !== COORDINATOR) host.route(agent, COORDINATOR, PREPARED, transaction, undefined, BARE_BYTES);
    return;
  }
  if (values.refusal > 0 && host.chance.at(agent).uniform() < values.refusal) {
    state.votedNo.add(transaction);
    finish(manager, transaction);
    fate(twoPhase, agent, transaction, -1);
    if (agent === COORDINATOR) abort(twoPhase, transaction);
    else host.route(agent, COORDINATOR, REFUSED, transaction, undefined, BARE_BYTES);
    return;
  }
  if (manager.prepared.size === 0) host.after(agent, DOUBTS, values.timeoutSeconds);
  manager.prepared.set(transaction, asked);
  const yes = state.votedYes.get(transaction) ?? new Set<number>();
  if (yes.size === 0) state.votedYes.set(transaction, yes);
  yes.add(agent);
  if (agent === COORDINATOR) handlePrepared(twoPhase, agent, transaction);
  else host.route(agent, COORDINATOR, PREPARED, transaction, undefined, BARE_BYTES);
}

/** The decision arrives: commits are applied in the order of their places. */
export function decide(twoPhase: TwoPhase, agent: number, transaction: number, decision: Decision): void {
  const { state } = twoPhase;
  const manager = state.managers[agent];
  // An answer to an old doubt may come after the decision was carried out, acknowledged and forgotten.
  if (manager.finished.has(transaction)) return;
  const { place, asked } = decision;
  manager.prepared.delete(transaction);
  finish(manager, transaction);
  fate(twoPhase, agent, transaction, place < 0 ? -1 : 1);
  if (place < 0) {
    manager.aborted += 1;
    return;
  }
  if (place < manager.applied) return;
  manager.waiting.set(place, asked);
  for (;;) {
    const next = manager.waiting.get(manager.applied);
    if (next === undefined) return;
    manager.waiting.delete(manager.applied);
    apply(twoPhase, agent, manager.applied++, next);
  }
}

/** Only the latest can still be asked about. */
function finish({ finished }: Manager, transaction: number): void {
  finished.add(transaction);
  if (finished.size <= FINISHED_AT_MOST) return;
  let left = FINISHED_AT_MOST / 2;
  for (const old of finished) {
    if (left-- === 0) return;
    finished.delete(old);
  }
}

function apply(
  { state, host }: TwoPhase,
  agent: number,
  place: number,
  { client, sequence, command, askedAt }: Asked,
): void {
  const manager = state.managers[agent];
  manager.pending.delete(keyOf(client, sequence));
  if (place >= state.committed) {
    state.committed = place + 1;
    state.latencySum += host.now - askedAt;
  }
  const isNew = markApplied(manager.sessions, client, sequence);
  if (!isNew || place < state.told[agent]) return;
  manager.committed += 1;
  state.told[agent] = place + 1;
  host.committed(agent, place, command);
}

/** All managers do the same with a transaction: the one promise of atomic commitment. */
function fate({ state, host }: TwoPhase, agent: number, transaction: number, done: number): void {
  const known = state.fates.get(transaction);
  if (known === undefined) {
    state.fates.set(transaction, done);
    // Only the latest can still be heard of; a long run must not grow for ever.
    if (state.fates.size > 20_000) forgetOldest(state);
  } else if (known !== done)
    host.violate(
      'Atomicity',
      `agent ${agent} ${done > 0 ? 'commits' : 'aborts'} transaction ${transaction}, which another has ${done > 0 ? 'aborted' : 'committed'}.`,
    );
}

function forgetOldest(state: TwoPhase['state']): void {
  let left = 10_000;
  for (const transaction of state.fates.keys()) {
    if (left-- === 0) return;
    state.fates.delete(transaction);
    state.votedYes.delete(transaction);
    state.votedNo.delete(transaction);
  }
}

export function handleDecision(
  twoPhase: TwoPhase,
  agent: number,
  transaction: number,
  decision: Decision,
): void {
  decide(twoPhase, agent, transaction, decision);
  twoPhase.host.route(agent, COORDINATOR, DONE, transaction, undefined, BARE_BYTES);
}

/** In doubt: asks the coordinator, and must wait however long it takes to come back. */
export function doubt(twoPhase: TwoPhase, agent: number): void {
  const { state, host, values, rules } = twoPhase;
  const { prepared } = state.managers[agent];
  if (prepared.size === 0) return;
  host.after(agent, DOUBTS, values.timeoutSeconds);
  if (agent === COORDINATOR) return;
  for (const [transaction, asked] of prepared) {
    if (rules.waitsInDoubt()) host.route(agent, COORDINATOR, DOUBT, transaction, asked, BARE_BYTES);
    else decide(twoPhase, agent, transaction, { place: -1, asked });
  }
}
