import type { MessageKind } from '../../kernel/frame.ts';
import type { Asked } from '../order/sessions.ts';
import type { Configuration, Entry } from './log.ts';

/** Kinds of message, by index into `messages`. The value of each is the sender's term. */
export const REQUEST_VOTE = 0;
export const VOTE = 1;
export const APPEND = 2;
export const APPEND_REPLY = 3;
export const HEARTBEAT = 4;
export const HEARTBEAT_REPLY = 5;
export const PRE_VOTE = 6;
export const PRE_VOTE_REPLY = 7;
export const SNAPSHOT = 8;
export const SNAPSHOT_REPLY = 9;
export const COMMAND = 10;

export const messages: readonly MessageKind[] = [
  { id: 'requestVote', label: 'RequestVote', glyph: 'request' },
  { id: 'vote', label: 'Vote', glyph: 'vote' },
  { id: 'appendEntries', label: 'AppendEntries', glyph: 'payload' },
  { id: 'appendReply', label: 'AppendEntries reply', glyph: 'reply' },
  { id: 'heartbeat', label: 'Heartbeat', glyph: 'control' },
  { id: 'heartbeatReply', label: 'Heartbeat reply', glyph: 'reply' },
  { id: 'preVote', label: 'Pre-vote request', glyph: 'request' },
  { id: 'preVoteReply', label: 'Pre-vote reply', glyph: 'vote' },
  { id: 'installSnapshot', label: 'InstallSnapshot', glyph: 'payload' },
  { id: 'snapshotReply', label: 'InstallSnapshot reply', glyph: 'reply' },
  { id: 'command', label: 'Command', glyph: 'request' },
];

/** RequestVote and pre-vote: how far the candidate's log goes. */
export interface VoteRequest {
  readonly lastIndex: number;
  readonly lastTerm: number;
}

export interface VoteReply {
  readonly granted: boolean;
}

/** AppendEntries, with or without entries. */
export interface AppendRequest {
  readonly previousIndex: number;
  readonly previousTerm: number;
  readonly entries: readonly Entry[];
  readonly commitIndex: number;
}

export interface AppendReply {
  readonly success: boolean;
  /** Where the request began: a refusal speaks of this index. */
  readonly previousIndex: number;
  /** Success: the last index known to agree with the leader's log. Refusal: where to try next. */
  readonly matchIndex: number;
  /** Refusal: term of the follower's entry in conflict, or -1 if its log is too short (end of section 5.3). */
  readonly conflictTerm: number;
}

/** InstallSnapshot: the image itself stands in the state once, see History. */
export interface SnapshotRequest {
  readonly lastIndex: number;
  readonly lastTerm: number;
  readonly configuration: Configuration;
}

/** What clients ask for, on its way to the leader. */
export interface CommandRequest {
  readonly asked: readonly Asked[];
}

export const GRANTED: VoteReply = Object.freeze({ granted: true });
export const DENIED: VoteReply = Object.freeze({ granted: false });

/** Sizes on the wire in bytes: terms and indices take 8 each. */
export const VOTE_BYTES = 24;
export const APPEND_BYTES = 40;
export const REPLY_BYTES = 24;

export const NO_ENTRIES: readonly Entry[] = Object.freeze([]);
