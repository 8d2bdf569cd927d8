import { fetch, tellCheckpoints, tellState } from './checkpoints.ts';
import { executeReady, tellProof } from './execution.ts';
import { auditCommitted } from './audit.ts';
import {
  COMMIT,
  type Certificate,
  PRE_PREPARE,
  PREPARE,
  type Status,
  STATUS,
  VOTE_BYTES,
} from './messages.ts';
import { armStatus } from './patience.ts';
import { multicast, tell } from './speech.ts';
import { isPrimary, type Pbft, slotAt } from './state.ts';
import { isTraitor } from './traitors.ts';
import { tellView, tellViewChange } from './viewChange.ts';

/** Places that one answer to a status brings up to date. */
const PLACES_TOLD = 8;

/**
 * Messages get lost: a replica that makes no progress tells what it has, and the others send again what it lacks (Castro &
 * Liskov 2002, section 5.2).
 */
export function lookAtProgress(pbft: Pbft, agent: number): void {
  const replica = pbft.state.replicas[agent];
  const { lookedAt, view, executed, active } = replica;
  const stable = replica.stable.sequence;
  replica.statusArmed = false;
  const isBehind = replica.hearsOfMore;
  replica.hearsOfMore = false;
  if (!isBehind && !isUnfinished(pbft, agent)) return;
  const stuck = lookedAt.view === view && lookedAt.executed === executed && lookedAt.active === active;
  if (stuck) multicast(pbft, agent, STATUS, Object.freeze({ view, active, executed, stable }), VOTE_BYTES);
  if (replica.ahead !== null && replica.ahead.sequence > executed) fetch(pbft, agent);
  armStatus(pbft, agent);
}

function isUnfinished({ state }: Pbft, agent: number): boolean {
  const { active, waiting, ahead, slots, executed } = state.replicas[agent];
  if (!active || waiting.size > 0 || (ahead !== null && ahead.sequence > executed)) return true;
  for (const slot of slots.values()) if (slot.sequence > executed && slot.ballots.length > 0) return true;
  return false;
}

/** Sends again what another replica lacks. */
export function receiveStatus(pbft: Pbft, agent: number, from: number, status: Status): void {
  if (isTraitor(pbft, agent)) return;
  const { state, n } = pbft;
  const replica = state.replicas[agent];
  if (!replica.active && status.view <= replica.view) tellViewChange(pbft, agent, from);
  else if (replica.active && (status.view < replica.view || (status.view === replica.view && !status.active)))
    tellView(pbft, agent, from);
  if (replica.stable.sequence > status.stable) tellState(pbft, agent, from, status.executed);
  tellCheckpoints(pbft, agent, from, status.stable);
  const first = Math.max(status.executed, replica.stable.sequence) + 1;
  for (let sequence = first; sequence < first + PLACES_TOLD; sequence++) {
    const slot = replica.slots.get(sequence);
    if (slot === undefined) continue;
    if (slot.proof !== null) {
      tellProof(pbft, agent, from, slot);
      continue;
    }
    if (!replica.active || slot.batch === null || slot.view !== replica.view) continue;
    const { view, batch } = slot;
    const vote = Object.freeze({ view, sequence, digest: batch.digest });
    if (isPrimary(n, agent, replica))
      tell(
        pbft,
        agent,
        from,
        PRE_PREPARE,
        Object.freeze({ view, sequence, batch }),
        VOTE_BYTES + batch.bytes,
      );
    else tell(pbft, agent, from, PREPARE, vote, VOTE_BYTES);
    if (slot.prepared) tell(pbft, agent, from, COMMIT, vote, VOTE_BYTES);
  }
}

/** A quorum's commits, passed on by one that has them, commit here too. */
export function receiveProof(pbft: Pbft, agent: number, proof: Certificate): void {
  const slot = slotAt(pbft, agent, proof.sequence);
  if (slot === null || slot.proof !== null || !pbft.rules.validProof(pbft, proof)) return;
  slot.proof = proof;
  auditCommitted(pbft, agent, proof.sequence, proof.batch);
  executeReady(pbft, agent);
}
