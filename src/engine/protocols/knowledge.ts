import type { Host } from '../kernel/host.ts';

/** Who knows which item: one bit a slot, `words` 32-bit words an agent. */
export interface Knowledge {
  words: number;
  /** Word w of agent a stands at a × words + w. */
  bits: Int32Array;
}

/** Bytes that a message takes on the wire beside the items it carries. */
export const HEADER_BYTES = 16;

export function ignorance(host: Host): Knowledge {
  const words = Math.ceil(host.items.capacity / 32);
  return { words, bits: new Int32Array(host.n * words) };
}

export function knows(knowledge: Knowledge, agent: number, slot: number): boolean {
  return ((knowledge.bits[agent * knowledge.words + (slot >> 5)] >> (slot & 31)) & 1) === 1;
}

export function remember(knowledge: Knowledge, agent: number, slot: number): void {
  knowledge.bits[agent * knowledge.words + (slot >> 5)] |= 1 << (slot & 31);
}

/** Whether an agent knows anything at all. */
export function knowsAnything({ words, bits }: Knowledge, agent: number): boolean {
  for (let at = agent * words; at < (agent + 1) * words; at++) if (bits[at] !== 0) return true;
  return false;
}

/** Takes a retired slot out of every agent's knowledge. */
export function forget(knowledge: Knowledge, slot: number): void {
  const keep = ~(1 << (slot & 31));
  for (let at = slot >> 5; at < knowledge.bits.length; at += knowledge.words) knowledge.bits[at] &= keep;
}

/** An agent comes back with an empty disk: it knows nothing, and the items have one holder fewer. */
export function wipe(knowledge: Knowledge, host: Host, agent: number): void {
  for (let slot = 0; slot < host.items.capacity; slot++)
    if (host.items.live[slot] && knows(knowledge, agent, slot)) host.items.reached[slot] -= 1;
  knowledge.bits.fill(0, agent * knowledge.words, (agent + 1) * knowledge.words);
}

/** Whether a message in hand still speaks of the item that the slot holds now, and not of one retired while it travelled. */
export function isCurrent(host: Host, slot: number): boolean {
  return host.items.live[slot] === 1 && host.items.bornAt[slot] <= host.sentAt;
}

/** The slot of the newest item, or -1: what a picture of one item at a time shows. */
export function newestSlot({ items }: Host): number {
  let newest = -1;
  for (let slot = 0; slot < items.capacity; slot++)
    if (items.live[slot] && (newest < 0 || items.serial[slot] > items.serial[newest])) newest = slot;
  return newest;
}

/** Numbers of the items an agent knows, oldest first, as they are told to a person: 1 is the first. */
export function itemsKnown(knowledge: Knowledge, { items }: Host, agent: number): number[] {
  const serials: number[] = [];
  for (let slot = 0; slot < items.capacity; slot++)
    if (items.live[slot] && knows(knowledge, agent, slot)) serials.push(items.serial[slot] + 1);
  return serials.sort((a, b) => a - b);
}
