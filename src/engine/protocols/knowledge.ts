import type { Host } from '../kernel/host.ts';

/** Who knows which item: one bit a slot, `words` 32-bit words an agent. */
export interface Knowledge {
  words: number;
  /** Word w of agent a stands at a × words + w. */
  bits: Int32Array;
}

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

/** Takes a retired slot out of every agent's knowledge. */
export function forget(knowledge: Knowledge, slot: number): void {
  const keep = ~(1 << (slot & 31));
  for (let at = slot >> 5; at < knowledge.bits.length; at += knowledge.words) knowledge.bits[at] &= keep;
}

/** Whether a message in hand still speaks of the item that the slot holds now, and not of one retired while it travelled. */
export function isCurrent(host: Host, slot: number): boolean {
  return host.items.live[slot] === 1 && host.items.bornAt[slot] <= host.sentAt;
}
