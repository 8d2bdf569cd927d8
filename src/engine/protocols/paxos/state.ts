import type { Host } from '../../kernel/host.ts';
import { emptyHistory, type History } from '../order/history.ts';
import type { Asked, Sessions } from '../order/sessions.ts';
import type { Values } from './params.ts';
import type { Rules } from './rules.ts';

export const FOLLOWER = 0;
export const PREPARING = 1;
export const LEADER = 2;

export const PATIENCE = 0;
export const BEAT = 1;
export const RETRY = 2;
export const timers = ['patience', 'heartbeat', 'retry'] as const;

/** A value for a slot: a client's command, or nothing, which fills a hole. Frozen. */
export interface Entry extends Asked {
  readonly isHole: boolean;
}

/** A value accepted in a ballot; frozen. */
export interface Vote {
  readonly ballot: number;
  readonly entry: Entry;
}

/** One agent in all its parts: acceptor, proposer and learner. Ballots are round × n + agent, so that no two agents share one. */
export interface Server {
  /** Acceptor, on disk: the highest ballot it has promised to, -1 none, and its votes for slots not yet executed. */
  promised: number;
  accepted: Map<number, Vote>;
  /** Learner, on disk: slots below this are executed. */
  executed: number;
  sessions: Sessions;
  /** Commands applied, which is the place of the next in the one order. */
  applied: number;
  /** Learner: chosen values that wait for a slot before them. */
  chosen: Map<number, Entry>;
  role: number;
  /** Proposer: the ballot it prepares or leads. */
  ballot: number;
  /** Phase 1: who has promised, and the vote of the highest ballot reported for each slot. */
  promises: Set<number>;
  reported: Map<number, Vote>;
  /** Phase 2: proposals that are not chosen yet, with who has accepted them, and the next free slot. */
  open: Map<number, { entry: Entry; votes: Set<number> }>;
  nextSlot: number;
  proposed: Set<number>;
  /** When each agent last answered the leader. */
  answeredAt: Float64Array;
  /** Whom it takes for the leader, or -1. */
  leader: number;
  /** Commands asked here that are not executed here yet. */
  pending: Map<number, Asked>;
}

export interface State {
  servers: Server[];
  acceptors: number;
  history: History<Entry>;
  told: Float64Array;
  nextSequence: Float64Array;
  ballots: number;
  committed: number;
  latencySum: number;
  quorumAt: number;
  /** For the checks: votes by slot, ballot and agent until a slot is executed, and the values that a majority has accepted. */
  tally: Map<number, { ballot: number; entry: Entry; voters: number[] }[]>;
  settled: Map<number, Entry>;
  settledLimit: number;
  /** For the checks: highest number asked for in each session. */
  askedUpTo: Map<number, number>;
}

export interface Paxos {
  readonly state: State;
  readonly host: Host;
  readonly values: Values;
  readonly rules: Rules;
}

export const emptyServer = (): Server => ({
  promised: -1,
  accepted: new Map(),
  executed: 0,
  sessions: new Map(),
  applied: 0,
  chosen: new Map(),
  ...volatile(),
});

/** What a crash takes. */
export const volatile = () => ({
  role: FOLLOWER,
  ballot: -1,
  promises: new Set<number>(),
  reported: new Map<number, Vote>(),
  open: new Map<number, { entry: Entry; votes: Set<number> }>(),
  nextSlot: 0,
  proposed: new Set<number>(),
  answeredAt: new Float64Array(0),
  leader: -1,
  pending: new Map<number, Asked>(),
});

export function initialState(host: Host, values: Values): State {
  return {
    servers: Array.from({ length: host.n }, emptyServer),
    acceptors: values.acceptors === 0 ? host.n : Math.min(values.acceptors, host.n),
    history: emptyHistory(),
    told: new Float64Array(host.n),
    nextSequence: new Float64Array(host.n),
    ballots: 0,
    committed: 0,
    latencySum: 0,
    quorumAt: 0,
    tally: new Map(),
    settled: new Map(),
    settledLimit: 1024,
    askedUpTo: new Map(),
  };
}

/** "3.1": round 3 of agent 1. */
export const ballotText = (ballot: number, n: number): string =>
  ballot < 0 ? 'none' : `${Math.floor(ballot / n)}.${ballot % n}`;
