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
  /** Mean time of the turn where that is not the team's; else 0. */
  seconds: number;
}

/** What an agent has sent of what it held; immutable. */
export interface Report {
  serial: number;
  from: number;
  to: number;
  /** Steps the receiver is asked to do; empty in results. */
  asked: readonly number[];
  /** Errors that the sender has seen, which the receiver may hold still: indices into the task's flaws. */
  objections: readonly number[];
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
  /** Turns by which each step has been worked on, by anybody. */
  attempts: Uint32Array;
  /** Which understanding of the task each agent has: 0 is the one that is meant by the first agent. */
  reading: Uint8Array;
  /** Turns each agent has taken on it. */
  used: Uint32Array;
  /** Steps that agents have been asked to do or have a claim to, by agent; agents that were asked nothing have no entry. */
  asked: Map<number, readonly number[]>;
  /** 1 for results that somebody else has checked, agent × steps + step. */
  checked: Uint8Array;
  /** Results gathered and not yet merged, in order of arrival. */
  reports: Report[];
  /** Round the architecture is in, from 0. */
  round: number;
  /** Rounds among peers, and where in its round the architecture is; each architecture names its own phases. */
  peerRounds: number;
  phase: number;
  /** Answers that an agent waits for before it goes on, by agent; for trees. */
  awaited: Map<number, number>;
  /** Rounds × agents that took part in an exchange: the paper's unit of communication. */
  exchanges: number;
  /** Turns queued or being taken. */
  jobs: number;
  /** Messages under way, by number: with no job either, nothing more will happen by itself. */
  flying: Set<number>;
  /** When last a turn ended or a message came. */
  touchedAt: number;
}

/** Where an agent's time goes, in the order of the stacked band. */
export const USES = ['working', 'redoing', 'checking', 'coordinating', 'waiting', 'idle', 'recovering'] as const;
export const WORKING = 0;
export const REDOING = 1;
export const CHECKING = 2;
export const COORDINATING = 3;
export const WAITING = 4;
export const IDLE = 5;
export const RECOVERING = 6;

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
  exchanges: number;
  /** Sum over answered tasks of rounds, or of the most turns of one agent where there are none. */
  depth: number;
  /** The clock that gives up lost messages is set. */
  watching: boolean;
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
    exchanges: 0,
    depth: 0,
    watching: false,
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
    attempts: new Uint32Array(task.steps.length),
    reading,
    used: new Uint32Array(host.n),
    asked: new Map(),
    checked: new Uint8Array(cells),
    reports: [],
    round: 0,
    peerRounds: 0,
    phase: 0,
    awaited: new Map(),
    exchanges: 0,
    jobs: 0,
    flying: new Set(),
    touchedAt: host.now,
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

/** Steps of which an agent holds a result, right or wrong. */
export function heldSteps({ task, held }: Work, agent: number): number[] {
  const first = agent * task.steps.length;
  const steps: number[] = [];
  for (let step = 0; step < task.steps.length; step++) if (held[first + step] !== NOTHING) steps.push(step);
  return steps;
}
