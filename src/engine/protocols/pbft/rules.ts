import { countAgents, hasAgent } from '../replicas/bits.ts';
import { allSigned } from '../replicas/ledger.ts';
import { byzantineQuorum } from '../replicas/quorums.ts';
import { type Batch, NULL_BATCH, type Request } from '../replicas/requests.ts';
import { markExecuted, type Sessions } from '../replicas/sessions.ts';
import type { Certificate, NewView, StableCheckpoint, ViewChange } from './messages.ts';
import { type Ballot, type Pbft, primaryOf, type Slot } from './state.ts';

/** What a statement says, as the text that is signed. */
export const prepareText = (view: number, digest: number): string => `prepare ${view} ${digest}`;
export const commitText = (view: number, digest: number): string => `commit ${view} ${digest}`;
export const checkpointText = (digest: number): string => `checkpoint ${digest}`;

/**
 * The guards on which PBFT's safety rests, each by itself. The protocol reads them from this record and from nowhere else, so that a
 * replaced guard shows what it is good for. Sections are those of Castro & Liskov, OSDI 1999.
 */
export interface Rules {
  /** Replicas of a quorum (section 4: 2f + 1 of 3f + 1). */
  quorum(n: number): number;
  /** A request counts only with its client's signature (4.2). */
  authentic(request: Request): boolean;
  /** Pre-prepares come from the primary of their view (4.2). */
  fromPrimary(n: number, view: number, from: number): boolean;
  /** A backup has accepted no other pre-prepare of this view for this place (4.2). */
  isFirst(slot: Slot, view: number, batch: Batch): boolean;
  /** Votes agree on view, place and digest (4.2). */
  belongs(ballot: Ballot, view: number, digest: number): boolean;
  /** Each replica's vote counts once. */
  counts(voters: Uint32Array, from: number): boolean;
  /** prepared(m, v, n, i): the pre-prepare and 2f prepares that match it (4.2). */
  isPrepared(ballot: Ballot, quorum: number): boolean;
  /** committed-local(m, v, n, i): prepared, and 2f + 1 commits (4.2). */
  isCommitted(slot: Slot, ballot: Ballot, quorum: number): boolean;
  /** Requests are executed in the order of their places (4.2). */
  mayExecute(executed: number, sequence: number): boolean;
  /** A request is executed once (4.1); notes that it is. */
  executeOnce(sessions: Sessions, client: number, sequence: number): boolean;
  /** Votes that make a checkpoint stable (4.3). */
  checkpointQuorum(quorum: number): number;
  /** P of a view change: certificates of all that is prepared above the stable checkpoint (4.4). */
  preparedSet(slots: Iterable<Slot>): Certificate[];
  /** The proofs C and P of a view change hold (4.4). */
  validViewChange(pbft: Pbft, change: ViewChange): boolean;
  /** Where the new view starts and what it takes over: O of a new view (4.4). */
  orderOf(changes: readonly ViewChange[]): Pick<NewView, 'stable' | 'order'>;
  /** A new view comes with 2f + 1 valid view changes and the O that follows from them (4.4). */
  validNewView(pbft: Pbft, view: NewView): boolean;
  /** A proof of commit carries 2f + 1 signatures. */
  validProof(pbft: Pbft, proof: Certificate): boolean;
  /** Equal replies that content a client (4.1: f + 1). */
  repliesNeeded(f: number): number;
}

export const rules: Rules = {
  quorum: byzantineQuorum,

  authentic: ({ authentic }) => authentic,

  fromPrimary: (n, view, from) => primaryOf(n, view) === from,

  isFirst: (slot, view, batch) =>
    slot.batch === null || slot.view < view || slot.batch.digest === batch.digest,

  belongs: (ballot, view, digest) => ballot.view === view && ballot.digest === digest,

  counts: (voters, from) => !hasAgent(voters, from),

  isPrepared: (ballot, quorum) => ballot.prepareCount >= quorum,

  isCommitted: (slot, ballot, quorum) => slot.prepared && ballot.commitCount >= quorum,

  mayExecute: (executed, sequence) => sequence === executed + 1,

  executeOnce: markExecuted,

  checkpointQuorum: (quorum) => quorum,

  preparedSet(slots) {
    const certificates: Certificate[] = [];
    for (const { certificate } of slots) if (certificate !== null) certificates.push(certificate);
    return certificates;
  },

  validViewChange(pbft, { view, stable, prepared }) {
    if (!isStable(pbft, stable)) return false;
    const high = stable.sequence + 2 * pbft.values.checkpointPeriod;
    return prepared.every(
      (one) =>
        one.view < view &&
        one.sequence > stable.sequence &&
        one.sequence <= high &&
        countAgents(one.signers) >= pbft.quorum &&
        hasAgent(one.signers, primaryOf(pbft.n, one.view)) &&
        allSigned(
          pbft.state.ledger,
          pbft.host,
          one.sequence,
          prepareText(one.view, one.batch.digest),
          one.signers,
        ),
    );
  },

  orderOf(changes) {
    let { stable } = changes[0];
    for (const change of changes) if (change.stable.sequence > stable.sequence) stable = change.stable;
    const best = new Map<number, Certificate>();
    let last = stable.sequence;
    for (const { prepared } of changes)
      for (const one of prepared) {
        if (one.sequence <= stable.sequence) continue;
        last = Math.max(last, one.sequence);
        const other = best.get(one.sequence);
        if (other === undefined || one.view > other.view) best.set(one.sequence, one);
      }
    const order: { sequence: number; batch: Batch }[] = [];
    for (let sequence = stable.sequence + 1; sequence <= last; sequence++)
      order.push({ sequence, batch: best.get(sequence)?.batch ?? NULL_BATCH });
    return { stable, order };
  },

  validNewView(pbft, { view, viewChanges, stable, order }) {
    const senders = new Set(viewChanges.map(({ agent }) => agent));
    if (senders.size !== viewChanges.length || senders.size < pbft.quorum) return false;
    for (const change of viewChanges)
      if (change.view !== view || !isSigned(pbft, change) || !pbft.rules.validViewChange(pbft, change))
        return false;
    const due = pbft.rules.orderOf(viewChanges);
    return (
      due.stable.sequence === stable.sequence &&
      due.stable.digest === stable.digest &&
      due.order.length === order.length &&
      due.order.every(
        (one, i) => one.sequence === order[i].sequence && one.batch.digest === order[i].batch.digest,
      )
    );
  },

  validProof: (pbft, { view, sequence, batch, signers }) =>
    countAgents(signers) >= pbft.quorum &&
    allSigned(pbft.state.ledger, pbft.host, sequence, commitText(view, batch.digest), signers),

  repliesNeeded: (f) => f + 1,
};

/** A stable checkpoint carries the signatures that make it so; the start needs none. */
export function isStable(
  { state, host, rules, quorum }: Pbft,
  { sequence, digest, signers }: StableCheckpoint,
): boolean {
  if (sequence === 0) return digest === 0;
  return (
    countAgents(signers) >= rules.checkpointQuorum(quorum) &&
    allSigned(state.ledger, host, sequence, checkpointText(digest), signers)
  );
}

/** A view change that an honest agent is said to have sent is one that it has sent. */
export const isSigned = ({ state, host, n }: Pbft, change: ViewChange): boolean =>
  host.byzantine[change.agent] !== 0 ||
  state.viewChangesSigned.get(change.view * n + change.agent) === change;
