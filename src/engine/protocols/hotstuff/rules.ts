import { countAgents, hasAgent } from '../replicas/bits.ts';
import { allSigned } from '../replicas/ledger.ts';
import { byzantineQuorum } from '../replicas/quorums.ts';
import type { Request } from '../replicas/requests.ts';
import { markExecuted, type Sessions } from '../replicas/sessions.ts';
import { isExtension } from './tree.ts';
import { type Block, type Certificate, COMMITTED, voteText } from './messages.ts';
import type { HotStuff, Replica } from './state.ts';

/**
 * The guards on which HotStuff's safety rests, each by itself. The protocol reads them from this record and from nowhere else, so
 * that a replaced guard shows what it is good for. Sections and algorithms are those of Yin et al., PODC 2019 (arXiv 1803.05069v6).
 */
export interface Rules {
  /** Votes of a certificate: n - f. */
  quorum(n: number): number;
  authentic(request: Request): boolean;
  /** Each replica's vote counts once. */
  counts(voters: Uint32Array, from: number): boolean;
  /** A certificate carries the signatures of a quorum. */
  validCertificate(hotstuff: HotStuff, certificate: Certificate): boolean;
  /** The proposal extends the block that its certificate certifies (Algorithm 2, line 8). */
  extendsJustify(block: Block): boolean;
  /** safeNode: it extends the locked block, or its certificate is of a higher view than the lock (Algorithm 1). */
  isSafe(replica: Replica, block: Block): boolean;
  /** A replica votes once in a view and phase. */
  mayVote(replica: Replica, phase: number, view: number): boolean;
  /** The lock moves up to a certificate of a higher view. */
  lock(replica: Replica, certificate: Certificate): void;
  /** Basic: the phase whose certificate decides (Algorithm 2, line 32). */
  decides(phase: number): boolean;
  /** Chained: oldest, its child and grandchild follow each other view by view, and the last is certified (Algorithm 3). */
  isChain(oldest: Block, child: Block, grandchild: Block): boolean;
  /** Chained: the block that a chain commits. */
  committedOf(oldest: Block, child: Block): Block;
  executeOnce(sessions: Sessions, client: number, sequence: number): boolean;
  /** Equal replies that content a client. */
  repliesNeeded(f: number): number;
}

export const rules: Rules = {
  quorum: byzantineQuorum,

  authentic: ({ authentic }) => authentic,

  counts: (voters, from) => !hasAgent(voters, from),

  validCertificate({ state, host, quorum }, { phase, view, block, signers }) {
    if (view === 0) return block === 0;
    return (
      countAgents(signers) >= quorum && allSigned(state.ledger, host, view, voteText(phase, block), signers)
    );
  },

  extendsJustify: (block) => block.parent === block.justify.block,

  isSafe: (replica, block) =>
    isExtension(replica, block, replica.locked.block) || block.justify.view > replica.locked.view,

  mayVote: (replica, phase, view) => view > replica.voted[phase],

  lock(replica, certificate) {
    if (certificate.view > replica.locked.view) replica.locked = certificate;
  },

  decides: (phase) => phase === COMMITTED,

  isChain: (oldest, child, grandchild) =>
    child.parent === oldest.id &&
    grandchild.parent === child.id &&
    child.view === oldest.view + 1 &&
    grandchild.view === child.view + 1,

  committedOf: (oldest) => oldest,

  executeOnce: markExecuted,

  repliesNeeded: (f) => f + 1,
};
