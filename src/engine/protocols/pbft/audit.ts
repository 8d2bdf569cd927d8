import { addToHistory, historyAt } from '../replicas/history.ts';
import { forgetBelow } from '../replicas/ledger.ts';
import type { Batch, Request } from '../replicas/requests.ts';
import { markExecuted } from '../replicas/sessions.ts';
import type { StableCheckpoint } from './messages.ts';
import type { Pbft } from './state.ts';

/**
 * PBFT's promises, looked at whenever an honest replica prepares, commits, executes, or takes a checkpoint for stable; what is
 * found is told by the check after the event. Nothing here uses the rules, which a mutant may have replaced.
 */
function broken({ state }: Pbft, invariant: string, text: string): void {
  state.broken ??= { invariant, text };
}

/** Two quorums share an honest replica: in one view no two digests are prepared at one place. */
export function auditPrepared(pbft: Pbft, agent: number, view: number, sequence: number, batch: Batch): void {
  const { state, host } = pbft;
  if (host.byzantine[agent] !== 0) return;
  let views = state.preparedAt.get(sequence);
  if (views === undefined) {
    views = new Map();
    state.preparedAt.set(sequence, views);
  }
  const other = views.get(view);
  if (other === undefined) views.set(view, batch.digest);
  else if (other !== batch.digest)
    broken(
      pbft,
      'Quorum intersection',
      `agent ${agent} prepared another batch at place ${sequence} of view ${view} than an honest replica did.`,
    );
}

/** No two honest replicas commit different batches at one place, in whatever views. */
export function auditCommitted(pbft: Pbft, agent: number, sequence: number, batch: Batch): void {
  const { state, host } = pbft;
  if (host.byzantine[agent] !== 0) return;
  const executed = historyAt(state.history, sequence - 1);
  const other = executed?.batch.digest ?? state.committedAt.get(sequence);
  if (other === undefined) state.committedAt.set(sequence, batch.digest);
  else if (other !== batch.digest)
    broken(
      pbft,
      'Commit safety',
      `agent ${agent} committed another batch at place ${sequence} than an honest replica did.`,
    );
}

/** Every replica executes the same, in the same order, each request once, and only what clients have asked for. */
export function auditExecuted(
  pbft: Pbft,
  agent: number,
  sequence: number,
  batch: Batch,
  index: number,
  stateDigest: number,
): void {
  const { state, host } = pbft;
  if (host.byzantine[agent] !== 0) return;
  const executed = historyAt(state.history, sequence - 1);
  if (executed !== undefined) {
    if (executed.batch.digest !== batch.digest)
      broken(
        pbft,
        'Agreement',
        `agent ${agent} executes another batch at place ${sequence} than an honest replica did.`,
      );
    else if (executed.stateDigest !== stateDigest)
      broken(
        pbft,
        'Agreement',
        `agent ${agent} is in another state after place ${sequence} than an honest replica was.`,
      );
    else if (executed.index !== index)
      broken(
        pbft,
        'Integrity',
        `agent ${agent} has executed ${index} requests up to place ${sequence}, an honest replica ${executed.index}.`,
      );
    return;
  }
  if (state.history.length !== sequence - 1) {
    broken(
      pbft,
      'Order',
      `agent ${agent} executes place ${sequence}, but place ${state.history.length + 1} was executed by nobody.`,
    );
    return;
  }
  const fresh: Request[] = [];
  for (const request of batch.requests) {
    if (!request.authentic)
      broken(
        pbft,
        'Validity',
        `agent ${agent} executes a request at place ${sequence} that no client has signed.`,
      );
    if (markExecuted(state.executedKeys, request.client, request.sequence)) fresh.push(request);
  }
  if ((historyAt(state.history, sequence - 2)?.index ?? 0) + fresh.length !== index)
    broken(pbft, 'Integrity', `agent ${agent} executes a request a second time at place ${sequence}.`);
  addToHistory(state.history, Object.freeze({ batch, fresh: Object.freeze(fresh), stateDigest, index }));
  state.progressAt = host.now;
  state.committedAt.delete(sequence);
}

/** Places that the signatures are kept for at most. */
const PLACES_KEPT = 4096;

/** Some windows back nobody speaks of a place, but for a replica that still sends the view change it signed long ago. */
function oldestSpokenOf({ state }: Pbft, place: number): number {
  let oldest = place;
  state.replicas.forEach(({ active, viewChanges }, agent) => {
    const sent = active ? null : viewChanges[agent];
    if (sent !== null) oldest = Math.min(oldest, sent.stable.sequence);
  });
  return Math.max(oldest, place - PLACES_KEPT);
}

/** A stable checkpoint is the state that honest replicas came to. */
export function auditStable(pbft: Pbft, agent: number, { sequence, digest }: StableCheckpoint): void {
  const { state, host, values } = pbft;
  if (host.byzantine[agent] !== 0) return;
  const executed = historyAt(state.history, sequence - 1);
  if (sequence > 0 && executed?.stateDigest !== digest)
    broken(
      pbft,
      'Checkpoint',
      `agent ${agent} takes a checkpoint at place ${sequence} for stable that no honest replica came to.`,
    );
  const old = oldestSpokenOf(pbft, sequence - 8 * values.checkpointPeriod);
  forgetBelow(state.ledger, old);
  for (const place of state.preparedAt.keys()) if (place < old) state.preparedAt.delete(place);
}

/** A client is content only with the place at which its request was executed. */
export function auditAnswer(pbft: Pbft, agent: number, result: number): void {
  const { state, host } = pbft;
  if (host.byzantine[agent] !== 0) return;
  const last = historyAt(state.history, state.history.length - 1);
  if (!Number.isInteger(result) || result < 0 || result >= (last?.index ?? 0))
    broken(
      pbft,
      'Answer',
      `the client at agent ${agent} is content with place ${result}, at which nothing was executed.`,
    );
}
