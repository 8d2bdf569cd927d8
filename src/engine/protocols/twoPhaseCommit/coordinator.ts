import { type Asked, keyOf, wasApplied } from '../order/sessions.ts';
import { decide, handlePrepare } from './manager.ts';
import {
  ABORT,
  BARE_BYTES,
  COMMIT,
  COORDINATOR,
  type Decision,
  PREPARE,
  type TwoPhase,
  VOTES,
} from './state.ts';

/** Phase 1: asks every manager to prepare. */
export function begin(twoPhase: TwoPhase, asked: Asked): void {
  const { state, host, values } = twoPhase;
  const key = keyOf(asked.client, asked.sequence);
  if (
    state.openKeys.has(key) ||
    wasApplied(state.managers[COORDINATOR].sessions, asked.client, asked.sequence)
  )
    return;
  const transaction = state.nextTransaction++;
  if (state.open.size === 0) host.after(COORDINATOR, VOTES, values.timeoutSeconds);
  state.open.set(transaction, { asked, prepared: new Set(), deadline: host.now + values.timeoutSeconds });
  state.openKeys.add(key);
  for (let agent = 0; agent < host.n; agent++)
    if (agent !== COORDINATOR)
      host.route(COORDINATOR, agent, PREPARE, transaction, asked, BARE_BYTES + asked.bytes);
  handlePrepare(twoPhase, COORDINATOR, transaction, asked);
}

/** Phase 2: commits when all are prepared. */
export function handlePrepared(twoPhase: TwoPhase, from: number, transaction: number): void {
  const { state, host, rules } = twoPhase;
  const open = state.open.get(transaction);
  if (open === undefined) return;
  open.prepared.add(from);
  if (!rules.mayCommit(open.prepared.size, host.n)) return;
  if (state.votedNo.has(transaction) || state.votedYes.get(transaction)?.size !== host.n)
    host.violate(
      'Commit validity',
      `the coordinator commits transaction ${transaction} although not every manager has voted for it.`,
    );
  settle(twoPhase, transaction, { place: state.nextPlace++, asked: open.asked });
}

export function abort(twoPhase: TwoPhase, transaction: number): void {
  const open = twoPhase.state.open.get(transaction);
  if (open) settle(twoPhase, transaction, { place: -1, asked: open.asked });
}

/**
 * Decides. A commit is written down and told until all have acknowledged it; an abort is told once, since whoever asks about an unknown
 * transaction hears that it was aborted.
 */
function settle(twoPhase: TwoPhase, transaction: number, { place, asked }: Decision): void {
  const { state, host } = twoPhase;
  const decision: Decision = Object.freeze({ place, asked });
  state.open.delete(transaction);
  state.openKeys.delete(keyOf(asked.client, asked.sequence));
  const others = new Set<number>();
  for (let agent = 0; agent < host.n; agent++) if (agent !== COORDINATOR) others.add(agent);
  if (place < 0) state.aborted += 1;
  else {
    state.decided.set(transaction, decision);
    state.unheard.set(transaction, others);
  }
  for (const agent of others) tell(twoPhase, agent, transaction, decision);
  decide(twoPhase, COORDINATOR, transaction, decision);
}

function tell({ host }: TwoPhase, agent: number, transaction: number, decision: Decision): void {
  host.route(COORDINATOR, agent, decision.place < 0 ? ABORT : COMMIT, transaction, decision, BARE_BYTES);
}

/** A manager has written the decision down; when all have, it can be forgotten. */
export function handleDone({ state }: TwoPhase, from: number, transaction: number): void {
  const unheard = state.unheard.get(transaction);
  if (!unheard?.delete(from) || unheard.size > 0) return;
  state.unheard.delete(transaction);
  state.decided.delete(transaction);
}

/** A manager in doubt asks: an unknown transaction was aborted (presumed abort; Mohan, Lindsay & Obermarck, TODS 11(4), 1986). */
export function handleDoubt(twoPhase: TwoPhase, from: number, transaction: number, asked: Asked): void {
  const { state } = twoPhase;
  if (state.open.has(transaction)) return;
  tell(twoPhase, from, transaction, state.decided.get(transaction) ?? Object.freeze({ place: -1, asked }));
}

/** Votes are missing for too long: aborts; and tells decisions again to those that have not acknowledged them. */
export function countVotes(twoPhase: TwoPhase): void {
  const { state, host, values } = twoPhase;
  const late: number[] = [];
  for (const [transaction, { deadline }] of state.open)
    if (deadline <= host.now + 1e-9) late.push(transaction);
  for (const transaction of late) abort(twoPhase, transaction);
  for (const [transaction, unheard] of state.unheard) {
    const decision = state.decided.get(transaction);
    if (decision && !late.includes(transaction))
      for (const agent of unheard) tell(twoPhase, agent, transaction, decision);
  }
  if (state.open.size > 0 || state.unheard.size > 0)
    host.after(COORDINATOR, VOTES, values.timeoutSeconds / 2);
}
