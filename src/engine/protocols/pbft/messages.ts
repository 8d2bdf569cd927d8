import type { MessageKind } from '../../kernel/frame.ts';
import type { Batch, Request } from '../replicas/requests.ts';

export const REQUEST = 0;
export const PRE_PREPARE = 1;
export const PREPARE = 2;
export const COMMIT = 3;
export const REPLY = 4;
export const CHECKPOINT = 5;
export const VIEW_CHANGE = 6;
export const NEW_VIEW = 7;
export const STATUS = 8;
export const COMMITTED = 9;
export const FETCH = 10;
export const STATE = 11;

export const messages: readonly MessageKind[] = [
  { id: 'request', label: 'Request', glyph: 'request' },
  { id: 'pre-prepare', label: 'Pre-prepare', glyph: 'payload' },
  { id: 'prepare', label: 'Prepare', glyph: 'vote' },
  { id: 'commit', label: 'Commit', glyph: 'vote' },
  { id: 'reply', label: 'Reply', glyph: 'reply' },
  { id: 'checkpoint', label: 'Checkpoint', glyph: 'control' },
  { id: 'view-change', label: 'View change', glyph: 'alarm' },
  { id: 'new-view', label: 'New view', glyph: 'alarm' },
  { id: 'status', label: 'Status', glyph: 'control' },
  { id: 'committed', label: 'Proof of commit', glyph: 'payload' },
  { id: 'fetch', label: 'Ask for state', glyph: 'request' },
  { id: 'state', label: 'State', glyph: 'payload' },
];

/** Bytes of a signed statement without a body. */
export const VOTE_BYTES = 96;

/** ⟨PRE-PREPARE, v, n, d⟩ with the batch. */
export interface PrePrepare {
  readonly view: number;
  readonly sequence: number;
  readonly batch: Batch;
}

/** ⟨PREPARE, v, n, d⟩ and ⟨COMMIT, v, n, d⟩; the sender is the signer. */
export interface Vote {
  readonly view: number;
  readonly sequence: number;
  readonly digest: number;
}

/** The signatures under one statement about one place; frozen. `signers` is never changed. */
export interface Certificate {
  readonly view: number;
  readonly sequence: number;
  readonly batch: Batch;
  readonly signers: Uint32Array;
}

/** Signatures under a checkpoint: the state after `sequence` has this digest. */
export interface StableCheckpoint {
  readonly sequence: number;
  readonly digest: number;
  readonly signers: Uint32Array;
}

/** ⟨VIEW-CHANGE, v + 1, n, C, P⟩. */
export interface ViewChange {
  readonly view: number;
  readonly agent: number;
  readonly stable: StableCheckpoint;
  readonly prepared: readonly Certificate[];
}

/** ⟨NEW-VIEW, v + 1, V, O⟩. */
export interface NewView {
  readonly view: number;
  readonly viewChanges: readonly ViewChange[];
  readonly stable: StableCheckpoint;
  readonly order: readonly { readonly sequence: number; readonly batch: Batch }[];
}

export interface Reply {
  readonly view: number;
  readonly key: number;
  /** Place of the command in the one order. */
  readonly result: number;
}

export interface Status {
  readonly view: number;
  readonly active: boolean;
  readonly executed: number;
  /** Place of its stable checkpoint. */
  readonly stable: number;
}

export interface RequestMessage {
  readonly request: Request;
}
