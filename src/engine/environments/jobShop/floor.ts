import type { Host } from '../../kernel/host.ts';
import { shopBound } from '../../tasks/jobShop.ts';
import { type JobShop, type Operation, readJobShop } from '../../tasks/read/jobShop.ts';
import { type Agenda, emptyAgenda } from '../requests/agenda.ts';
import { FT06_OPTIMUM, ft06, randomShop } from './instances.ts';
import type { Values } from './params.ts';

/** A shop at work. Times in simulated seconds. Machine m is run by agent m modulo the number of agents. */
export interface Floor {
  /** Frozen, so that snapshots share it. */
  shop: JobShop;
  /** An architecture does the jobs; machines do not dispatch for themselves. */
  byTeam: boolean;
  /** By job: operations done; when it came to where it waits; work left in units; whether it is between two machines. */
  done: Int32Array;
  cameAt: Float64Array;
  left: Float64Array;
  moving: Uint8Array;
  /** By machine: jobs that wait in order of arrival, the job in work or -1, its start and end, busy time, what the plan says and how far it is. */
  waiting: number[][];
  working: Int32Array;
  startedAt: Float64Array;
  endsAt: Float64Array;
  busySeconds: Float64Array;
  orders: number[][];
  planned: Uint8Array;
  turn: Int32Array;
  /** Work in units that waits at machine k as machine m last heard: m × machines + k. */
  heard: Float64Array;
  /** When each operation began, job × longest job + place; -1 is not yet. */
  starts: Float64Array;
  longest: number;
  /** Ends of operations, repeats of lost words, and decisions to take. */
  agenda: Agenda;
  deciding: boolean;
  operations: number;
  operationsDone: number;
  jobsDone: number;
  finishedAt: number;
  flowSeconds: number;
  moves: number;
  interrupted: number;
  /** The plan's own makespan in units, 0 without a plan. */
  promised: number;
}

/** Reading a file again for every sample would be slow: the last shop is kept, which its parameters alone make. */
let kept: { key: string; shop: JobShop; units: number } | null = null;

function known({ instance, shop, jobs, machines, draw }: Values) {
  const key = `${shop} ${jobs} ${machines} ${draw} ${instance}`;
  if (kept?.key === key) return kept;
  const made =
    shop === 'file'
      ? Object.freeze(readJobShop(instance))
      : shop === 'ft06'
        ? ft06
        : randomShop(jobs, machines, draw);
  kept = { key, shop: made, units: shopBound(made) };
  return kept;
}

export const shopOf = (values: Values): JobShop => known(values).shop;

/** The least makespan that can be, in units, and whether it is known to be reached. */
export function limitOf(values: Values): { units: number; isOptimum: boolean } {
  if (values.shop === 'ft06') return { units: FT06_OPTIMUM, isOptimum: true };
  if (values.shop === 'file' && values.optimum > 0) return { units: values.optimum, isOptimum: true };
  return { units: known(values).units, isOptimum: false };
}

export function emptyFloor(shop: JobShop): Floor {
  const { machines, jobs } = shop;
  const longest = Math.max(...jobs.map(({ length }) => length));
  return {
    shop,
    byTeam: false,
    done: new Int32Array(jobs.length),
    cameAt: new Float64Array(jobs.length),
    left: Float64Array.from(jobs, (job) => job.reduce((sum, { duration }) => sum + duration, 0)),
    moving: new Uint8Array(jobs.length),
    waiting: Array.from({ length: machines }, () => []),
    working: new Int32Array(machines).fill(-1),
    startedAt: new Float64Array(machines),
    endsAt: new Float64Array(machines).fill(Infinity),
    busySeconds: new Float64Array(machines),
    orders: [],
    planned: new Uint8Array(machines),
    turn: new Int32Array(machines),
    heard: new Float64Array(machines * machines),
    starts: new Float64Array(jobs.length * longest).fill(-1),
    longest,
    agenda: emptyAgenda(),
    deciding: false,
    operations: jobs.reduce((sum, { length }) => sum + length, 0),
    operationsDone: 0,
    jobsDone: 0,
    finishedAt: 0,
    flowSeconds: 0,
    moves: 0,
    interrupted: 0,
    promised: 0,
  };
}

/** The operation a job comes to next, if any is left. */
export const nextOf = ({ shop, done }: Floor, job: number): Operation | undefined =>
  shop.jobs[job][done[job]];

export const agentOf = (host: Pick<Host, 'n'>, machine: number): number => machine % host.n;

/** Work in units that waits at a machine. */
export function queued(floor: Floor, machine: number): number {
  let sum = 0;
  for (const job of floor.waiting[machine]) sum += nextOf(floor, job)?.duration ?? 0;
  return sum;
}
