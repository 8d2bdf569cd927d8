import type { Host } from '../../kernel/host.ts';
import { type Configuration, emptyLog, type Entry, type Log } from './log.ts';
import { emptyHistory, type History, record } from '../order/history.ts';
import type { Asked, Sessions } from '../order/sessions.ts';
import type { Values } from './params.ts';
import type { Rules } from './rules.ts';

export const FOLLOWER = 0;
export const PRE_CANDIDATE = 1;
export const CANDIDATE = 2;
export const LEADER = 3;

/** Timers, by index into `timers`. */
export const ELECTION = 0;
export const BEAT = 1;
export const RETRY = 2;
export const DISK = 3;
export const timers = ['election', 'heartbeat', 'retry', 'disk'] as const;

/** What one server is and knows: Figure 2 of the paper, with what the dissertation adds. */
export interface Server {
  role: number;
  /** Latest term seen. */
  term: number;
  /** Who got the vote of this term, or -1. */
  votedFor: number;
  log: Log;
  /** What a crash leaves: as much as has been written. A correct server has written all before it answers. */
  disk: { term: number; votedFor: number; lastIndex: number };
  /** The state machine's latest snapshot, on disk. */
  image: { index: number; applied: number; sessions: Sessions };
  /** Whom it takes for the leader, or -1. */
  leader: number;
  /** When it last heard from a leader of its term; -Infinity: never. */
  heardAt: number;
  votes: Set<number>;
  commitIndex: number;
  lastApplied: number;
  /** Commands applied, which is the place of the next in the one order. */
  applied: number;
  sessions: Sessions;
  /** Leaders only: next index to send to each agent, and the highest known to be stored there. */
  nextIndex: Float64Array;
  matchIndex: Float64Array;
  /** Leaders only: last index sent to each agent for which an answer is awaited; 0: none. */
  awaiting: Float64Array;
  /** Leaders only: heartbeats sent to each agent while an answer was awaited. */
  beats: Uint8Array;
  /** Leaders only: 1 for agents that wait to hear of a commit. */
  owed: Uint8Array;
  /** Leaders only: when each agent last answered. */
  answeredAt: Float64Array;
  /** Leaders only: commands in the log that are not applied yet. */
  proposed: Set<number>;
  /** Commands asked at this agent that it has not seen applied. */
  pending: Map<number, Asked>;
  /** Answers that wait for the disk, ascending in time. */
  outbox: { at: number; to: number; kind: number; value: number; payload: unknown; bytes: number }[];
}

/** What a server looked like when its invariants were last checked. */
export interface Seen {
  role: number;
  term: number;
  lastIndex: number;
  lastEntry: Entry | null;
  commitIndex: number;
  lastApplied: number;
}

export interface State {
  servers: Server[];
  /** All applied entries once, by index - 1: what every snapshot's image stands for. */
  history: History<Entry>;
  /** Entries from index `from` on were committed in `term`; ascending. */
  eras: { from: number; term: number }[];
  /** Commands handed up at each agent: an upcall is made once, also where a restarted server applies its log again. */
  told: Float64Array;
  nextSequence: Float64Array;
  elections: number;
  committed: number;
  latencySum: number;
  /** When a leader last had a majority behind it. */
  quorumAt: number;
  notedAt: number;
  notedCommitted: number;
  /** For the check: servers touched since, which term had which leader, and what stood at (index, term). */
  touched: number[];
  isTouched: Uint8Array;
  seen: Seen[];
  leaders: Map<number, number>;
  places: Map<number, { readonly entry: Entry; readonly previousTerm: number }>;
  /** Size at which places that no log holds any more are forgotten. */
  placesLimit: number;
}

/** What every rule works on: state, host and parameters, and the rules themselves, which mutants replace. */
export interface Raft {
  readonly state: State;
  readonly host: Host;
  readonly values: Values;
  readonly rules: Rules;
}

export const wantedVoters = (n: number, values: Values): number =>
  values.servers === 0 ? n : Math.min(values.servers, n);

/** The first so many agents vote. */
export function firstVoters(count: number): Configuration {
  const voters = Array.from({ length: count }, (_, agent) => agent);
  return Object.freeze({ voters: Object.freeze(voters), next: Object.freeze([]) });
}

export function emptyServer(configuration: Configuration): Server {
  return {
    role: FOLLOWER,
    term: 0,
    votedFor: -1,
    log: emptyLog(configuration),
    disk: { term: 0, votedFor: -1, lastIndex: 0 },
    image: { index: 0, applied: 0, sessions: new Map() },
    leader: -1,
    heardAt: -Infinity,
    votes: new Set(),
    commitIndex: 0,
    lastApplied: 0,
    applied: 0,
    sessions: new Map(),
    nextIndex: new Float64Array(0),
    matchIndex: new Float64Array(0),
    awaiting: new Float64Array(0),
    beats: new Uint8Array(0),
    owed: new Uint8Array(0),
    answeredAt: new Float64Array(0),
    proposed: new Set(),
    pending: new Map(),
    outbox: [],
  };
}

export function initialState(host: Host, values: Values): State {
  const configuration = firstVoters(wantedVoters(host.n, values));
  const servers: Server[] = [];
  const seen: Seen[] = [];
  for (let agent = 0; agent < host.n; agent++) {
    servers.push(emptyServer(configuration));
    seen.push({ role: FOLLOWER, term: 0, lastIndex: 0, lastEntry: null, commitIndex: 0, lastApplied: 0 });
  }
  return {
    servers,
    history: emptyHistory(),
    eras: [],
    told: new Float64Array(host.n),
    nextSequence: new Float64Array(host.n),
    elections: 0,
    committed: 0,
    latencySum: 0,
    quorumAt: 0,
    notedAt: -Infinity,
    notedCommitted: 0,
    touched: [],
    isTouched: new Uint8Array(host.n),
    seen,
    leaders: new Map(),
    places: new Map(),
    placesLimit: 8192,
  };
}

/** Adds the entry that was committed in `term` as the next of the one order. */
export function recordCommitted({ history, eras }: State, entry: Entry, term: number): void {
  record(history, entry);
  if (eras.length === 0 || eras[eras.length - 1].term < term) eras.push({ from: history.length, term });
}

/** Marks a server for the check that follows the event. */
export function touch(state: State, agent: number): void {
  if (state.isTouched[agent]) return;
  state.isTouched[agent] = 1;
  state.touched.push(agent);
}
