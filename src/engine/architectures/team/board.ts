import type { Host } from '../../kernel/host.ts';
import type { ErrorKind, Task } from '../../tasks/task.ts';

/** What an agent holds of a step. */
export const NOTHING = 0;
export const RIGHT = 1;
export const WRONG = 2;

/** An error as it lives in a run; Fault is what is reported of it. */
export interface Flaw {
  kind: ErrorKind;
  origin: number;
  step: number;
  spreaders: number[];
  stopper: number;
}

/** Kinds of turn. */
export type Deed = 'work' | 'check' | 'plan' | 'merge' | 'talk';

/** One turn to take. */
export interface Job {
  serial: number;
  deed: Deed;
  /** Step worked on or checked; -1 for plans, merges and talk. */
  step: number;
  /** Whose result is checked, where that matters; -1 otherwise. */
  whose: number;
}

/** What an agent has sent of what it held; immutable. */
export interface Report {
  serial: number;
  from: number;
  steps: readonly number[];
  held: readonly number[];
  flaw: readonly number[];
  /** The sender's understanding of the task, which an assignment passes on. */
  reading: number;
}

/** A task that a team has in hand. Arrays by agent × steps + step. */
export interface Work {
  task: Task;
  turns: number;
  tokens: number;
  messages: number;
  /** What each agent holds. */
  held: Uint8Array;
  /** Index into flaws of what is wrong with it, or -1. */
  flaw: Int32Array;
  flaws: Flaw[];
  /** Turns by which each step has been worked on, and by how many different agents. */
  attempts: Uint16Array;
  workers: Uint16Array;
  /** Which understanding of the task each agent has: 0 is the one that is meant by the first agent. */
  reading: Uint8Array;
  /** Turns each agent has taken on it. */
  used: Uint16Array;
  /** Results sent in, by whom they were sent in order of arrival. */
  reports: Report[];
  /** Round the architecture is in, from 0. */
  round: number;
  /** Turns queued or being taken, and messages on their way: at 0 nothing more will happen by itself. */
  pending: number;
}

/** Where an agent's time goes, in the order of the stacked band. */
export const USES = ['working', 'redoing', 'checking', 'coordinating', 'waiting', 'idle'] as const;
export const WORKING = 0;
export const REDOING = 1;
export const CHECKING = 2;
export const COORDINATING = 3;
export const WAITING = 4;
export const IDLE = 5;

export interface Board {
  works: Map<number, Work>;
  /** Turns waiting for each agent, first in first out. */
  queues: Job[][];
  /** The turn each agent is taking, or null. */
  current: (Job | null)[];
  /** When it began. */
  since: Float64Array;
  /** Seconds by use, agent × USES + use. */
  spent: Float64Array;
  /** Until when `spent` is booked. */
  bookedAt: Float64Array;
  turnsTaken: Uint32Array;
  answered: number;
  right: number;
  turns: number;
  tokens: number;
  messages: number;
  flaws: number;
  caught: number;
  doubled: number;
  stepsDone: number;
  /** The last wrong answer's flaws, for the trace of an error. */
  lastFlaws: Flaw[];
}

export function emptyBoard(host: Host): Board {
  const { n } = host;
  return {
    works: new Map(),
    queues: Array.from({ length: n }, () => []),
    current: new Array<Job | null>(n).fill(null),
    since: new Float64Array(n),
    spent: new Float64Array(n * USES.length),
    bookedAt: new Float64Array(n),
    turnsTaken: new Uint32Array(n),
    answered: 0,
    right: 0,
    turns: 0,
    tokens: 0,
    messages: 0,
    flaws: 0,
    caught: 0,
    doubled: 0,
    stepsDone: 0,
    lastFlaws: [],
  };
}

export function openWork(host: Host, task: Task): Work {
  const cells = host.n * task.steps.length;
  const reading = new Uint8Array(host.n);
  if (task.ambiguity > 0)
    for (let agent = 1; agent < host.n; agent++) reading[agent] = host.chance.at(agent).flip(task.ambiguity) ? 1 : 0;
  return {
    task,
    turns: 0,
    tokens: 0,
    messages: 0,
    held: new Uint8Array(cells),
    flaw: new Int32Array(cells).fill(-1),
    flaws: [],
    attempts: new Uint16Array(task.steps.length),
    workers: new Uint16Array(task.steps.length),
    reading,
    used: new Uint16Array(host.n),
    reports: [],
    round: 0,
    pending: 0,
  };
}

/** Steps that an agent could begin: not held yet, with all that they need held. */
export function readySteps({ task, held }: Work, agent: number): number[] {
  const first = agent * task.steps.length;
  const ready: number[] = [];
  task.steps.forEach(({ needs }, step) => {
    if (held[first + step] === NOTHING && needs.every((need) => held[first + need] !== NOTHING)) ready.push(step);
  });
  return ready;
}

/** Number of results an agent carries in its context. */
export function carried({ task, held }: Work, agent: number): number {
  const first = agent * task.steps.length;
  let count = 0;
  for (let step = 0; step < task.steps.length; step++) if (held[first + step] !== NOTHING) count += 1;
  return count;
}

/** Copies what one agent holds of a step to another. */
export function hand(work: Work, from: number, to: number, step: number): void {
  const steps = work.task.steps.length;
  work.held[to * steps + step] = work.held[from * steps + step];
  work.flaw[to * steps + step] = work.flaw[from * steps + step];
}

export function drop(work: Work, agent: number, step: number): void {
  const at = agent * work.task.steps.length + step;
  work.held[at] = NOTHING;
  work.flaw[at] = -1;
}
