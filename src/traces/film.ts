import type {
  ArrivalFrame,
  EdgeList,
  Frame,
  InspectionRow,
  MessageFrame,
  Note,
  SampleFrame,
  WorldInfo,
} from '../engine/kernel/frame.ts';
import { type Columns, columnsOf, MESSAGE_KINDS } from './columns.ts';
import { inspectAgent, inspectMessage } from './inspection.ts';
import { CHANNELS, METRICS, sampleRow } from './measures.ts';
import { notesOf, sentenceAt, verdictAt } from './narration.ts';
import type { Recording } from './recording.ts';

/** What a frame of a recording should carry. */
export interface FilmWant {
  arrivals: boolean;
  messagesAtMost: number;
}

/**
 * A recording that answers the calls of a simulation. One step of the log is one second: the message of step i
 * leaves at i and arrives at i + 1.
 */
export interface Film {
  info(): WorldInfo;
  /**
   * The world at `time` (kept within 0 and the end): a pure function of its arguments. Samples, notes and
   * arrivals are those after `since` up to `time`; without `since`, or with one that lies ahead, all of them,
   * and the edges too.
   */
  frameAt(time: number, want: FilmWant, since?: number): Frame;
  inspect(agent: number, time: number): InspectionRow[];
  /** Rows of a message whatever the time; null if the log has none of that serial number. */
  message(id: number): InspectionRow[] | null;
  /** The next step after `time`; null at the end. */
  nextEvent(time: number): number | null;
  /** The last step before `time`; null at the start. */
  previousEvent(time: number): number | null;
  /** The next note after `time`; null if there is none. */
  nextNote(time: number): number | null;
}

export function filmOf(recording: Recording): Film {
  const columns = columnsOf(recording);
  const steps = columns.steps;
  const n = recording.agents.length;
  const notes = notesOf(recording);
  const edges = edgesOf(columns);
  const blamed = recording.blame?.agent ?? -1;

  // Counts up to the step last shown; moving them on costs one addition a step, in either direction.
  const sent = new Float32Array(n);
  const words = new Float32Array(n);
  let counted = 0;
  const countTo = (target: number): void => {
    for (; counted < target; counted += 1) {
      sent[columns.from[counted]] += 1;
      words[columns.from[counted]] += columns.words[counted];
    }
    while (counted > target) {
      counted -= 1;
      sent[columns.from[counted]] -= 1;
      words[columns.from[counted]] -= columns.words[counted];
    }
  };

  const channelsAt = (time: number): Float32Array[] => {
    const begun = begunBy(time, steps);
    countTo(begun);
    const activity = new Float32Array(n);
    for (let agent = 0; agent < n; agent += 1) activity[agent] = sent[agent] > 0 ? 1 : 0;
    const blame = new Float32Array(n);
    if (blamed >= 0) blame[blamed] = 1;
    if (time < steps && begun > 0) {
      const step = begun - 1;
      if (columns.to[step] !== columns.from[step]) activity[columns.to[step]] = 2;
      activity[columns.from[step]] = 3;
    }
    return [activity, sent.slice(), words.slice(), blame];
  };

  return {
    info: () => ({
      title: recording.title,
      n,
      names: recording.agents.map((agent) => agent.name),
      channels: CHANNELS,
      messageKinds: MESSAGE_KINDS,
      metrics: METRICS,
      edges: copyOf(edges),
      roundSeconds: 1,
      paceSeconds: 1,
      endSeconds: steps,
      warnings: recording.warnings,
      actions: [],
    }),
    frameAt(asked, want, since = -1) {
      const time = Number.isFinite(asked) ? Math.min(Math.max(asked, 0), steps) : 0;
      const after = since > time ? -1 : since;
      return {
        time,
        events: begunBy(time, steps),
        alive: new Uint8Array(n).fill(1),
        channels: channelsAt(time),
        messages: flightAt(columns, time, want),
        arrivals: want.arrivals ? arrivalsBetween(columns, after, time) : null,
        edges: after < 0 ? copyOf(edges) : null,
        links: new Float64Array(0),
        samples: samplesBetween(columns, after, time),
        notes: notes.filter((note) => note.time > after && note.time <= time),
        sentence: sentenceAt(recording, columns, time),
        verdict: verdictAt(recording, time),
        digest: null,
      };
    },
    inspect: (agent, time) => inspectAgent(recording, columns, agent, time),
    message: (id) => inspectMessage(recording, columns, id),
    nextEvent: (time) => (time < steps ? Math.max(0, Math.floor(time) + 1) : null),
    previousEvent: (time) => (time > 0 ? Math.min(steps, Math.ceil(time) - 1) : null),
    nextNote: (time) => notes.find((note: Note) => note.time > time)?.time ?? null,
  };
}

/** How many steps have begun at a time: step i begins at i. */
export function begunBy(time: number, steps: number): number {
  return Math.min(steps, Math.max(0, Math.floor(time) + 1));
}

function flightAt(columns: Columns, time: number, want: FilmWant): MessageFrame {
  const step = Math.floor(time);
  const total = step < columns.steps ? 1 : 0;
  const count = Math.min(total, Math.max(0, want.messagesAtMost));
  const progress = new Float32Array(count).fill(time - step);
  const flight = { ...columns.listed(step, count), count, total, progress, lost: new Uint8Array(count) };
  return want.arrivals ? { ...flight, sentAt: Float64Array.from(flight.id) } : flight;
}

const ARRIVALS_AT_MOST = 4096;

function arrivalsBetween(columns: Columns, after: number, time: number): ArrivalFrame {
  // Step i ends at i + 1, so those that ended in (after, time] are floor(after) .. floor(time) - 1.
  const first = Math.max(0, Math.floor(after));
  const total = Math.max(0, Math.floor(time) - first);
  const count = Math.min(total, ARRIVALS_AT_MOST);
  const start = first + total - count;
  const listed = columns.listed(start, count);
  return {
    ...listed,
    count,
    total,
    sentAt: Float64Array.from(listed.id),
    endedAt: listed.id.map((id) => id + 1),
    lost: new Uint8Array(count),
  };
}

function samplesBetween(columns: Columns, after: number, time: number): SampleFrame {
  const first = Math.max(0, Math.floor(after) + 1);
  const count = Math.max(0, Math.min(columns.steps, Math.floor(time) + 1) - first);
  const times = new Float64Array(count);
  const values = new Float64Array(count * METRICS.length);
  for (let row = 0; row < count; row += 1) {
    times[row] = first + row;
    sampleRow(columns, first + row, values, row * METRICS.length);
  }
  return { times, values, metrics: METRICS.length };
}

/** Who has spoken to whom at any time, each pair once; fixed for the whole film, so that the picture holds still. */
function edgesOf(columns: Columns): EdgeList {
  const seen = new Set<number>();
  const from: number[] = [];
  const to: number[] = [];
  for (let step = 0; step < columns.steps; step += 1) {
    const low = Math.min(columns.from[step], columns.to[step]);
    const high = Math.max(columns.from[step], columns.to[step]);
    const key = low * columns.agents + high;
    if (low === high || seen.has(key)) continue;
    seen.add(key);
    from.push(low);
    to.push(high);
  }
  return { version: 1, from: Int32Array.from(from), to: Int32Array.from(to), total: from.length };
}

/** Frames give their buffers away, so each gets its own. */
function copyOf(edges: EdgeList): EdgeList {
  return { ...edges, from: edges.from.slice(), to: edges.to.slice() };
}
