import type { MessageKind } from '../../kernel/frame.ts';
import type { Asked } from '../order/sessions.ts';
import type { Entry, Vote } from './state.ts';

/** Kinds of message, by index into `messages`. The value of each is a ballot. */
export const PREPARE = 0;
export const PROMISE = 1;
export const ACCEPT = 2;
export const ACCEPTED = 3;
export const REFUSAL = 4;
export const LEARN = 5;
export const HEARTBEAT = 6;
export const PRESENT = 7;
export const BEHIND = 8;
export const COMMAND = 9;

export const messages: readonly MessageKind[] = [
  { id: 'prepare', label: 'Prepare (1a)', glyph: 'request' },
  { id: 'promise', label: 'Promise (1b)', glyph: 'vote' },
  { id: 'accept', label: 'Accept (2a)', glyph: 'payload' },
  { id: 'accepted', label: 'Accepted (2b)', glyph: 'reply' },
  { id: 'refusal', label: 'Refusal', glyph: 'alarm' },
  { id: 'learn', label: 'Chosen', glyph: 'payload' },
  { id: 'heartbeat', label: 'Heartbeat', glyph: 'control' },
  { id: 'present', label: 'Heartbeat reply', glyph: 'reply' },
  { id: 'behind', label: 'Request for chosen values', glyph: 'request' },
  { id: 'command', label: 'Command', glyph: 'request' },
];

/** Phase 1a: all slots from `from` on. Heartbeats and requests of those behind say how far they have got in the same way. */
export interface FromSlot {
  readonly from: number;
}

/** Phase 1b: what the acceptor has accepted in the slots asked for, and which of them it knows to be chosen. */
export interface Promised {
  readonly accepted: readonly (readonly [number, Vote])[];
  readonly chosen: Chosen;
}

/** Values chosen for the slots `from`, `from` + 1, … */
export interface Chosen {
  readonly from: number;
  readonly entries: readonly Entry[];
}

/** Phase 2a, and what was chosen: values by slot. */
export interface Slots {
  readonly slots: readonly (readonly [number, Entry])[];
}

/** Phase 2b. */
export interface AcceptedSlots {
  readonly slots: readonly number[];
}

export interface CommandRequest {
  readonly asked: readonly Asked[];
}

/** Size on the wire of a message without values, in bytes. */
export const BARE_BYTES = 24;
export const SLOT_BYTES = 16;

export function bytesOf(slots: readonly (readonly [number, Entry])[]): number {
  let bytes = BARE_BYTES;
  for (const [, entry] of slots) bytes += SLOT_BYTES + entry.bytes;
  return bytes;
}
