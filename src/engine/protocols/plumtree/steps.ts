import type { Host } from '../../kernel/host.ts';
import { HEADER_BYTES, isCurrent, type Knowledge, knows, remember } from '../knowledge.ts';
import { isEmpty, sendSet, type Words, wordOf } from '../knowledgeSets.ts';
import { type Overlay, placeOf } from './overlay.ts';
import type { Values } from './parameters.ts';

export const GOSSIP = 0;
export const IHAVE = 1;
export const GRAFT = 2;
export const PRUNE = 3;

export const ANNOUNCE = 0;
export const MISSING = 1;

/** Bytes of an item's name in an announcement. */
const NAME_BYTES = 8;

export interface State {
  known: Knowledge;
  overlay: Overlay;
  /** 1 where the link of the overlay is eager (of the tree), 0 where lazy. */
  eager: Uint8Array;
  /** Bits heard and not yet announced to lazy peers. */
  pending: Int32Array;
  /** Who announced what is still missing, by agent × capacity + slot, in order of announcement. */
  missing: Map<number, { dueAt: number; from: number[] }>;
  grafts: number;
  prunes: number;
}

export function setEager({ overlay, eager }: State, agent: number, peer: number, value: number): void {
  const at = placeOf(overlay, agent, peer);
  if (at >= 0) eager[at] = value;
}

export const push = (host: Host, from: number, to: number, slot: number): void =>
  host.send(from, to, GOSSIP, slot, undefined, HEADER_BYTES + host.items.bytes[slot]);

export function learn(
  state: State,
  host: Host,
  values: Values,
  agent: number,
  slot: number,
  from: number,
): void {
  const { known, overlay, eager } = state;
  if (knows(known, agent, slot)) return;
  remember(known, agent, slot);
  host.learned(agent, slot, from);
  state.missing.delete(agent * host.items.capacity + slot);
  let lazy = false;
  for (let at = overlay.offsets[agent]; at < overlay.offsets[agent + 1]; at++) {
    if (overlay.targets[at] === from) continue;
    if (eager[at]) push(host, agent, overlay.targets[at], slot);
    else lazy = true;
  }
  if (!lazy) return;
  const first = agent * known.words;
  const waits = !isEmpty(state.pending.subarray(first, first + known.words));
  state.pending[first + (slot >> 5)] |= 1 << (slot & 31);
  if (!waits) host.after(agent, ANNOUNCE, values.announceDelays * host.expectedLatencySeconds);
}

export function announce({ known, overlay, eager, pending }: State, host: Host, agent: number): void {
  const first = agent * known.words;
  const set = pending.slice(first, first + known.words);
  pending.fill(0, first, first + known.words);
  let names = 0;
  for (const word of set) for (let rest = word; rest !== 0; rest &= rest - 1) names += 1;
  if (names === 0) return;
  for (let at = overlay.offsets[agent]; at < overlay.offsets[agent + 1]; at++)
    if (!eager[at]) sendSet(host, agent, overlay.targets[at], IHAVE, set, HEADER_BYTES + NAME_BYTES * names);
}

export function hearAnnouncement(
  state: State,
  host: Host,
  values: Values,
  agent: number,
  from: number,
  value: number,
  set: Words,
): void {
  const { capacity } = host.items;
  for (let slot = 0; slot < capacity; slot++) {
    if (((wordOf(value, set, slot >> 5) >> (slot & 31)) & 1) === 0) continue;
    if (!isCurrent(host, slot) || knows(state.known, agent, slot)) continue;
    const entry = state.missing.get(agent * capacity + slot);
    if (entry) entry.from.push(from);
    else {
      const dueAt = host.now + values.graftDelays * host.expectedLatencySeconds;
      state.missing.set(agent * capacity + slot, { dueAt, from: [from] });
    }
  }
  watchMissing(state, host, agent);
}

/** Sets the timer to the item that is due first. */
function watchMissing(state: State, host: Host, agent: number): void {
  let least = Infinity;
  for (let slot = 0; slot < host.items.capacity; slot++) {
    const entry = state.missing.get(agent * host.items.capacity + slot);
    if (entry && entry.dueAt < least) least = entry.dueAt;
  }
  if (least < Infinity) host.after(agent, MISSING, Math.max(0, least - host.now) / host.skew[agent]);
  else host.cancel(agent, MISSING);
}

export function graftDue(state: State, host: Host, values: Values, agent: number): void {
  const { capacity } = host.items;
  for (let slot = 0; slot < capacity; slot++) {
    const entry = state.missing.get(agent * capacity + slot);
    // The clock of a skewed agent may ring a rounding early.
    if (!entry || entry.dueAt > host.now + 1e-9) continue;
    const from = entry.from.shift();
    if (from === undefined) {
      state.missing.delete(agent * capacity + slot);
      continue;
    }
    entry.dueAt = host.now + (values.graftDelays / 2) * host.expectedLatencySeconds;
    setEager(state, agent, from, 1);
    state.grafts += 1;
    host.send(agent, from, GRAFT, slot, undefined, HEADER_BYTES);
  }
  watchMissing(state, host, agent);
}
