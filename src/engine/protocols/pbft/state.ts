import type { Host } from '../../kernel/host.ts';
import { type Clients, noClients } from '../replicas/clients.ts';
import { emptyHistory, type History } from '../replicas/history.ts';
import type { Ledger } from '../replicas/ledger.ts';
import { noAgents } from '../replicas/bits.ts';
import { traitorsBorne } from '../replicas/quorums.ts';
import type { Batch, Request } from '../replicas/requests.ts';
import type { Sessions } from '../replicas/sessions.ts';
import type { Certificate, NewView, PrePrepare, StableCheckpoint, ViewChange } from './messages.ts';
import type { Values } from './params.ts';
import type { Rules } from './rules.ts';

/** Timers, by index into `timers`. */
export const PATIENCE = 0;
export const RETRY = 1;
export const STATUS_TIMER = 2;
export const timers = ['patience', 'retry', 'status'] as const;

/** The votes for one digest at one place in one view. */
export interface Ballot {
  view: number;
  digest: number;
  /** Who prepared it; the primary's pre-prepare counts as its vote. */
  prepares: Uint32Array;
  prepareCount: number;
  commits: Uint32Array;
  commitCount: number;
}

/** A place in the order between the water marks. */
export interface Slot {
  sequence: number;
  /** View in which a pre-prepare was accepted; -1: none. */
  view: number;
  batch: Batch | null;
  ballots: Ballot[];
  /** Prepared in `view`. */
  prepared: boolean;
  /** The latest certificate that it was prepared, of this view or an earlier one. */
  certificate: Certificate | null;
  /** Traitors: the first certificate it ever had. */
  oldest: Certificate | null;
  /** The certificate that it is committed. */
  proof: Certificate | null;
  /** A pre-prepare of a view that this replica has not entered yet. */
  early: PrePrepare | null;
}

/** What one replica is and knows. All but the timers is on its disk before it speaks. */
export interface Replica {
  view: number;
  /** False from a view change until the new view. */
  active: boolean;
  /** Highest place that this primary has assigned. */
  assigned: number;
  /** The last stable checkpoint: its place is the low water mark h. */
  stable: StableCheckpoint;
  /** A stable checkpoint ahead of what is executed here, to be fetched; or null. */
  ahead: StableCheckpoint | null;
  executed: number;
  stateDigest: number;
  /** Commands executed, which is the place of the next in the one order. */
  index: number;
  slots: Map<number, Slot>;
  sessions: Sessions;
  /** Requests received and not executed, in the order of arrival. */
  waiting: Map<number, Request>;
  /** Primary only: requests that have no place yet. */
  queue: Request[];
  /** Key of the request whose execution the timer waits for; null: the timer rests. */
  timed: number | null;
  /** View changes since the last execution: the exponent of the back-off. */
  attempts: number;
  /** Votes for checkpoints above the stable one. */
  checkpoints: { sequence: number; digest: number; signers: Uint32Array; count: number }[];
  /** The latest view change of each agent. */
  viewChanges: (ViewChange | null)[];
  newView: NewView | null;
  statusArmed: boolean;
  /** It has heard of places above its window, as one does who is behind. */
  hearsOfMore: boolean;
  /** What it had reached when it last looked at its own progress. */
  lookedAt: { view: number; executed: number; active: boolean };
}

/** A place of the one order as the first honest replica executed it. */
export interface Executed {
  readonly batch: Batch;
  /** Its requests that were not executed before. */
  readonly fresh: readonly Request[];
  /** Digest of the state after it. */
  readonly stateDigest: number;
  /** Commands executed after it. */
  readonly index: number;
}

export interface State {
  replicas: Replica[];
  clients: Clients;
  history: History<Executed>;
  /** Signatures by sequence number, and view changes by view × n + agent. */
  ledger: Ledger;
  viewChangesSigned: Map<number, ViewChange>;
  /** Messages sent by kind. */
  sent: Float64Array;
  /** Views that an honest replica has entered beyond the first. */
  viewChanges: number;
  highestView: number;
  /** When an honest replica last executed something new. */
  progressAt: number;
  notedAt: number;
  notedCommitted: number;
  /** What a traitor has invented so far. */
  inventions: number;
  /** For the check: what was prepared and committed at each place, and the keys executed. */
  preparedAt: Map<number, Map<number, number>>;
  committedAt: Map<number, number>;
  executedKeys: Sessions;
  /** The first broken promise, until the check reports it. */
  broken: { invariant: string; text: string } | null;
}

/** What every rule works on. */
export interface Pbft {
  readonly state: State;
  readonly host: Host;
  readonly values: Values;
  readonly rules: Rules;
  readonly n: number;
  /** Traitors that are borne. */
  readonly f: number;
  /** Replicas of a quorum: 2f + 1 of 3f + 1. */
  readonly quorum: number;
}

export function emptyReplica(n: number): Replica {
  return {
    view: 0,
    active: true,
    assigned: 0,
    stable: Object.freeze({ sequence: 0, digest: 0, signers: noAgents(n) }),
    ahead: null,
    executed: 0,
    stateDigest: 0,
    index: 0,
    slots: new Map(),
    sessions: new Map(),
    waiting: new Map(),
    queue: [],
    timed: null,
    attempts: 0,
    checkpoints: [],
    viewChanges: new Array<ViewChange | null>(n).fill(null),
    newView: null,
    statusArmed: false,
    hearsOfMore: false,
    lookedAt: { view: 0, executed: 0, active: true },
  };
}

export const initialState = ({ n }: Host): State => ({
  replicas: Array.from({ length: n }, () => emptyReplica(n)),
  clients: noClients(n),
  history: emptyHistory(),
  ledger: new Map(),
  viewChangesSigned: new Map(),
  sent: new Float64Array(12),
  viewChanges: 0,
  highestView: 0,
  progressAt: 0,
  notedAt: -Infinity,
  notedCommitted: 0,
  inventions: 0,
  preparedAt: new Map(),
  committedAt: new Map(),
  executedKeys: new Map(),
  broken: null,
});

export const primaryOf = (n: number, view: number): number => view % n;

export const isPrimary = (n: number, agent: number, { view, active }: Replica): boolean =>
  active && view % n === agent;

/** The place of a sequence number between the water marks, made on demand; null outside of them. */
export function slotAt({ state, values }: Pbft, agent: number, sequence: number): Slot | null {
  const { slots, stable } = state.replicas[agent];
  let slot = slots.get(sequence);
  if (slot !== undefined) return slot;
  if (sequence <= stable.sequence || sequence > stable.sequence + 2 * values.checkpointPeriod) return null;
  slot = {
    sequence,
    view: -1,
    batch: null,
    ballots: [],
    prepared: false,
    certificate: null,
    oldest: null,
    proof: null,
    early: null,
  };
  slots.set(sequence, slot);
  return slot;
}

/** The ballot that a vote of a view for a digest belongs to, made on demand. */
export function ballotFor({ rules, n }: Pbft, { ballots }: Slot, view: number, digest: number): Ballot {
  for (const ballot of ballots) if (rules.belongs(ballot, view, digest)) return ballot;
  const ballot = {
    view,
    digest,
    prepares: noAgents(n),
    prepareCount: 0,
    commits: noAgents(n),
    commitCount: 0,
  };
  ballots.push(ballot);
  return ballot;
}

export const context = (state: State, host: Host, values: Values, rules: Rules): Pbft => ({
  state,
  host,
  values,
  rules,
  n: host.n,
  f: traitorsBorne(host.n),
  quorum: rules.quorum(host.n),
});
