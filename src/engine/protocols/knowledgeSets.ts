import type { Host } from '../kernel/host.ts';
import { HEADER_BYTES, type Knowledge } from './knowledge.ts';

/**
 * Sets of items in messages. One word of bits travels as the message's value; several words as its payload, an
 * Int32Array that nobody changes after sending.
 */
export type Words = Int32Array | undefined;

/** Word w of a set in hand. */
export const wordOf = (value: number, words: Words, w: number): number =>
  words === undefined ? value : words[w];

/** A copy of an agent's words for a payload, or undefined where one word is enough. */
export function wordsOf({ words, bits }: Knowledge, agent: number): Words {
  return words === 1 ? undefined : bits.slice(agent * words, (agent + 1) * words);
}

/** A copy of an agent's words without the bits set in `except`; as a value, word 0 of it. */
export function wordsWithout({ words, bits }: Knowledge, except: Int32Array, agent: number): Int32Array {
  const first = agent * words;
  const rest = new Int32Array(words);
  for (let w = 0; w < words; w++) rest[w] = bits[first + w] & ~except[first + w];
  return rest;
}

export const isEmpty = (words: Int32Array): boolean => words.every((word) => word === 0);

/** Sends a set of items as value or payload. */
export function sendSet(
  host: Host,
  from: number,
  to: number,
  kind: number,
  words: Int32Array,
  bytes: number,
): void {
  if (words.length === 1) host.send(from, to, kind, words[0], undefined, bytes);
  else host.send(from, to, kind, 0, words, bytes);
}

/** Bytes of a message that carries the items of a set, header included. */
export function bytesOf(host: Host, value: number, words: Words): number {
  let bytes = HEADER_BYTES;
  const count = words === undefined ? 1 : words.length;
  for (let w = 0; w < count; w++) {
    let rest = wordOf(value, words, w);
    while (rest !== 0) {
      bytes += host.items.bytes[(w << 5) + 31 - Math.clz32(rest & -rest)];
      rest &= rest - 1;
    }
  }
  return bytes;
}

/**
 * Takes a set of items in at an agent and tells the layers above of each that is new. Items retired while the message travelled
 * are left out. `fresh`, where given, notes what came in the present round. Answers how many were new.
 */
export function learnSet(
  { words, bits }: Knowledge,
  host: Host,
  agent: number,
  from: number,
  value: number,
  set: Words,
  fresh: Int32Array | null,
): number {
  let learned = 0;
  const { items } = host;
  for (let w = 0; w < words; w++) {
    const at = agent * words + w;
    let news = wordOf(value, set, w) & ~bits[at];
    while (news !== 0) {
      const bit = news & -news;
      news ^= bit;
      const slot = (w << 5) + 31 - Math.clz32(bit);
      if (items.live[slot] === 0 || items.bornAt[slot] > host.sentAt) continue;
      learned += 1;
      bits[at] |= bit;
      if (fresh !== null) fresh[at] |= bit;
      host.learned(agent, slot, from);
    }
  }
  return learned;
}
