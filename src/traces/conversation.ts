import type { RecordedAgent, RecordedMessage } from './recording.ts';
import { Refusal } from './refusal.ts';

/** One entry of a log before its agents are numbered. */
export interface Utterance {
  speaker: string;
  /** Whom the log names; null for a thought; undefined where it does not say. */
  addressee: string | null | undefined;
  spelled: string;
  text: string;
}

export interface Conversation {
  agents: RecordedAgent[];
  messages: RecordedMessage[];
  indexOf: ReadonlyMap<string, number>;
}

/** More speakers than this is no conversation but another kind of file. */
const AGENTS_AT_MOST = 100_000;

/**
 * Numbers agents in the order they are first heard or addressed, and finds whom each entry is for. Where the
 * log does not say, an entry is for the next other speaker, whom it moves to answer; the last one answers the
 * other speaker before it.
 */
export function converse(
  utterances: readonly Utterance[],
  instructions: ReadonlyMap<string, string>,
): Conversation {
  const indexOf = new Map<string, number>();
  const agents: RecordedAgent[] = [];
  const number = (name: string): number => {
    const known = indexOf.get(name);
    if (known !== undefined) return known;
    if (agents.length === AGENTS_AT_MOST) {
      throw new Refusal(`history: expected at most ${AGENTS_AT_MOST} different speakers, got more.`);
    }
    indexOf.set(name, agents.length);
    agents.push({ name, instructions: instructions.get(name) ?? null });
    return agents.length - 1;
  };

  const speakers = utterances.map((utterance) => {
    const from = number(utterance.speaker);
    if (typeof utterance.addressee === 'string') number(utterance.addressee);
    return from;
  });
  const inferred = nextOtherSpeaker(speakers);
  const messages = utterances.map(({ addressee, spelled, text }, i): RecordedMessage => {
    const from = speakers[i];
    if (addressee === null) return { from, to: from, addressing: 'self', spelled, text };
    if (addressee !== undefined) return { from, to: number(addressee), addressing: 'stated', spelled, text };
    return { from, to: inferred[i], addressing: 'inferred', spelled, text };
  });
  return { agents, messages, indexOf };
}

/** For each turn the speaker of the next turn taken by someone else; at the end, of the last such turn before. */
export function nextOtherSpeaker(speakers: readonly number[]): number[] {
  const next = speakers.slice();
  for (let i = speakers.length - 2; i >= 0; i -= 1) {
    next[i] = speakers[i + 1] === speakers[i] ? next[i + 1] : speakers[i + 1];
  }
  // Only the closing turns of one speaker still point at itself.
  const last = speakers.length - 1;
  let before = last;
  while (before >= 0 && speakers[before] === speakers[last]) before -= 1;
  if (before >= 0) for (let i = last; i > before; i -= 1) next[i] = speakers[before];
  return next;
}
