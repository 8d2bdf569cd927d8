import { addAgent } from '../replicas/bits.ts';
import { sign } from '../replicas/ledger.ts';
import { batchOf, keyOf, type Request } from '../replicas/requests.ts';
import { wasExecuted } from '../replicas/sessions.ts';
import { auditCommitted, auditPrepared } from './audit.ts';
import { executeReady } from './execution.ts';
import { COMMIT, type PrePrepare, PREPARE, type Vote, VOTE_BYTES } from './messages.ts';
import { armPatience, armStatus } from './patience.ts';
import { commitText, prepareText } from './rules.ts';
import { multicast } from './speech.ts';
import { type Ballot, ballotFor, isPrimary, type Pbft, primaryOf, type Slot, slotAt } from './state.ts';
import { isTraitor, tellPrePrepare, voteForAll } from './traitors.ts';

/** The primary gives the next place to a batch of waiting requests, as far as window and pipeline go (section 4.2). */
export function propose(pbft: Pbft, agent: number): void {
  const { state, values, n } = pbft;
  const replica = state.replicas[agent];
  if (!isPrimary(n, agent, replica)) return;
  const high = replica.stable.sequence + 2 * values.checkpointPeriod;
  while (
    replica.queue.length > 0 &&
    replica.assigned < high &&
    replica.assigned - replica.executed < values.pipeline
  ) {
    const taken: Request[] = [];
    while (taken.length < values.batch && replica.queue.length > 0) {
      const request = replica.queue.shift() as Request;
      if (!wasExecuted(replica.sessions, request.client, request.sequence)) taken.push(request);
    }
    if (taken.length === 0) return;
    replica.assigned += 1;
    const sequence = replica.assigned;
    const { view } = replica;
    const batch = tellPrePrepare(pbft, agent, { view, sequence, batch: batchOf(taken) });
    const slot = slotAt(pbft, agent, sequence);
    if (slot !== null) accept(pbft, agent, slot, { view, sequence, batch });
  }
}

/** A backup takes a pre-prepare of its view from the primary, and only one for a place (section 4.2). */
export function receivePrePrepare(pbft: Pbft, agent: number, from: number, proposal: PrePrepare): void {
  const { state, rules, n } = pbft;
  const replica = state.replicas[agent];
  const { view, sequence, batch } = proposal;
  if (view < replica.view || !rules.fromPrimary(n, view, from)) return;
  const slot = slotAt(pbft, agent, sequence);
  if (slot === null) hintAt(pbft, agent, sequence);
  if (slot === null || !batch.requests.every(rules.authentic)) return;
  if (isTraitor(pbft, agent))
    voteForAll(pbft, agent, view, sequence, batch.digest, ballotFor(pbft, slot, view, batch.digest));
  if (view > replica.view || !replica.active) {
    slot.early = proposal;
    return;
  }
  if (!rules.isFirst(slot, view, batch)) return;
  if (slot.batch !== null && slot.view === view && slot.batch.digest === batch.digest) return;
  for (const request of batch.requests)
    if (!wasExecuted(replica.sessions, request.client, request.sequence))
      replica.waiting.set(keyOf(request.client, request.sequence), request);
  armPatience(pbft, agent);
  armStatus(pbft, agent);
  accept(pbft, agent, slot, proposal);
}

/** Enters a pre-prepare in the log; a backup prepares it. */
export function accept(pbft: Pbft, agent: number, slot: Slot, { view, sequence, batch }: PrePrepare): void {
  const { state, n } = pbft;
  slot.view = view;
  slot.batch = batch;
  slot.prepared = false;
  slot.early = null;
  const primary = primaryOf(n, view);
  const ballot = ballotFor(pbft, slot, view, batch.digest);
  sign(state.ledger, n, sequence, prepareText(view, batch.digest), agent);
  // A replica that speaks in a primary's stead cannot make it sign; where the primary did, its signature stands already.
  countPrepare(pbft, ballot, primary);
  if (agent !== primary) {
    if (!isTraitor(pbft, agent))
      multicast(pbft, agent, PREPARE, Object.freeze({ view, sequence, digest: batch.digest }), VOTE_BYTES);
    countPrepare(pbft, ballot, agent);
  }
  advance(pbft, agent, slot, ballot);
}

function countPrepare({ rules }: Pbft, ballot: Ballot, from: number): void {
  if (!rules.counts(ballot.prepares, from)) return;
  addAgent(ballot.prepares, from);
  ballot.prepareCount += 1;
}

/** ⟨PREPARE⟩ or ⟨COMMIT⟩: counts the vote, and goes on where it makes a quorum. */
export function receiveVote(
  pbft: Pbft,
  agent: number,
  from: number,
  kind: number,
  { view, sequence, digest }: Vote,
): void {
  const { state, rules } = pbft;
  const replica = state.replicas[agent];
  if (view < replica.view || sequence <= replica.stable.sequence) return;
  const slot = slotAt(pbft, agent, sequence);
  if (slot === null) {
    hintAt(pbft, agent, sequence);
    return;
  }
  const ballot = ballotFor(pbft, slot, view, digest);
  if (isTraitor(pbft, agent)) voteForAll(pbft, agent, view, sequence, digest, ballot);
  if (kind === PREPARE) countPrepare(pbft, ballot, from);
  else if (rules.counts(ballot.commits, from)) {
    addAgent(ballot.commits, from);
    ballot.commitCount += 1;
  }
  if (slot.batch === null) armStatus(pbft, agent);
  else if (replica.active && view === replica.view) advance(pbft, agent, slot, ballot);
}

/** Others speak of a place above the window: this replica may be behind, and asks when it gets no further. */
function hintAt(pbft: Pbft, agent: number, sequence: number): void {
  const replica = pbft.state.replicas[agent];
  if (sequence <= replica.stable.sequence || replica.hearsOfMore) return;
  replica.hearsOfMore = true;
  armStatus(pbft, agent);
}

/** prepared and committed-local, where the votes suffice. */
function advance(pbft: Pbft, agent: number, slot: Slot, ballot: Ballot): void {
  const { state, rules, quorum, n } = pbft;
  const { batch, view, sequence } = slot;
  if (batch === null || (slot.proof !== null && slot.prepared)) return;
  if (view !== state.replicas[agent].view || !rules.belongs(ballot, view, batch.digest)) return;
  if (!slot.prepared && rules.isPrepared(ballot, quorum)) {
    slot.prepared = true;
    slot.certificate = Object.freeze({ view, sequence, batch, signers: ballot.prepares.slice() });
    if (isTraitor(pbft, agent)) slot.oldest ??= slot.certificate;
    auditPrepared(pbft, agent, view, sequence, batch);
    sign(state.ledger, n, sequence, commitText(view, batch.digest), agent);
    if (!isTraitor(pbft, agent))
      multicast(pbft, agent, COMMIT, Object.freeze({ view, sequence, digest: batch.digest }), VOTE_BYTES);
    if (rules.counts(ballot.commits, agent)) {
      addAgent(ballot.commits, agent);
      ballot.commitCount += 1;
    }
  }
  if (slot.proof !== null || !rules.isCommitted(slot, ballot, quorum)) return;
  slot.proof = Object.freeze({ view, sequence, batch, signers: ballot.commits.slice() });
  auditCommitted(pbft, agent, sequence, batch);
  executeReady(pbft, agent);
  propose(pbft, agent);
}
