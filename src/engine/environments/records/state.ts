import type { Host } from '../../kernel/host.ts';
import { integer, number, type ValuesOf } from '../../catalog/params.ts';

/** What can be chosen of the clients. */
export const params = {
  rate: number({
    label: 'Commands a second',
    help: 'Mean number of commands that clients submit in a second; arrivals are random (Poisson).',
    default: 20,
    min: 0.01,
    max: 100000,
    scale: 'log',
    unit: '/s',
    live: true,
  }),
  limit: integer({
    label: 'Commands in all',
    help: 'After so many no further commands arrive; 0 is without end.',
    default: 0,
    min: 0,
    max: 1000000,
    live: true,
  }),
  writeShare: number({
    label: 'Share of writes',
    help: 'Share of commands that write a register; the others read one. Both go through the one order.',
    default: 0.5,
    min: 0,
    max: 1,
    step: 0.05,
    live: true,
  }),
  keys: integer({
    label: 'Registers',
    help: 'Number of registers that are read and written.',
    default: 4,
    min: 1,
    max: 64,
  }),
  keySkew: number({
    label: 'Skew of registers',
    help: 'Exponent of the Zipf law by which registers are used; 0 is all alike.',
    default: 0,
    min: 0,
    max: 3,
    step: 0.1,
    live: true,
  }),
  originSkew: number({
    label: 'Skew of clients',
    help: 'Exponent of the Zipf law by which agents are asked by clients; 0 is all alike.',
    default: 0,
    min: 0,
    max: 3,
    step: 0.1,
    live: true,
  }),
  bytes: integer({
    label: 'Size of a command',
    help: 'Bytes that a command takes on the wire.',
    default: 64,
    min: 1,
    max: 1e6,
    scale: 'log',
    unit: 'B',
    live: true,
  }),
  timeoutSeconds: number({
    label: 'Patience of clients',
    help: 'A client without an answer for so long asks another agent, with the same number, so that the command acts once.',
    default: 2,
    min: 0.01,
    max: 1000,
    scale: 'log',
    unit: 's',
    live: true,
  }),
  outstanding: integer({
    label: 'Commands waiting at most',
    help: 'While so many commands wait for an answer, further ones are turned away.',
    default: 1000,
    min: 1,
    max: 100000,
    scale: 'log',
    live: true,
  }),
  remembered: integer({
    label: 'Commands remembered',
    help: 'The first so many commands are kept with their times, to judge whether the registers were linearizable.',
    default: 20000,
    min: 0,
    max: 1000000,
  }),
};

export type Values = ValuesOf<typeof params>;

/** What a client submits; frozen. The pair (client, sequence) names it, however often it is sent. */
export interface RecordCommand {
  readonly client: number;
  readonly sequence: number;
  readonly key: number;
  readonly write: boolean;
  /** What is written: a number no other command writes. */
  readonly value: number;
  readonly bytes: number;
  readonly text: string;
}

/** A command on its way, and afterwards a line of the history. */
export interface Operation {
  command: RecordCommand;
  /** Agent that was asked last. */
  agent: number;
  invokedAt: number;
  /** When the client had its answer; Infinity: not yet. */
  respondedAt: number;
  /** What a read answered; NaN: nothing yet. */
  result: number;
  /** Place in the one order; -1: not yet known. */
  index: number;
  attempts: number;
  remembered: boolean;
}

export interface State {
  /** Commands without an answer by client × 2³² + sequence, in the order in which their patience ends. */
  open: Map<number, { operation: Operation; deadline: number }>;
  /** Answered commands that are remembered; frozen. */
  history: Readonly<Operation>[];
  /** Commands taken into the history, answered or not. */
  remembered: number;
  /** When the history was full: answers after that are not in it. */
  fullAt: number;
  /** Next sequence number by client; a client is the agent at which it first asks. */
  sequences: Float64Array;
  /** Register k of agent a at a × keys + k; 0: never written. */
  registers: Float64Array;
  /** Commands applied at each agent. */
  applied: Float64Array;
  /** Highest place of the one order seen by each agent, -1: none. */
  places: Float64Array;
  arrived: number;
  refused: number;
  retried: number;
  answered: number;
  /** The latest response times in seconds, a ring. */
  latencies: Float64Array;
  lastAnswerAt: number;
  /** The protocol cannot put commands into one order. */
  cannot: boolean;
}

const LATENCIES = 1024;

/** What clients did and saw: remembered commands in the order of their answers, then those without one (respondedAt Infinity). */
export function historyOf({ history, open }: State): readonly Readonly<Operation>[] {
  const all = history.slice();
  for (const { operation } of open.values()) if (operation.remembered) all.push(operation);
  return all;
}

export const initialState = (host: Host, values: Values): State => ({
  open: new Map(),
  history: [],
  remembered: 0,
  fullAt: Infinity,
  sequences: new Float64Array(host.n),
  registers: new Float64Array(host.n * values.keys),
  applied: new Float64Array(host.n),
  places: new Float64Array(host.n).fill(-1),
  arrived: 0,
  refused: 0,
  retried: 0,
  answered: 0,
  latencies: new Float64Array(LATENCIES),
  lastAnswerAt: 0,
  cannot: false,
});

/** The p-quantile of the latest response times in seconds; NaN before the first answer. */
export function latencyQuantile({ latencies, answered }: State, p: number): number {
  const count = Math.min(answered, latencies.length);
  if (count === 0) return Number.NaN;
  const sorted = latencies.slice(0, count).sort();
  return sorted[Math.min(count - 1, Math.floor(p * count))];
}

/** Agents whose registers differ from those that most running agents hold. */
export function diverging({ registers }: State, host: Host, keys: number): number {
  const sizes = new Map<string, number>();
  let running = 0;
  let most = 0;
  for (let agent = 0; agent < host.n; agent++) {
    if (!host.alive[agent]) continue;
    running += 1;
    const held = registers.subarray(agent * keys, (agent + 1) * keys).join(' ');
    const size = (sizes.get(held) ?? 0) + 1;
    sizes.set(held, size);
    most = Math.max(most, size);
  }
  return running - most;
}
