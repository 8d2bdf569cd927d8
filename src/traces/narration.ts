import type { Note, Verdict } from '../engine/kernel/frame.ts';
import type { Columns } from './columns.ts';
import type { Recording } from './recording.ts';

/** A count with thin groups of three digits, the same in every locale. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** Marks for the timeline: the step to blame and how the run ended. */
export function notesOf(recording: Recording): Note[] {
  const { blame, messages, agents, outcome } = recording;
  const notes: Note[] = [];
  if (blame !== null && blame.step !== null) {
    const speaker = messages[blame.step].from;
    const agent = blame.agent ?? speaker;
    const reason = blame.reason === null ? '' : `: ${shortened(blame.reason)}`;
    const text = `The log blames ${agents[agent].name} at this step${reason}`;
    notes.push({ time: blame.step, kind: 'mistake', text, agent, tone: 'bad' });
  } else if (blame !== null && blame.agent !== null) {
    // The agent is named but no step: the mark stands where that agent first speaks.
    const first = messages.findIndex((message) => message.from === blame.agent);
    const text = `The log blames ${agents[blame.agent].name} and names no step; it first speaks here`;
    if (first >= 0) notes.push({ time: first, kind: 'mistake', text, agent: blame.agent, tone: 'bad' });
  }
  if (outcome !== 'unknown') {
    const failed = outcome === 'failed';
    const text = failed
      ? 'The run ends; its log marks it as failed'
      : 'The run ends; its log marks it as correct';
    notes.push({ time: messages.length, kind: 'outcome', text, tone: failed ? 'bad' : 'good' });
  }
  return notes;
}

const NOTE_AT_MOST = 240;

function shortened(text: string): string {
  const line = text.slice(0, NOTE_AT_MOST + 1).trim();
  return line.length <= NOTE_AT_MOST ? line : `${line.slice(0, NOTE_AT_MOST - 1).trimEnd()}…`;
}

/** What happens at a time, in one sentence. */
export function sentenceAt(recording: Recording, columns: Columns, time: number): string {
  const { messages, agents } = recording;
  const steps = columns.steps;
  const total = (step: number): string =>
    `${grouped(step + 1)} ${step === 0 ? 'message' : 'messages'}, ${grouped(columns.wordsSoFar[step])} words so far`;
  if (time >= steps) {
    return `The log ends after ${grouped(steps)} ${steps === 1 ? 'step' : 'steps'}; ${total(steps - 1)}.`;
  }
  const step = Math.floor(time);
  const message = messages[step];
  const speaker = agents[message.from].name;
  const deed =
    message.to === message.from
      ? `${speaker} speaks to itself`
      : `${speaker} speaks to ${agents[message.to].name}${message.addressing === 'inferred' ? ' (inferred)' : ''}`;
  const mistake = step === recording.blame?.step ? ' This is the step that the log blames.' : '';
  return `Step ${step} of ${grouped(steps)}: ${deed}; ${total(step)}.${mistake}`;
}

/** How the run stands at a time; before the end it is always running. */
export function verdictAt(recording: Recording, time: number): Verdict {
  const steps = recording.messages.length;
  if (time < steps) return { state: 'running', text: 'The recording is playing.', time };
  if (recording.outcome === 'succeeded') {
    return { state: 'done', text: 'The log marks this run as correct.', time: steps };
  }
  if (recording.outcome === 'unknown') {
    return { state: 'done', text: 'The log ends and does not say whether the run succeeded.', time: steps };
  }
  const { blame } = recording;
  const who = blame?.name ?? null;
  const where = blame?.step === null || blame?.step === undefined ? '' : ` at step ${blame.step}`;
  const text =
    who === null
      ? `The log marks this run as failed${where}.`
      : `The run failed; its log blames ${who}${where}.`;
  return { state: 'failed', text, time: steps };
}
