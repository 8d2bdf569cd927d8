import type { Host } from '../../kernel/host.ts';
import { earliest, enter } from '../requests/agenda.ts';
import { agentOf, type Floor, nextOf, queued } from './floor.ts';
import type { Values } from './params.ts';

export const CLOCK = 0;
/** Kinds of message. */
export const PIECE = 0;
export const WORD = 1;
export const PLAN = 2;

/** Kinds of entry in the agenda: key = kind + KINDS × number. */
export const KINDS = 4;
export const END = 0;
export const DECIDE = 1;
export const RESEND = 2;
export const REPLAN = 3;
/** A piece that has not come after so many mean delays is sent again. */
const PATIENCE_DELAYS = 40;

export function schedule({ agenda }: Floor, host: Host, time: number, kind: number, number: number): void {
  if (enter(agenda, time, kind + KINDS * number)) host.after(-1, CLOCK, Math.max(0, time - host.now));
}

export function rearm({ agenda }: Floor, host: Host): void {
  const next = earliest(agenda);
  if (next < Infinity) host.after(-1, CLOCK, Math.max(0, next - host.now));
}

/** Machines choose once all that happens at this moment has happened. */
export function decideSoon(floor: Floor, host: Host): void {
  if (floor.deciding) return;
  floor.deciding = true;
  schedule(floor, host, host.now, DECIDE, 0);
}

/** Every free machine takes the job that its rule likes best. */
export function decide(floor: Floor, host: Host, values: Values): void {
  floor.deciding = false;
  for (let machine = 0; machine < floor.shop.machines; machine++) {
    if (floor.working[machine] >= 0 || !host.alive[agentOf(host, machine)]) continue;
    const job = choose(floor, values, machine);
    if (job >= 0) begin(floor, host, values, machine, job);
  }
}

function choose(floor: Floor, { rule }: Values, machine: number): number {
  const { waiting, orders, planned, turn } = floor;
  if (rule === 'plan') {
    const job = planned[machine] ? (orders[machine][turn[machine]] ?? -1) : -1;
    return waiting[machine].includes(job) ? job : -1;
  }
  let best = -1;
  let least = Infinity;
  for (const job of waiting[machine]) {
    const cost = costOf(floor, rule, machine, job);
    if (cost < least || (cost === least && job < best)) [best, least] = [job, cost];
  }
  return best;
}

function costOf(floor: Floor, rule: Values['rule'], machine: number, job: number): number {
  const { cameAt, left, heard, shop, done } = floor;
  const duration = nextOf(floor, job)?.duration ?? 0;
  if (rule === 'first') return cameAt[job];
  if (rule === 'shortest') return duration;
  if (rule === 'longest') return -duration;
  if (rule === 'most-work-left') return -left[job];
  const after = shop.jobs[job][done[job] + 1];
  return after === undefined ? 0 : heard[machine * shop.machines + after.machine];
}

function begin(floor: Floor, host: Host, values: Values, machine: number, job: number): void {
  const operation = nextOf(floor, job);
  if (operation === undefined) return;
  if (operation.machine !== machine || floor.working[machine] >= 0)
    host.violate(
      'one machine',
      `job ${job + 1} begins at machine ${machine + 1}, which is not its own or not free`,
    );
  const { waiting } = floor;
  waiting[machine].splice(waiting[machine].indexOf(job), 1);
  floor.working[machine] = job;
  floor.startedAt[machine] = host.now;
  floor.endsAt[machine] = host.now + operation.duration * values.unitSeconds;
  floor.starts[job * floor.longest + floor.done[job]] = host.now;
  schedule(floor, host, floor.endsAt[machine], END, machine);
  tellQueue(floor, host, values, machine);
}

/** The operation at a machine is over, and the job goes on. */
export function end(floor: Floor, host: Host, values: Values, machine: number): void {
  // An entry of an operation that a crash has ended tells nothing.
  if (floor.endsAt[machine] !== host.now || floor.working[machine] < 0) return;
  const job = floor.working[machine];
  floor.working[machine] = -1;
  floor.endsAt[machine] = Infinity;
  floor.busySeconds[machine] += host.now - floor.startedAt[machine];
  floor.left[job] -= nextOf(floor, job)?.duration ?? 0;
  floor.done[job] += 1;
  floor.turn[machine] += 1;
  floor.operationsDone += 1;
  decideSoon(floor, host);
  const next = nextOf(floor, job);
  if (next === undefined) {
    finish(floor, host, values, job);
    return;
  }
  const [from, to] = [agentOf(host, machine), agentOf(host, next.machine)];
  if (values.transport === 'at-once' || from === to) arrive(floor, host, values, job);
  else {
    floor.moving[job] = 1;
    carry(floor, host, job, from);
  }
}

function finish(floor: Floor, host: Host, values: Values, job: number): void {
  floor.jobsDone += 1;
  floor.flowSeconds += host.now;
  floor.finishedAt = host.now;
  host.note(
    'job',
    `Job ${job + 1} is finished after ${(host.now / values.unitSeconds).toFixed(1)} units.`,
    undefined,
    'good',
  );
}

/** Sends a piece on its way, and again if it does not come: a piece is never lost for good. */
function carry(floor: Floor, host: Host, job: number, from: number): void {
  const next = nextOf(floor, job);
  if (next === undefined) return;
  floor.moves += 1;
  host.route(
    from,
    agentOf(host, next.machine),
    PIECE,
    job + floor.shop.jobs.length * floor.done[job],
    undefined,
    256,
  );
  schedule(
    floor,
    host,
    host.now + PATIENCE_DELAYS * Math.max(0.001, host.expectedLatencySeconds),
    RESEND,
    job,
  );
}

export function carryAgain(floor: Floor, host: Host, job: number): void {
  if (!floor.moving[job]) return;
  const last = floor.shop.jobs[job][floor.done[job] - 1];
  carry(floor, host, job, agentOf(host, last === undefined ? 0 : last.machine));
}

/** A job joins those that wait at its next machine. */
export function arrive(floor: Floor, host: Host, values: Values, job: number): void {
  const next = nextOf(floor, job);
  if (next === undefined) return;
  floor.moving[job] = 0;
  floor.cameAt[job] = host.now;
  floor.waiting[next.machine].push(job);
  tellQueue(floor, host, values, next.machine);
  decideSoon(floor, host);
}

/** Machines that send jobs on look at how much waits where; each tells the others when that changes. */
function tellQueue(floor: Floor, host: Host, { rule }: Values, machine: number): void {
  if (rule !== 'least-next') return;
  const { machines } = floor.shop;
  const work = queued(floor, machine);
  const at = agentOf(host, machine);
  for (let other = 0; other < machines; other++) {
    if (agentOf(host, other) === at) floor.heard[other * machines + machine] = work;
    else if (other < host.n) host.route(at, other, WORD, machine, work, 64);
  }
}

/** Word of a queue has come to an agent and all machines it runs. */
export function heardOf(floor: Floor, host: Host, agent: number, machine: number, work: number): void {
  const { machines } = floor.shop;
  for (let own = agent; own < machines; own += host.n) floor.heard[own * machines + machine] = work;
}

/** The planner at agent 0 tells each machine its order; those that do not answer for long are told again. */
export function tellPlan(floor: Floor, host: Host, { transport }: Values, machine: number): void {
  if (floor.planned[machine]) return;
  const to = agentOf(host, machine);
  if (to === 0 || transport === 'at-once') {
    floor.planned[machine] = 1;
    decideSoon(floor, host);
  } else host.route(0, to, PLAN, machine, undefined, 16 * floor.orders[machine].length);
  const again = host.now + PATIENCE_DELAYS * Math.max(0.001, host.expectedLatencySeconds);
  if (!floor.planned[machine]) schedule(floor, host, again, REPLAN, machine);
}

/** An agent goes down: what its machines worked on is lost and will be begun anew. */
export function breakDown(floor: Floor, host: Host, agent: number): void {
  for (let machine = agent; machine < floor.shop.machines; machine += host.n) {
    const job = floor.working[machine];
    if (job < 0) continue;
    floor.busySeconds[machine] += host.now - floor.startedAt[machine];
    floor.working[machine] = -1;
    floor.endsAt[machine] = Infinity;
    floor.waiting[machine].unshift(job);
    floor.interrupted += 1;
  }
}
