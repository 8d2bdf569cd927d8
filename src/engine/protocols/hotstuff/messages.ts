import type { MessageKind } from '../../kernel/frame.ts';
import type { Batch } from '../replicas/requests.ts';

export const REQUEST = 0;
export const PROPOSAL = 1;
export const VOTE = 2;
export const PRE_COMMIT = 3;
export const COMMIT = 4;
export const DECIDE = 5;
export const NEW_VIEW = 6;
export const REPLY = 7;
export const WISH = 8;
export const SYNC = 9;
export const FETCH = 10;
export const BLOCKS = 11;

export const messages: readonly MessageKind[] = [
  { id: 'request', label: 'Request', glyph: 'request' },
  { id: 'prepare', label: 'Prepare (proposal)', glyph: 'payload' },
  { id: 'vote', label: 'Vote', glyph: 'vote' },
  { id: 'pre-commit', label: 'Pre-commit', glyph: 'control' },
  { id: 'commit', label: 'Commit', glyph: 'control' },
  { id: 'decide', label: 'Decide', glyph: 'control' },
  { id: 'new-view', label: 'New view', glyph: 'control' },
  { id: 'reply', label: 'Reply', glyph: 'reply' },
  { id: 'wish', label: 'Wish for a view', glyph: 'alarm' },
  { id: 'sync', label: 'Latest certificates', glyph: 'control' },
  { id: 'fetch', label: 'Ask for blocks', glyph: 'request' },
  { id: 'blocks', label: 'Blocks', glyph: 'payload' },
];

/** Phases that replicas vote in; the chained protocol has one for all. */
export const PREPARED = 1;
export const PRE_COMMITTED = 2;
export const COMMITTED = 3;

/** A threshold signature is as long as one. */
export const CERTIFICATE_BYTES = 96;
export const VOTE_BYTES = 96;

/** A quorum certificate: n - f votes of one phase and view for one block; frozen, `signers` is never changed. */
export interface Certificate {
  readonly phase: number;
  readonly view: number;
  readonly block: number;
  readonly signers: Uint32Array;
}

/** A node of the tree of proposals; frozen. Its id stands for the hash of all the rest. */
export interface Block {
  readonly id: number;
  readonly parent: number;
  readonly height: number;
  readonly view: number;
  readonly batch: Batch;
  readonly justify: Certificate;
}

export interface Vote {
  readonly phase: number;
  readonly view: number;
  readonly block: number;
}

export interface NewView {
  readonly view: number;
  readonly justify: Certificate;
}

/** A view wished for or reached, and the certificates that bring a late replica up to date: the highest, and the last decision. */
export interface Sync {
  readonly view: number;
  readonly high: Certificate;
  readonly decided: Certificate | null;
}

export interface Reply {
  readonly key: number;
  /** Place of the command in the one order. */
  readonly result: number;
}

/** What a vote says, as the text that is signed. */
export const voteText = (phase: number, block: number): string => `${phase} ${block}`;
