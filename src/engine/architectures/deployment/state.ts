import type { ValuesOf } from '../../catalog/params.ts';
import type { Agenda } from '../../environments/requests/agenda.ts';
import type { Host } from '../../kernel/host.ts';
import type { Task } from '../../tasks/task.ts';
import type { microservicesParams, monolithParams } from './params.ts';

/** Parameters of either deployment: those of the monolith's lock may be read only where isOne, those of services only where not. */
export type Values = ValuesOf<typeof microservicesParams> & ValuesOf<typeof monolithParams>;

export const CLIENT = -1;

/** What an agent is to its service. Only who serves is called; all but spares are paid. */
export const SERVING = 0;
export const SPARE = 1;
export const STARTING = 2;
export const DRAINING = 3;

/** What a caller wants of a service: one or more attempts. */
export interface Call {
  id: number;
  task: Task;
  /** Step of the task, or -1 for all of it at once. */
  step: number;
  service: number;
  /** Job on whose behalf, 0 for the client's own. */
  parent: number;
  caller: number;
  attempt: number;
  /** Whether the latest attempt is still out. */
  isOut: boolean;
}

/** One attempt at the agent that works on it. */
export interface Job {
  id: number;
  call: number;
  attempt: number;
  agent: number;
  caller: number;
  task: Task;
  step: number;
  /** Seconds of work. */
  work: number;
  arrivedAt: number;
  isUnderLock: boolean;
  /** Calls to further services that are still to be settled. */
  waiting: number;
  failed: boolean;
}

/** One queue with its workers. */
export interface Station {
  /** Jobs that wait, from `head` on. */
  queue: number[];
  head: number;
  running: number[];
  /** When each running job ends in simulated seconds; under sharing, at which attained service. */
  endsAt: number[];
  /** Service that a job there from the start would have attained under sharing, in seconds. */
  attained: number;
  /** Job that holds the lock, 0 for none, and those that wait for it. */
  lockedBy: number;
  lockQueue: number[];
  /** Moment for which the timer is set; Infinity is not. */
  timerAt: number;
  busySeconds: number;
  bookedAt: number;
}

/** What is known of a request until it is answered. */
export interface Request {
  left: number;
  attempts: number;
  failed: boolean;
}

export interface Fleet {
  /** One for each agent, or a single one that all share. */
  stations: Station[];
  services: number;
  /** By agent: its service or -1, and SERVING … DRAINING; by service: who serves, in order. */
  memberOf: Int32Array;
  standing: Uint8Array;
  replicas: number[][];
  /** Autoscaling: busy seconds of each agent at the last look; by service what recent looks wanted; replicas started and let go. */
  busyMark: Float64Array;
  wanted: { at: number; count: number }[][];
  started: number;
  stopped: number;
  /** By service: seconds that replicas have served, up to `replicasAt`. */
  replicaSeconds: Float64Array;
  replicasAt: number;
  /** Client requests, calls and jobs by number. */
  requests: Map<number, Request>;
  calls: Map<number, Call>;
  jobs: Map<number, Job>;
  nextId: number;
  /** Timeouts and waits before retries. */
  alarms: Agenda;
  turn: Int32Array;
  /** By service: retries that may still be made, share of recent failures, end of the open time, whether a probe is out. */
  tokens: Float64Array;
  failureShare: Float64Array;
  openUntil: Float64Array;
  isProbing: Uint8Array;
  /** Open calls by caller (the client last) and service. */
  outstanding: Int32Array;
  /** Agent that is being deployed, or -1. */
  deploying: number;
  /** A crash or return that takes the others along is under way. */
  isSpreading: boolean;
  /** Seconds of work offered by service, retries counted. */
  offeredSeconds: Float64Array;
  closed: number;
  firstAttempts: number;
  attempts: number;
  waits: number;
  waited: number;
  waitSeconds: number;
  turnedAway: number;
  timeouts: number;
  shortCircuits: number;
  /** Agent-seconds paid for up to costAt. */
  costSeconds: number;
  costAt: number;
  up: number;
  /** Deploys begun; requests closed, and closed without success, while one was under way. */
  deploys: number;
  closedInDeploy: number;
  failedInDeploy: number;
  /** Failures of agents with requests open, and the sum of the shares of these that had work on what failed. */
  blasts: number;
  blastSum: number;
}

/** A deployment at work, as its handlers see it. */
export interface Site {
  fleet: Fleet;
  host: Host;
  values: Values;
  /** All agents are workers of one process: one queue, one lock, one fate. */
  isOne: boolean;
}

export function emptyFleet(host: Host, values: Values, isOne: boolean): Fleet {
  const services = isOne ? 1 : Math.min(values.services, host.n);
  const memberOf = new Int32Array(host.n);
  const standing = new Uint8Array(host.n);
  const replicas: number[][] = Array.from({ length: services }, () => []);
  for (let agent = 0; agent < host.n; agent++) {
    const service = Math.floor((agent * services) / host.n);
    const isSpare = !isOne && values.autoscale && replicas[service].length >= values.fewest;
    memberOf[agent] = isSpare ? -1 : service;
    standing[agent] = isSpare ? SPARE : SERVING;
    if (!isSpare) replicas[service].push(agent);
  }
  return {
    stations: Array.from({ length: isOne ? 1 : host.n }, emptyStation),
    services,
    memberOf,
    standing,
    replicas,
    busyMark: new Float64Array(host.n),
    wanted: Array.from({ length: services }, () => []),
    started: 0,
    stopped: 0,
    replicaSeconds: new Float64Array(services),
    replicasAt: 0,
    requests: new Map(),
    calls: new Map(),
    jobs: new Map(),
    nextId: 1,
    alarms: { times: [], orders: [], keys: [], entered: 0 },
    turn: new Int32Array(services),
    tokens: new Float64Array(services),
    failureShare: new Float64Array(services),
    openUntil: new Float64Array(services),
    isProbing: new Uint8Array(services),
    outstanding: new Int32Array((host.n + 1) * services),
    deploying: -1,
    isSpreading: false,
    offeredSeconds: new Float64Array(services),
    closed: 0,
    firstAttempts: 0,
    attempts: 0,
    waits: 0,
    waited: 0,
    waitSeconds: 0,
    turnedAway: 0,
    timeouts: 0,
    shortCircuits: 0,
    costSeconds: 0,
    costAt: 0,
    up: replicas.reduce((sum, { length }) => sum + length, 0),
    deploys: 0,
    closedInDeploy: 0,
    failedInDeploy: 0,
    blasts: 0,
    blastSum: 0,
  };
}

const emptyStation = (): Station => ({
  queue: [],
  head: 0,
  running: [],
  endsAt: [],
  attained: 0,
  lockedBy: 0,
  lockQueue: [],
  timerAt: Infinity,
  busySeconds: 0,
  bookedAt: 0,
});

/** Jobs that wait or run. */
export const lengthOf = (station: Station): number => station.queue.length - station.head + station.running.length;
