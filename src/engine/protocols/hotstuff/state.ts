import type { Host } from '../../kernel/host.ts';
import { noAgents } from '../replicas/bits.ts';
import { type Clients, noClients } from '../replicas/clients.ts';
import { emptyHistory, type History } from '../replicas/history.ts';
import type { Ledger } from '../replicas/ledger.ts';
import { traitorsBorne } from '../replicas/quorums.ts';
import { NULL_BATCH, type Request } from '../replicas/requests.ts';
import type { Sessions } from '../replicas/sessions.ts';
import { type Block, type Certificate, PREPARED } from './messages.ts';
import type { Values } from './params.ts';
import type { Rules } from './rules.ts';

/** Timers, by index into `timers`. */
export const VIEW = 0;
export const RETRY = 1;
export const RESEND = 2;
export const timers = ['view', 'retry', 'resend'] as const;

/** The last thing said to a leader, or by it to all, which is said again where messages get lost. */
export interface Said {
  view: number;
  /** -1: all. */
  to: number;
  kind: number;
  payload: unknown;
  bytes: number;
}

/** What one replica is and knows. All but the timers is on its disk before it speaks. */
export interface Replica {
  view: number;
  /** Latest view voted in, by phase. */
  voted: Float64Array;
  /** prepareQC of the basic and genericQC of the chained protocol. */
  high: Certificate;
  locked: Certificate;
  /** Basic: the last commit certificate. */
  decided: Certificate | null;
  /** Blocks by id, from the last executed on. */
  blocks: Map<number, Block>;
  /** The last block executed. */
  executed: Block;
  /** Commands executed, which is the place of the next in the one order. */
  index: number;
  sessions: Sessions;
  /** Requests received and not executed, in the order of arrival. */
  waiting: Map<number, Request>;
  /** Leader: votes by phase, view and block. */
  tallies: { phase: number; view: number; block: number; signers: Uint32Array; count: number }[];
  /** Leader: who asks for a view, and the highest certificate that came with it. */
  newViews: { view: number; senders: Uint32Array; count: number; justify: Certificate }[];
  /** Latest view it has proposed in. */
  proposed: number;
  /** View that each agent wishes for. */
  wishes: Float64Array;
  /** Views given up since the last execution: the exponent of the back-off. */
  attempts: number;
  timing: boolean;
  /** The last vote or announcement, and the last proposal or certificate. */
  said: Said[];
  saidAt: number;
  /** A proposal that cannot be judged yet: of a later view, or without its parent. */
  early: Block | null;
  /** A block to be committed whose ancestors are not all known; 0: none. */
  wanted: number;
  /** Traitorous leader: which half was shown which of two blocks. */
  split: { view: number; blocks: number[]; side: Uint8Array } | null;
}

/** A block of the one chain as the first honest replica executed it. */
export interface Executed {
  readonly block: Block;
  /** Its requests that were not executed before. */
  readonly fresh: readonly Request[];
  /** Commands executed after it. */
  readonly index: number;
}

export interface State {
  replicas: Replica[];
  clients: Clients;
  /** By height - 1. */
  history: History<Executed>;
  /** Signatures by view. */
  ledger: Ledger;
  /** Size of the ledger at which it is cleared of what is old. */
  ledgerLimit: number;
  /** Messages sent by kind. */
  sent: Float64Array;
  /** Views given up by honest replicas. */
  timeouts: number;
  highestView: number;
  progressAt: number;
  inventions: number;
  /** For the check: the block certified in each view and phase, and the keys executed. */
  certified: Map<number, number>;
  executedKeys: Sessions;
  broken: { invariant: string; text: string } | null;
}

/** What every rule works on. */
export interface HotStuff {
  readonly state: State;
  readonly host: Host;
  readonly values: Values;
  readonly rules: Rules;
  readonly chained: boolean;
  readonly n: number;
  readonly f: number;
  readonly quorum: number;
}

export const GENESIS_CERTIFICATE: Certificate = Object.freeze({
  phase: PREPARED,
  view: 0,
  block: 0,
  signers: noAgents(0),
});

export const GENESIS: Block = Object.freeze({
  id: 0,
  parent: -1,
  height: 0,
  view: 0,
  batch: NULL_BATCH,
  justify: GENESIS_CERTIFICATE,
});

export function emptyReplica(n: number): Replica {
  return {
    view: 1,
    voted: new Float64Array(4),
    high: GENESIS_CERTIFICATE,
    locked: GENESIS_CERTIFICATE,
    decided: null,
    blocks: new Map([[0, GENESIS]]),
    executed: GENESIS,
    index: 0,
    sessions: new Map(),
    waiting: new Map(),
    tallies: [],
    newViews: [],
    proposed: 0,
    wishes: new Float64Array(n),
    attempts: 0,
    timing: false,
    said: [],
    saidAt: 0,
    early: null,
    wanted: 0,
    split: null,
  };
}

export const initialState = ({ n }: Host): State => ({
  replicas: Array.from({ length: n }, () => emptyReplica(n)),
  clients: noClients(n),
  history: emptyHistory(),
  ledger: new Map(),
  ledgerLimit: 256,
  sent: new Float64Array(12),
  timeouts: 0,
  highestView: 1,
  progressAt: 0,
  inventions: 0,
  certified: new Map(),
  executedKeys: new Map(),
  broken: null,
});

export const leaderOf = ({ n, values }: Pick<HotStuff, 'n' | 'values'>, view: number): number =>
  Math.floor((view - 1) / values.tenure) % n;

export const context = (
  state: State,
  host: Host,
  values: Values,
  rules: Rules,
  chained: boolean,
): HotStuff => ({
  state,
  host,
  values,
  rules,
  chained,
  n: host.n,
  f: traitorsBorne(host.n),
  quorum: rules.quorum(host.n),
});
