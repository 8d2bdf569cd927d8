import { number, type ValuesOf } from '../../catalog/params.ts';
import type { Host } from '../../kernel/host.ts';
import type { Asked, Sessions } from '../order/sessions.ts';

export const params = {
  timeoutSeconds: number({
    label: 'Patience',
    help: 'The coordinator aborts when a vote is missing for so long; a manager in doubt asks again after as long.',
    default: 2,
    min: 0.001,
    max: 1000,
    step: 0.001,
    scale: 'log',
    unit: 's',
    live: true,
  }),
  refusal: number({
    label: 'Refusals',
    help: 'Chance that a resource manager votes to abort a transaction.',
    default: 0,
    min: 0,
    max: 1,
    step: 0.01,
    live: true,
  }),
};

export type Values = ValuesOf<typeof params>;

/** Kinds of message. The value of each is the number of the transaction. */
export const PREPARE = 0;
export const PREPARED = 1;
export const REFUSED = 2;
export const COMMIT = 3;
export const ABORT = 4;
export const DONE = 5;
export const DOUBT = 6;
export const COMMAND = 7;

export const BARE_BYTES = 24;

/** The coordinator is agent 0; all others, and it too, are resource managers. */
export const COORDINATOR = 0;

/** Timers. */
export const VOTES = 0;
export const DOUBTS = 1;
export const RETRY = 2;
export const timers = ['votes', 'doubt', 'retry'] as const;

/** A transaction that the coordinator has begun. */
export interface Transaction {
  asked: Asked;
  /** Managers that are prepared. */
  prepared: Set<number>;
  deadline: number;
}

/** Coordinator's decision, on disk; frozen. A commit has a place in the order of commits, an abort has none (-1). */
export interface Decision {
  readonly place: number;
  readonly asked: Asked;
}

/** A resource manager. */
export interface Manager {
  /** On disk: transactions it is prepared to commit and knows no decision of, with their commands. */
  prepared: Map<number, Asked>;
  /** On disk: latest transactions it has refused, committed or aborted; an old request for one of them is void. */
  finished: Set<number>;
  /** On disk: commits that wait for one before them, by place. */
  waiting: Map<number, Asked>;
  /** On disk: commits applied. */
  applied: number;
  sessions: Sessions;
  committed: number;
  aborted: number;
  /** Commands asked here that are not applied here yet. */
  pending: Map<number, Asked>;
}

export interface State {
  managers: Manager[];
  /** Coordinator, volatile: transactions without a decision. */
  open: Map<number, Transaction>;
  openKeys: Set<number>;
  /** Coordinator, on disk: commits that some manager has not acknowledged, and who has not. */
  decided: Map<number, Decision>;
  unheard: Map<number, Set<number>>;
  nextTransaction: number;
  nextPlace: number;
  told: Float64Array;
  nextSequence: Float64Array;
  committed: number;
  aborted: number;
  latencySum: number;
  /** For the checks: votes to abort, and what was done with each transaction first: 1 committed, -1 aborted. */
  votedNo: Set<number>;
  votedYes: Map<number, Set<number>>;
  fates: Map<number, number>;
}

export interface TwoPhase {
  readonly state: State;
  readonly host: Host;
  readonly values: Values;
  readonly rules: Rules;
}

/** The guards on which atomicity rests. */
export interface Rules {
  /** The coordinator commits when every manager is prepared. */
  mayCommit(prepared: number, managers: number): boolean;
  /** A manager that is prepared waits for the decision; it may not abort by itself. */
  waitsInDoubt(): boolean;
  /** The coordinator’s decisions survive its crash. */
  remembersDecisions(): boolean;
}

export const rules: Rules = {
  mayCommit: (prepared, managers) => prepared === managers,
  waitsInDoubt: () => true,
  remembersDecisions: () => true,
};

export const emptyManager = (): Manager => ({
  prepared: new Map(),
  finished: new Set(),
  waiting: new Map(),
  applied: 0,
  sessions: new Map(),
  committed: 0,
  aborted: 0,
  pending: new Map(),
});

export const initialState = (host: Host): State => ({
  managers: Array.from({ length: host.n }, emptyManager),
  open: new Map(),
  openKeys: new Set(),
  decided: new Map(),
  unheard: new Map(),
  nextTransaction: 0,
  nextPlace: 0,
  told: new Float64Array(host.n),
  nextSequence: new Float64Array(host.n),
  committed: 0,
  aborted: 0,
  latencySum: 0,
  votedNo: new Set(),
  votedYes: new Map(),
  fates: new Map(),
});
