import type { MessageKind } from '../engine/kernel/frame.ts';
import type { Recording } from './recording.ts';

const STATED = 0;
const INFERRED = 1;
const THOUGHT = 2;
const MISTAKE = 3;

/** Kinds of recorded message, by index as in `Columns.kind`. */
export const MESSAGE_KINDS: readonly MessageKind[] = [
  { id: 'stated', label: 'Said to the agent that the log names', glyph: 'request' },
  { id: 'inferred', label: 'Said to the next speaker (inferred)', glyph: 'payload' },
  { id: 'thought', label: 'Thought, to itself', glyph: 'control' },
  { id: 'mistake', label: 'The step that the log blames', glyph: 'alarm' },
];

/** The messages of a recording as flat columns, one slot a step, with running totals. */
export interface Columns {
  steps: number;
  agents: number;
  from: Int32Array;
  to: Int32Array;
  /** Index into MESSAGE_KINDS. */
  kind: Uint8Array;
  /** Words and characters of each message. */
  words: Float64Array;
  characters: Float64Array;
  /** Totals over steps 0 to i, this one included. */
  wordsSoFar: Float64Array;
  charactersSoFar: Float64Array;
  /** Different speakers in steps 0 to i. */
  speakersSoFar: Int32Array;
  /** Steps 0 to i whose addressee the log does not say. */
  inferredSoFar: Int32Array;
  /** `count` messages from step `start` on, copied for a frame; `id` is the step. */
  listed(
    start: number,
    count: number,
  ): { id: Float64Array; from: Int32Array; to: Int32Array; kind: Uint8Array };
}

export function columnsOf(recording: Recording): Columns {
  const { messages, agents, blame } = recording;
  const steps = messages.length;
  const from = Int32Array.from(messages, (message) => message.from);
  const to = Int32Array.from(messages, (message) => message.to);
  const kind = Uint8Array.from(messages, ({ addressing }, i) => {
    if (i === blame?.step) return MISTAKE;
    return addressing === 'stated' ? STATED : addressing === 'inferred' ? INFERRED : THOUGHT;
  });
  const words = Float64Array.from(messages, (message) => countWords(message.text));
  const characters = Float64Array.from(messages, (message) => message.text.length);
  const wordsSoFar = new Float64Array(steps);
  const charactersSoFar = new Float64Array(steps);
  const speakersSoFar = new Int32Array(steps);
  const inferredSoFar = new Int32Array(steps);
  const heard = new Uint8Array(agents.length);
  let speakers = 0;
  for (let i = 0; i < steps; i += 1) {
    if (heard[from[i]] === 0) speakers += 1;
    heard[from[i]] = 1;
    wordsSoFar[i] = words[i] + (i > 0 ? wordsSoFar[i - 1] : 0);
    charactersSoFar[i] = characters[i] + (i > 0 ? charactersSoFar[i - 1] : 0);
    inferredSoFar[i] = (messages[i].addressing === 'inferred' ? 1 : 0) + (i > 0 ? inferredSoFar[i - 1] : 0);
    speakersSoFar[i] = speakers;
  }
  return {
    steps,
    agents: agents.length,
    from,
    to,
    kind,
    words,
    characters,
    wordsSoFar,
    charactersSoFar,
    speakersSoFar,
    inferredSoFar,
    listed: (start, count) => ({
      id: Float64Array.from({ length: count }, (_, i) => start + i),
      from: from.slice(start, start + count),
      to: to.slice(start, start + count),
      kind: kind.slice(start, start + count),
    }),
  };
}

/** Runs of characters between white space. Counted in place: splitting 100 MB would double it in memory. */
export function countWords(text: string): number {
  let count = 0;
  let inside = false;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    const space = code <= 32 || code === 0xa0 || code === 0x2028 || code === 0x2029 || code === 0x3000;
    if (!space && !inside) count += 1;
    inside = !space;
  }
  return count;
}
