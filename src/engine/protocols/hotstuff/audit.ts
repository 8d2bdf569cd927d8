import { addToHistory, historyAt } from '../replicas/history.ts';
import { forgetBelow } from '../replicas/ledger.ts';
import { markExecuted } from '../replicas/sessions.ts';
import type { Request } from '../replicas/requests.ts';
import type { Block, Certificate } from './messages.ts';
import type { HotStuff } from './state.ts';

/**
 * HotStuff's promises, looked at whenever an honest replica takes a certificate, commits or executes; what is found is told by the
 * check after the event. Nothing here uses the rules, which a mutant may have replaced.
 */
function broken({ state }: HotStuff, invariant: string, text: string): void {
  state.broken ??= { invariant, text };
}

/** Two quorums share an honest replica: one view and phase certify one block (Lemma 1). */
export function auditCertificate(
  hotstuff: HotStuff,
  agent: number,
  { phase, view, block }: Certificate,
): void {
  const { state, host } = hotstuff;
  if (host.byzantine[agent] !== 0 || view === 0) return;
  const key = view * 4 + phase;
  const other = state.certified.get(key);
  if (other === undefined) state.certified.set(key, block);
  else if (other !== block)
    broken(
      hotstuff,
      'Quorum intersection',
      `agent ${agent} takes a certificate of view ${view} for another block than an honest replica did.`,
    );
  if (state.certified.size < 8192) return;
  for (const old of state.certified.keys()) if (old < key - 4096) state.certified.delete(old);
}

/** What is committed stays so: a block that is committed at a height already executed is the one executed there. */
export function auditCommitted(hotstuff: HotStuff, agent: number, { id, height, view }: Block): void {
  const { state, host } = hotstuff;
  const executed = historyAt(state.history, height - 1);
  if (host.byzantine[agent] !== 0 || executed === undefined || executed.block.id === id) return;
  broken(
    hotstuff,
    'Commit safety',
    `agent ${agent} commits the block of view ${view} at height ${height}, an honest replica that of view ${executed.block.view}.`,
  );
}

/** Honest replicas commit blocks of one branch (Theorem 2): every block stands at its height, once, with what clients have signed. */
export function auditExecuted(hotstuff: HotStuff, agent: number, block: Block, index: number): void {
  const { state, host } = hotstuff;
  if (host.byzantine[agent] !== 0) return;
  const executed = historyAt(state.history, block.height - 1);
  if (executed !== undefined) {
    if (executed.block.id !== block.id)
      broken(
        hotstuff,
        'Commit safety',
        `agent ${agent} commits the block of view ${block.view} at height ${block.height}, an honest replica that of view ${executed.block.view}.`,
      );
    else if (executed.index !== index)
      broken(
        hotstuff,
        'Integrity',
        `agent ${agent} has executed ${index} requests up to height ${block.height}, an honest replica ${executed.index}.`,
      );
    return;
  }
  const fresh: Request[] = [];
  for (const request of block.batch.requests) {
    if (!request.authentic)
      broken(
        hotstuff,
        'Validity',
        `agent ${agent} executes a request at height ${block.height} that no client has signed.`,
      );
    if (markExecuted(state.executedKeys, request.client, request.sequence)) fresh.push(request);
  }
  if ((historyAt(state.history, block.height - 2)?.index ?? 0) + fresh.length !== index)
    broken(
      hotstuff,
      'Integrity',
      `agent ${agent} executes a request a second time at height ${block.height}.`,
    );
  addToHistory(state.history, Object.freeze({ block, fresh: Object.freeze(fresh), index }));
  state.progressAt = host.now;
  forgetSignatures(hotstuff);
}

/** Signatures below every replica's lock are of no more use. */
function forgetSignatures({ state }: HotStuff): void {
  if (state.ledger.size < state.ledgerLimit) return;
  let oldest = Infinity;
  for (const { locked, high } of state.replicas) oldest = Math.min(oldest, locked.view, high.view);
  forgetBelow(state.ledger, oldest);
  state.ledgerLimit = Math.max(256, 2 * state.ledger.size);
}

/** A client is content only with a place at which something was executed. */
export function auditAnswer(hotstuff: HotStuff, agent: number, result: number): void {
  const { state, host } = hotstuff;
  if (host.byzantine[agent] !== 0) return;
  const last = historyAt(state.history, state.history.length - 1);
  if (!Number.isInteger(result) || result < 0 || result >= (last?.index ?? 0))
    broken(
      hotstuff,
      'Answer',
      `the client at agent ${agent} is content with place ${result}, at which nothing was executed.`,
    );
}
