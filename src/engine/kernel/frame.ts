import type { Board } from './board.ts';

/**
 * What a world shows of itself. `WorldInfo` is told once after a start, a `Frame` at each request. Views
 * know channels, kinds of message and metrics; never the name of a protocol.
 */

/** One value an agent; `categories` makes it a colour by kind, otherwise `domain` scales it. */
export interface Channel {
  id: string;
  label: string;
  /** Names by index, for channels whose values are categories. */
  categories?: readonly string[];
  /** Expected extent of a numeric channel; absent: taken from the data. */
  domain?: readonly [number, number];
}

export interface MessageKind {
  id: string;
  label: string;
  /** Shape and colour of the mark: what the message does, whatever the protocol calls it. */
  glyph: 'payload' | 'request' | 'reply' | 'vote' | 'control' | 'alarm';
}

export interface Theory {
  label: string;
  /** Time in seconds, value in the metric's unit. */
  points: readonly (readonly [number, number])[];
}

export interface MetricInfo {
  id: string;
  label: string;
  unit: string;
  /** One sentence that defines it, with its formula where it has one. */
  help: string;
  /** Shown without asking; the others are offered. */
  primary?: boolean;
  /** Id of a metric of the same world that counts what this one is a mean or a share of: while it is 0, this one says nothing yet. */
  once?: string;
  /** What a closed form expects, drawn behind the measured curve. */
  theory?: Theory;
}

export interface EdgeList {
  /** Grows by one at every change of the topology. */
  version: number;
  from: Int32Array;
  to: Int32Array;
  /** Edges of the graph; more than from.length when only a sample is listed. */
  total: number;
  positions?: Float32Array;
  groups?: Int32Array;
}

export interface WorldInfo {
  title: string;
  n: number;
  /** Names of agents where they have any; otherwise they are numbered. */
  names?: readonly string[];
  /** The first is what colours the graph until the person chooses another. */
  channels: readonly Channel[];
  messageKinds: readonly MessageKind[];
  metrics: readonly MetricInfo[];
  edges: EdgeList;
  /** Length of a synchronous round in seconds, or 0 where there are none. */
  roundSeconds: number;
  /** A good number of simulated seconds per real second to watch at. */
  paceSeconds: number;
  /** Known end in simulated seconds (recordings), or null. */
  endSeconds: number | null;
  warnings: readonly string[];
  /** Kind of the world's board ('grid', 'matrix' …), where it shows one. */
  board?: Board['kind'];
  /** Somebody can tell who learned from whom. */
  flows?: boolean;
  /** What a hand may do here ('crash', 'cut', 'inject' …). */
  actions: readonly string[];
}

/** Messages in flight, one slot each. */
export interface MessageFrame {
  count: number;
  /** All messages in flight; more than `count` when only a share is listed. */
  total: number;
  /** Serial number of the message, for hover and drop. */
  id: Float64Array;
  from: Int32Array;
  to: Int32Array;
  /** Share of the way gone, 0 to 1, true in simulated time. */
  progress: Float32Array;
  /** Index into WorldInfo.messageKinds. */
  kind: Uint8Array;
  /** 1 if the network has lost it: it fades out before it arrives. */
  lost: Uint8Array;
  /** When each was sent, in seconds; only where arrivals are asked for (space-time diagram). */
  sentAt?: Float64Array;
}

/** Messages that ended since the last frame, for the space-time diagram. */
export interface ArrivalFrame {
  count: number;
  /** All that ended; more than `count` when only the latest are listed. */
  total: number;
  id: Float64Array;
  from: Int32Array;
  to: Int32Array;
  sentAt: Float64Array;
  endedAt: Float64Array;
  kind: Uint8Array;
  lost: Uint8Array;
}

/** Something worth a mark on the timeline. */
export interface Note {
  time: number;
  /** 'crash', 'elected', 'informed all', 'violation' …: groups marks by colour. */
  kind: string;
  text: string;
  agent?: number;
  tone: 'neutral' | 'good' | 'bad' | 'command';
}

/** Metric samples since the last frame: column m of row r stands at values[r * metrics + m]. */
export interface SampleFrame {
  times: Float64Array;
  values: Float64Array;
  metrics: number;
}

export interface Verdict {
  state: 'running' | 'converged' | 'agreed' | 'diverged' | 'stalled' | 'violated' | 'done' | 'failed';
  /** One sentence with the reason and, where there is one, the event behind it. */
  text: string;
  time: number;
}

export interface Frame {
  time: number;
  /** Events handled since the start. */
  events: number;
  alive: Uint8Array;
  /** One array a channel, aligned with WorldInfo.channels. */
  channels: Float32Array[];
  messages: MessageFrame;
  /** Only when asked for. */
  arrivals: ArrivalFrame | null;
  /** Only when the topology has changed since the last frame. */
  edges: EdgeList | null;
  /** Links cut or slowed by hand: from, to, factor triples; factor 0 is cut. */
  links: Float64Array;
  samples: SampleFrame;
  notes: Note[];
  sentence: string;
  verdict: Verdict;
  /** Running digest of all events, when it is on: 16 hexadecimal digits. */
  digest: string | null;
}

/** One line of an inspection; rows under the same group stand together. */
export interface InspectionRow {
  group: string;
  label: string;
  value: string;
  /** Long text, shown as text in full (a recorded message, a log). */
  long?: boolean;
}
