import { earliest, enter, takeEarliest } from '../../environments/requests/agenda.ts';
import type { Task } from '../../tasks/task.ts';
import { heedOutcome, letsThrough } from './breaker.ts';
import { replicaFor } from './routing.ts';
import { type Call, CLIENT, type Job, type Site } from './state.ts';
import { admit } from './station.ts';

export const REQUEST = 0;
export const REPLY = 1;
export const ALARM = 1;

/** Attempts fit below this, so that call, attempt and a flag go into one number. */
const ATTEMPTS = 64;
/** Retries that a budget saves up for a burst. */
const TOKENS_AT_MOST = 10;

interface Order {
  task: Task;
  step: number;
  attempt: number;
}

/** A request has come from outside: the client calls what needs nothing else first. */
export function open(site: Site, task: Task): void {
  const first = site.isOne || task.steps.length === 0 ? [-1] : followers(task, -1);
  const request = { left: first.length, attempts: 0, failed: false };
  site.fleet.requests.set(task.serial, request);
  for (const step of first) call(site, task, step, 0, CLIENT);
}

/** Steps that are called when a step is done (-1: at the start). A graph that is no tree is done in the order of its numbers. */
function followers(task: Task, step: number): readonly number[] {
  const { steps } = task;
  if (steps.length === 1) return step < 0 ? FIRST : NONE;
  const after: number[] = [];
  for (let i = 0; i < steps.length; i++) {
    const { needs } = steps[i];
    if (needs.length > 1) return step + 1 < steps.length ? [step + 1] : NONE;
    if ((needs.length === 0 ? -1 : needs[0]) === step) after.push(i);
  }
  return after;
}

const FIRST: readonly number[] = [0];
const NONE: readonly number[] = [];

function call(site: Site, task: Task, step: number, parent: number, caller: number): void {
  const { fleet } = site;
  const service = step < 0 ? 0 : task.steps[step].skill % fleet.services;
  const made: Call = { id: fleet.nextId++, task, step, service, parent, caller, attempt: 0, isOut: false };
  fleet.calls.set(made.id, made);
  fleet.firstAttempts += 1;
  if (site.values.retryBudget > 0)
    fleet.tokens[service] = Math.min(TOKENS_AT_MOST, fleet.tokens[service] + site.values.retryBudget);
  attempt(site, made);
}

/** Sends the next attempt of a call on its way, or fails it at once where a guard says so. */
function attempt(site: Site, made: Call): void {
  const { fleet, host, values, isOne } = site;
  const { service, caller } = made;
  made.attempt += 1;
  const desk = (caller < 0 ? host.n : caller) * fleet.services + service;
  const isFull = !isOne && values.bulkhead > 0 && fleet.outstanding[desk] >= values.bulkhead;
  const callee = isFull || !letsThrough(site, service) ? -2 : replicaFor(site, service);
  if (callee < 0) {
    if (callee === -2) fleet.shortCircuits += 1;
    else heedOutcome(site, service, false);
    goOn(site, made, false);
    return;
  }
  fleet.attempts += 1;
  const request = fleet.requests.get(made.task.serial);
  if (request) request.attempts += 1;
  fleet.outstanding[desk] += 1;
  made.isOut = true;
  if (values.timeoutSeconds > 0 && givesUp(site, made)) alarm(site, made, values.timeoutSeconds, 0);
  if (caller < 0 || caller === callee) arrive(site, callee, caller, made.id, made);
  else {
    const order: Order = Object.freeze({ task: made.task, step: made.step, attempt: made.attempt });
    host.route(caller, callee, REQUEST, made.id, order, 512);
  }
}

/** An attempt reaches the agent that is to work on it. */
export function arrive(site: Site, at: number, caller: number, callId: number, { task, step, attempt: number }: Order): void {
  const { fleet } = site;
  let work = 0;
  if (step >= 0) work = task.steps[step].work;
  else for (const one of task.steps) work += one.work;
  const job: Job = {
    id: fleet.nextId++,
    call: callId,
    attempt: number,
    agent: at,
    caller,
    task,
    step,
    work,
    arrivedAt: site.host.now,
    isUnderLock: false,
    waiting: 0,
    failed: false,
  };
  fleet.offeredSeconds[step < 0 ? 0 : task.steps[step].skill % fleet.services] += work;
  if (admit(site, at, job)) return;
  fleet.turnedAway += 1;
  reply(site, at, job, false);
}

/** The agent has done its own part of a job: further services are called, or the caller is told. */
export function worked(site: Site, at: number, job: Job): void {
  const { values, host } = site;
  const next = job.step < 0 ? NONE : followers(job.task, job.step);
  if (next.length === 0) {
    const fails = values.failing > 0 && host.dice.uniform() < values.failing;
    reply(site, at, job, !fails);
    return;
  }
  job.waiting = next.length;
  for (const step of next) call(site, job.task, step, job.id, at);
}

/** Tells the caller how it went; the job is over here. */
function reply(site: Site, at: number, job: Job, ok: boolean): void {
  const { fleet, host } = site;
  fleet.jobs.delete(job.id);
  if (job.caller < 0 || job.caller === at) settled(site, job.call, job.attempt, ok);
  else host.route(at, job.caller, REPLY, (job.call * ATTEMPTS + job.attempt) * 2 + Number(ok), undefined, 512);
}

/** A reply has come to a caller. */
export function replied(site: Site, value: number): void {
  const whole = Math.floor(value / 2);
  settled(site, Math.floor(whole / ATTEMPTS), whole % ATTEMPTS, value % 2 === 1);
}

/** An attempt has come to an end; one that had been given up tells nothing. */
function settled(site: Site, callId: number, number: number, ok: boolean): void {
  const made = site.fleet.calls.get(callId);
  if (made === undefined || made.attempt !== number || !made.isOut) {
    site.host.redundant();
    return;
  }
  withdraw(site, made);
  heedOutcome(site, made.service, ok);
  goOn(site, made, ok);
}

/** Whether this caller gives up an attempt and asks again. */
const givesUp = ({ values }: Site, made: Call): boolean => made.caller !== CLIENT || values.clientRetries;

function withdraw({ fleet, host }: Site, made: Call): void {
  made.isOut = false;
  fleet.outstanding[(made.caller < 0 ? host.n : made.caller) * fleet.services + made.service] -= 1;
}

/** After an attempt: another one, or the end of the call. */
function goOn(site: Site, made: Call, ok: boolean): void {
  const { fleet, values, host } = site;
  const asksAgain =
    !ok && made.attempt <= values.retries && givesUp(site, made) && (values.retryBudget === 0 || fleet.tokens[made.service] >= 1);
  if (!asksAgain) {
    over(site, made, ok);
    return;
  }
  if (values.retryBudget > 0) fleet.tokens[made.service] -= 1;
  if (values.backoffSeconds === 0) {
    attempt(site, made);
    return;
  }
  // Full jitter, so that callers that failed together do not come back together.
  let mean = values.backoffSeconds;
  for (let i = 1; i < made.attempt; i++) mean *= 2;
  alarm(site, made, 2 * mean * host.dice.uniform(), 1);
}

function over(site: Site, made: Call, ok: boolean): void {
  const { fleet, host } = site;
  fleet.calls.delete(made.id);
  if (made.parent > 0) {
    const job = fleet.jobs.get(made.parent);
    if (job === undefined) return;
    job.waiting -= 1;
    job.failed ||= !ok;
    if (job.waiting === 0) reply(site, made.caller, job, !job.failed);
    return;
  }
  const { serial } = made.task;
  const request = fleet.requests.get(serial);
  if (request === undefined) return;
  request.left -= 1;
  request.failed ||= !ok;
  if (request.left > 0) return;
  fleet.requests.delete(serial);
  fleet.closed += 1;
  const right = !request.failed;
  if (fleet.deploying >= 0) {
    fleet.closedInDeploy += 1;
    fleet.failedInDeploy += right ? 0 : 1;
  }
  host.answer({ serial, right, partial: Number(right), turns: request.attempts, tokens: 0, faults: [] });
}

/** An agent has gone down with what it worked on: its callers see the connection break, its own calls are nobody's any more. */
export function lost(site: Site, agent: number, jobs: readonly Job[]): void {
  const { fleet } = site;
  const held = [...fleet.jobs.values()].filter((job) => job.waiting > 0 && job.agent === agent);
  for (const made of [...fleet.calls.values()])
    if (made.caller === agent) {
      if (made.isOut) withdraw(site, made);
      // Its call may have been the breaker's probe, of which nobody would ever hear.
      fleet.isProbing[made.service] = 0;
      fleet.calls.delete(made.id);
    }
  const all = [...jobs, ...held];
  if (fleet.requests.size > 0) {
    fleet.blasts += 1;
    fleet.blastSum += new Set(all.map(({ task }) => task.serial)).size / fleet.requests.size;
  }
  for (const job of all) fleet.jobs.delete(job.id);
  for (const job of all) settled(site, job.call, job.attempt, false);
}

function alarm({ fleet, host }: Site, made: Call, seconds: number, isRetry: 0 | 1): void {
  const key = (made.id * ATTEMPTS + made.attempt) * 2 + isRetry;
  if (enter(fleet.alarms, host.now + seconds, key)) host.after(-1, ALARM, seconds);
}

/** The earliest timeout or retry is due. */
export function rang(site: Site): void {
  const { fleet, host } = site;
  const key = takeEarliest(fleet.alarms);
  const next = earliest(fleet.alarms);
  if (next < Infinity) host.after(-1, ALARM, Math.max(0, next - host.now));
  const whole = Math.floor(key / 2);
  const made = fleet.calls.get(Math.floor(whole / ATTEMPTS));
  if (key < 0 || made === undefined || made.attempt !== whole % ATTEMPTS) return;
  if (key % 2 === 1) {
    attempt(site, made);
    return;
  }
  if (!made.isOut) return;
  withdraw(site, made);
  fleet.timeouts += 1;
  heedOutcome(site, made.service, false);
  goOn(site, made, false);
}
