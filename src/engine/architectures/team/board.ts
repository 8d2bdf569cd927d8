import type { Host } from '../../kernel/host.ts';
import type { Task } from '../../tasks/task.ts';
import type { Trial } from '../assignment/experience.ts';
import { type Experience, noExperience } from '../assignment/experience.ts';
import { type Market, noSales, type Sales } from '../assignment/market.ts';
import { type Efforts, type Exertion, noEfforts } from '../incentive/effort.ts';
import { noTrust, type Trust } from '../trust/reputation.ts';
import type { Beyond } from './cost.ts';
import type { Desk } from './desk.ts';
import type { Flaw, Trace } from './flaw.ts';
import { noTotals, type Totals } from './totals.ts';

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
  /** What the turn costs: turns of the budget, and tokens. */
  turns: number;
  tokens: number;
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
  /** Bids on the steps asked for, one each; empty but in bids. */
  bids: readonly number[];
  /** How far the sender trusts each member; null where trust is not told. */
  trusts: readonly number[] | null;
  /** The sender's understanding of the task, which an assignment passes on. */
  reading: number;
}

/** A task that a team has in hand. */
export interface Work {
  task: Task;
  /** The run's seed, from which each member's understanding of the task follows. */
  seed: number;
  turns: number;
  tokens: number;
  /** Those of the tokens that were read: contexts and messages. */
  tokensRead: number;
  messages: number;
  /** What each member has that takes part, by agent, in the order of their coming; see deskOf. */
  desks: Map<number, Desk>;
  flaws: Flaw[];
  /** Turns by which each step has been worked on, by anybody. */
  attempts: Uint32Array;
  /** Steps that agents have been asked to do or have a claim to, by agent; agents that were asked nothing have no entry. */
  asked: Map<number, readonly number[]>;
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
  /** Statements that the protocol below spreads: slot and serial number of the item. */
  said: [slot: number, serial: number][];
  /** When last a turn ended or a message came. */
  touchedAt: number;
  /** Steps handed out, whose outcome is learned from when the answer is in. */
  trials: Trial[];
  /** Care with which steps are to be worked on, by step, where that is not full care. */
  methods: Map<number, number>;
  /** Steps on offer, or null. */
  market: Market | null;
  /** What each member that has worked on it puts into it. */
  exertions: Map<number, Exertion>;
  /** Right and wrong ballots that each judge has last counted, by subject: see Trust. */
  ballots: Map<number, Float64Array>;
}

/** Where an agent's time and tokens go, in the order of the stacked band. */
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
  /** Tasks that wait for anybody to be free, from place `lineAt` on. */
  line: Task[];
  lineAt: number;
  /** Turns waiting for each agent, first in first out. */
  queues: Job[][];
  /** The turn each agent is taking, or null. */
  current: (Job | null)[];
  /** Seconds by use, agent × USES + use. */
  spent: Float64Array;
  /** Until when `spent` is booked. */
  bookedAt: Float64Array;
  /** What the idle clock showed at the last booking: it runs while no task is open. */
  idleAt: Float64Array;
  /** Where the idle clock stood when a task last came, and since when it runs; -1 while a task is open. */
  idleSeconds: number;
  idleFrom: number;
  /** Tokens by use, agent × USES + use. */
  tokensSpent: Float64Array;
  /** Seconds booked and tokens by use, of all agents together. */
  spentByAll: Float64Array;
  tokensByAll: Float64Array;
  turnsTaken: Uint32Array;
  /** Who leads, where somebody does; -1 before the first election. */
  head: number;
  /** Elections won so far, and since when there has been no head. */
  term: number;
  headlessAt: number;
  totals: Totals;
  /** A step that the budget does not pay for, while every task so far has one. */
  beyond: Beyond | null;
  /** Tasks offered so far. */
  offered: number;
  /** The clock that gives up lost messages is set. */
  watching: boolean;
  /** Marks on the timeline so far, those left out since the last, and when that was. */
  marks: number;
  unmarked: number;
  markedAt: number;
  /** The last wrong answer's flaws, the places among them of those that were handed in, and how far its error had spread; null before the first. */
  lastFlaws: readonly Flaw[];
  lastStanding: readonly number[];
  trace: Trace | null;
  /** What has been learned of who can do what, sold to whom, made of rewards, and found out about whom. */
  experience: Experience;
  sales: Sales;
  efforts: Efforts;
  trust: Trust;
}

export function emptyBoard(host: Host): Board {
  const { n } = host;
  return {
    works: new Map(),
    line: [],
    lineAt: 0,
    queues: Array.from({ length: n }, () => []),
    current: new Array<Job | null>(n).fill(null),
    spent: new Float64Array(n * USES.length),
    bookedAt: new Float64Array(n),
    idleAt: new Float64Array(n),
    idleSeconds: 0,
    idleFrom: 0,
    tokensSpent: new Float64Array(n * USES.length),
    spentByAll: new Float64Array(USES.length),
    tokensByAll: new Float64Array(USES.length),
    turnsTaken: new Uint32Array(n),
    head: 0,
    term: 0,
    headlessAt: 0,
    totals: { ...noTotals },
    beyond: null,
    offered: 0,
    watching: false,
    marks: 0,
    unmarked: 0,
    markedAt: -Infinity,
    lastFlaws: [],
    lastStanding: [],
    trace: null,
    experience: noExperience(host),
    sales: noSales(host),
    efforts: noEfforts(host),
    trust: noTrust(),
  };
}

/** A task taken in hand: members get a desk as they come to take part. */
export function openWork(host: Host, task: Task): Work {
  return {
    task,
    seed: host.seed,
    turns: 0,
    tokens: 0,
    tokensRead: 0,
    messages: 0,
    desks: new Map(),
    flaws: [],
    attempts: new Uint32Array(task.steps.length),
    asked: new Map(),
    reports: [],
    round: 0,
    peerRounds: 0,
    phase: 0,
    awaited: new Map(),
    exchanges: 0,
    jobs: 0,
    flying: new Set(),
    said: [],
    touchedAt: host.now,
    trials: [],
    methods: new Map(),
    market: null,
    exertions: new Map(),
    ballots: new Map(),
  };
}

/** Whether any task is open, in hand or in the line. */
export const isOpen = (board: Board): boolean => board.works.size > 0 || board.lineAt < board.line.length;
