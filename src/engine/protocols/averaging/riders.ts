import type { Host } from '../../kernel/host.ts';
import { HEADER_BYTES, type Knowledge, knows, knowsAnything, remember } from '../knowledge.ts';
import { bytesOf, learnSet, type Words } from '../knowledgeSets.ts';

/**
 * News that rides on the messages of a protocol which sends them anyway (piggybacking): how protocols that average or vote offer `share`.
 */
const NOTHING: Words = undefined;

/** What an agent's next message takes along: its whole set of items, or undefined while it knows none. */
export function ridersOf(known: Knowledge, agent: number): Words {
  if (!knowsAnything(known, agent)) return NOTHING;
  return known.bits.slice(agent * known.words, (agent + 1) * known.words);
}

/** Size of a message of `numbers` numbers and its riders. */
export const bytesWith = (host: Host, riders: Words, numbers: number): number =>
  8 * numbers + (riders === undefined ? HEADER_BYTES : bytesOf(host, 0, riders));

/** Takes in what rode on a message. */
export function takeIn(known: Knowledge, host: Host, to: number, from: number, riders: Words): void {
  if (riders !== undefined)
    learnSet(known, host, to, from, riders[0], known.words === 1 ? undefined : riders, null);
}

/** The verb `share`: the agent has an item and will send it along. */
export function take(known: Knowledge, host: Host, agent: number, slot: number): void {
  if (knows(known, agent, slot)) return;
  remember(known, agent, slot);
  host.learned(agent, slot, -1);
}
