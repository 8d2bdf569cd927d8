import type { Host } from '../../kernel/host.ts';
import { BreadthFirst } from '../../topologies/measures/breadth-first.ts';
import type { Values } from './parameters.ts';

export const ALIVE = 0;
export const SUSPECT = 1;
export const DEAD = 2;
export const statusNames = ['alive', 'suspected', 'declared dead'];

export const PING = 0;
export const ACK = 1;
export const PING_REQ = 2;
export const NACK = 3;

export const PERIOD = 0;
export const TIMEOUT = 1;
export const SUSPICION = 2;
export const RELAY = 3;

/** Each member keeps a list of all: n² entries. */
const MEMBERS_AT_MOST = 3000;

/** A statement about a member; frozen, for it travels. */
export interface Fact {
  readonly member: number;
  readonly status: number;
  readonly incarnation: number;
  /** Who suspected it, for independent confirmations. */
  readonly from: number;
}

/** A suspicion that a member holds until it is refuted or runs out. */
export interface Suspicion {
  member: number;
  incarnation: number;
  since: number;
  deadline: number;
  /** Members known to suspect it on their own. */
  suspectors: number[];
}

/** A ping made for another, until it is answered or a nack is due. */
export interface Relay {
  origin: number;
  sequence: number;
  target: number;
  deadline: number;
}

export interface Swim {
  /** Status and incarnation of member m in the list of agent a, at a × n + m; of itself at a × n + a. */
  status: Uint8Array;
  incarnation: Int32Array;
  /** Members that are not dead in each list, itself left out. */
  listed: Int32Array;
  /** Order of probing of each agent, n − 1 entries, and the place in it. */
  order: Int32Array;
  place: Int32Array;
  /** The probe of this period: whom (-1 nobody), its number, when it began, whether answered, nacks still owed. */
  target: Int32Array;
  sequence: Float64Array;
  probedAt: Float64Array;
  answered: Uint8Array;
  nacksOwed: Int32Array;
  /** Lifeguard's local health multiplier; 0 is healthy. */
  health: Int32Array;
  suspicions: Suspicion[][];
  relays: Relay[][];
  /** News to piggyback: of members, and of items by slot, with how often it has been told. */
  facts: { fact: Fact; told: number }[][];
  news: { slot: number; told: number }[][];
  knownItems: Int32Array;
  /** How many running agents hold a member suspected, and dead. */
  suspectedBy: Int32Array;
  deadBy: Int32Array;
  /** When a member crashed, was first pinged and first suspected or declared dead since; Infinity: not (yet). */
  downAt: Float64Array;
  pingedAt: Float64Array;
  noticedAt: Float64Array;
  knownAt: Float64Array;
  /** 1 once a member has ever been down: what is said of it may speak of that time. */
  everDown: Uint8Array;
  /** True once anything has happened that may cost a message: no promise of no false death from then on. */
  disturbed: boolean;
  /** The longest way in links between any two, or 0 if some cannot reach each other. */
  hopsAtMost: number;
  counts: Counts;
  /** What the check has to tell: a false death where none may be. */
  broken: string;
}

export interface Counts {
  probes: number;
  failedProbes: number;
  sent: number;
  suspicions: number;
  falseSuspicions: number;
  deaths: number;
  falseDeaths: number;
  refutations: number;
  /** Sums over crashes: seconds to the first ping, to the first notice, until all running agents knew; and their numbers. */
  pinged: [number, number];
  noticed: [number, number];
  known: [number, number];
}

export function swimState(host: Host, values: Values): Swim {
  const { n } = host;
  if (n > MEMBERS_AT_MOST)
    throw new RangeError(
      `agents: ${n}; SWIM keeps a list of all members at each; expected at most ${MEMBERS_AT_MOST}`,
    );
  const lists = <T>(): T[][] => Array.from({ length: n }, () => []);
  const order = new Int32Array(n * (n - 1));
  for (let agent = 0; agent < n; agent++) {
    const row = order.subarray(agent * (n - 1), (agent + 1) * (n - 1));
    for (let k = 0; k < n - 1; k++) row[k] = k < agent ? k : k + 1;
    if (values.selection === 'round-robin') host.chance.at(agent).shuffle(row);
  }
  return {
    status: new Uint8Array(n * n),
    incarnation: new Int32Array(n * n),
    listed: new Int32Array(n).fill(n - 1),
    order,
    place: new Int32Array(n),
    target: new Int32Array(n).fill(-1),
    sequence: new Float64Array(n),
    probedAt: new Float64Array(n),
    answered: new Uint8Array(n),
    nacksOwed: new Int32Array(n),
    health: new Int32Array(n),
    suspicions: lists(),
    relays: lists(),
    facts: lists(),
    news: lists(),
    knownItems: new Int32Array(n * Math.ceil(host.items.capacity / 32)),
    suspectedBy: new Int32Array(n),
    deadBy: new Int32Array(n),
    downAt: new Float64Array(n).fill(Infinity),
    pingedAt: new Float64Array(n).fill(Infinity),
    noticedAt: new Float64Array(n).fill(Infinity),
    knownAt: new Float64Array(n).fill(Infinity),
    everDown: new Uint8Array(n),
    disturbed: false,
    hopsAtMost: longestWay(host),
    counts: {
      probes: 0,
      failedProbes: 0,
      sent: 0,
      suspicions: 0,
      falseSuspicions: 0,
      deaths: 0,
      falseDeaths: 0,
      refutations: 0,
      pinged: [0, 0],
      noticed: [0, 0],
      known: [0, 0],
    },
    broken: '',
  };
}

/** A bound on the links between any two: twice the farthest from agent 0. 0 where some cannot be reached. */
function longestWay({ graph, n }: Host): number {
  if (graph.complete || n === 1) return 1;
  const search = new BreadthFirst(graph);
  search.from(0);
  return search.reached < n ? 0 : 2 * search.farthest;
}

/** Writes a status into a list and keeps the counts of who is held what by how many. */
export function setStatus(
  state: Swim,
  host: Host,
  agent: number,
  member: number,
  status: number,
  incarnation: number,
): void {
  const at = agent * host.n + member;
  const before = state.status[at];
  state.incarnation[at] = incarnation;
  if (before === status) return;
  state.status[at] = status;
  if (before === DEAD) state.listed[agent] += 1;
  if (status === DEAD) state.listed[agent] -= 1;
  count(state, member, before, -1);
  count(state, member, status, 1);
  if (status !== ALIVE && state.downAt[member] < Infinity) noticed(state, host, member);
}

/** Adds a list that comes, or takes one that goes, out of the counts of who is held what. */
export function countList(state: Swim, { n }: Host, agent: number, by: 1 | -1): void {
  for (let member = 0; member < n; member++) count(state, member, state.status[agent * n + member], by);
}

function count(state: Swim, member: number, status: number, by: number): void {
  if (status === SUSPECT) state.suspectedBy[member] += by;
  else if (status === DEAD) state.deadBy[member] += by;
}

/** Notes how long a crash went unnoticed, and when all running agents know of it. */
export function noticed(state: Swim, host: Host, member: number): void {
  const { counts } = state;
  if (state.noticedAt[member] === Infinity) {
    state.noticedAt[member] = host.now;
    counts.noticed[0] += host.now - state.downAt[member];
    counts.noticed[1] += 1;
  }
  if (state.knownAt[member] < Infinity || state.deadBy[member] < running(host)) return;
  state.knownAt[member] = host.now;
  counts.known[0] += host.now - state.downAt[member];
  counts.known[1] += 1;
  host.note(
    'known dead',
    `All running agents know that agent ${member} is down, ${(host.now - state.downAt[member]).toFixed(1)} s after it crashed.`,
    member,
  );
}

const running = ({ alive }: Host): number => alive.reduce((sum, one) => sum + one, 0);
