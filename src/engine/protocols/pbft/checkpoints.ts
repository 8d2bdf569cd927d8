import { addAgent, agentsOf, hasAgent, noAgents } from '../replicas/bits.ts';
import { historyAt } from '../replicas/history.ts';
import { sign } from '../replicas/ledger.ts';
import { auditStable } from './audit.ts';
import { execute } from './execution.ts';
import { CHECKPOINT, FETCH, STATE, type StableCheckpoint, VOTE_BYTES } from './messages.ts';
import { propose } from './ordering.ts';
import { checkpointText, isStable } from './rules.ts';
import { tell } from './speech.ts';
import type { Pbft } from './state.ts';
import { tellCheckpoint } from './traitors.ts';

/** ⟨CHECKPOINT, n, d⟩: a replica certifies its state after a place (section 4.3). */
export function checkpoint(pbft: Pbft, agent: number, sequence: number): void {
  const { state, n } = pbft;
  const digest = state.replicas[agent].stateDigest;
  sign(state.ledger, n, sequence, checkpointText(digest), agent);
  tellCheckpoint(pbft, agent, { sequence, digest });
  receiveCheckpoint(pbft, agent, agent, sequence, digest);
}

export function receiveCheckpoint(
  pbft: Pbft,
  agent: number,
  from: number,
  sequence: number,
  digest: number,
): void {
  const { state, rules, n, quorum } = pbft;
  const replica = state.replicas[agent];
  if (sequence <= replica.stable.sequence) return;
  let tally = replica.checkpoints.find((one) => one.sequence === sequence && one.digest === digest);
  if (tally === undefined) {
    tally = { sequence, digest, signers: noAgents(n), count: 0 };
    replica.checkpoints.push(tally);
  }
  if (!rules.counts(tally.signers, from)) return;
  addAgent(tally.signers, from);
  tally.count += 1;
  if (tally.count >= rules.checkpointQuorum(quorum))
    stabilise(pbft, agent, Object.freeze({ sequence, digest, signers: tally.signers.slice() }));
}

/** A checkpoint has its signatures: what it covers is forgotten, or fetched first where this replica is behind. */
export function stabilise(pbft: Pbft, agent: number, stable: StableCheckpoint): void {
  const { state, values } = pbft;
  const replica = state.replicas[agent];
  if (stable.sequence <= replica.stable.sequence) return;
  auditStable(pbft, agent, stable);
  if (stable.sequence > replica.executed) {
    if (replica.ahead === null || stable.sequence > replica.ahead.sequence) replica.ahead = stable;
    // Slower by a few messages is no reason to fetch; out of the window is.
    if (stable.sequence > replica.stable.sequence + values.checkpointPeriod) fetch(pbft, agent);
    return;
  }
  replica.stable = stable;
  if (replica.ahead !== null && replica.ahead.sequence <= stable.sequence) replica.ahead = null;
  for (const sequence of replica.slots.keys())
    if (sequence <= stable.sequence) replica.slots.delete(sequence);
  replica.checkpoints = replica.checkpoints.filter((one) => one.sequence > stable.sequence);
  propose(pbft, agent);
}

/** Asks one of those who signed the checkpoint for the state. */
export function fetch(pbft: Pbft, agent: number): void {
  const { ahead, executed } = pbft.state.replicas[agent];
  if (ahead === null) return;
  const holders = agentsOf(ahead.signers).filter((one) => one !== agent);
  if (holders.length === 0) return;
  const holder = holders[pbft.host.chance.at(agent).below(holders.length)];
  tell(pbft, agent, holder, FETCH, Object.freeze({ executed }), VOTE_BYTES);
}

/** Sends the last stable checkpoint and, counted in bytes, what was executed up to it. */
export function tellState(pbft: Pbft, agent: number, to: number, executed: number): void {
  const { stable } = pbft.state.replicas[agent];
  let bytes = VOTE_BYTES + 48 * pbft.quorum;
  for (let place = executed; place < stable.sequence; place++)
    bytes += historyAt(pbft.state.history, place)?.batch.bytes ?? 0;
  tell(pbft, agent, to, STATE, stable, bytes);
}

/** Sends the own votes for checkpoints that are not stable there yet. */
export function tellCheckpoints(pbft: Pbft, agent: number, to: number, above: number): void {
  for (const { sequence, digest, signers } of pbft.state.replicas[agent].checkpoints)
    if (sequence > above && hasAgent(signers, agent))
      tell(pbft, agent, to, CHECKPOINT, Object.freeze({ sequence, digest }), VOTE_BYTES);
}

/**
 * Takes over the state of a stable checkpoint. Its digest says what it contains, so that nobody can pass a false one; the contents
 * stand once in the history.
 */
export function receiveState(pbft: Pbft, agent: number, stable: StableCheckpoint): void {
  const { state } = pbft;
  const replica = state.replicas[agent];
  if (stable.sequence <= replica.stable.sequence || !isStable(pbft, stable)) return;
  if (historyAt(state.history, stable.sequence - 1)?.stateDigest !== stable.digest) {
    auditStable(pbft, agent, stable);
    return;
  }
  while (replica.executed < stable.sequence) {
    const entry = historyAt(state.history, replica.executed);
    if (entry === undefined) return;
    execute(pbft, agent, replica.executed + 1, entry.batch);
  }
  stabilise(pbft, agent, stable);
}
