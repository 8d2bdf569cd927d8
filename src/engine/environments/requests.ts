import type { ValuesOf } from '../catalog/params.ts';
import type { Host } from '../kernel/host.ts';
import { define } from '../kernel/module.ts';
import type { Step, Task } from '../tasks/task.ts';
import { type Agenda, earliest, emptyAgenda, enter, takeEarliest } from './requests/agenda.ts';
import { params } from './requests/params.ts';
import { type Bins, percentile, tally } from './requests/percentiles.ts';

type Values = ValuesOf<typeof params>;

const ARRIVAL = 0;
const THINKING = 1;
const SPIKE = 2;

/** Length of the window over which "now" is measured, in mean times between requests or seconds, whichever is longer. */
const WINDOW_REQUESTS = 100;
const WINDOW_SECONDS = 5;

/** Tallies since the start; all plain sums, so that what a stretch of the run adds is their difference. */
export interface RequestState {
  offered: number;
  answered: number;
  /** Answered without failure, and of these the late ones. */
  succeeded: number;
  late: number;
  sojournSeconds: number;
  bins: Bins;
  /** Integral of the number in the system and of its square over time, up to `bookedAt`. */
  numberSeconds: number;
  squareSeconds: number;
  bookedAt: number;
  /** Requests not yet answered, by serial number. */
  open: Map<number, Task>;
  thinking: Agenda;
  /** Good answers in the running window and in the one before. */
  windowAt: number;
  windowGood: number;
  lastGood: number;
  refused: number;
}

/** Requests from outside for a deployment to serve: the same for each one, drawn from this layer's own chance. */
export const requests = define<typeof params, RequestState>({
  id: 'requests',
  label: 'Requests to serve',
  summary: 'Requests keep arriving from outside, each with work for one or more services; who is slow loses them.',
  source: 'Kleinrock, Queueing Systems, volume 1, 1975; closed users: Reiser & Lavenberg, Journal of the ACM 27(2), 1980.',
  params,
  timers: ['arrival', 'thinking', 'spike'],
  metrics: [
    { id: 'throughput', label: 'Throughput', unit: '1/s', help: 'Requests answered a second since the start, good or not.' },
    { id: 'goodput', label: 'Good answers now', unit: '1/s', help: 'Answers without failure and in time, a second, over the last whole window of 5 s or 100 requests.', primary: true },
    { id: 'sojourn', label: 'Mean time', unit: 's', help: 'Mean time W from a request’s arrival to its answer.', primary: true },
    { id: 'p50', label: 'Median time', unit: 's', help: 'Half of the answers took at most so long.' },
    { id: 'p95', label: '95th percentile', unit: 's', help: '95 of 100 answers took at most so long.' },
    { id: 'p99', label: '99th percentile', unit: 's', help: '99 of 100 answers took at most so long.', primary: true },
    { id: 'availability', label: 'Availability', unit: '%', help: 'Share of answers that are without failure and in time.', primary: true },
    { id: 'in-system', label: 'Open requests', unit: '', help: 'Requests that have come and are not answered, L.' },
  ],

  init: () => ({
    offered: 0,
    answered: 0,
    succeeded: 0,
    late: 0,
    sojournSeconds: 0,
    bins: new Map(),
    numberSeconds: 0,
    squareSeconds: 0,
    bookedAt: 0,
    open: new Map(),
    thinking: emptyAgenda(),
    windowAt: 0,
    windowGood: 0,
    lastGood: 0,
    refused: 0,
  }),

  begin(state, host, values) {
    if (values.arrivals === 'closed') for (let user = 0; user < values.users; user++) think(state, host, values);
    else host.after(-1, ARRIVAL, pause(host, values));
    if (values.spikeFactor !== 1) host.after(-1, SPIKE, values.spikeStartSeconds);
  },

  wake(state, host, values, _agent, timer, value) {
    if (timer === SPIKE) {
      if (value === 0) host.after(-1, SPIKE, values.spikeSeconds, 1);
      host.note('spike', value === 0 ? `Requests come ${values.spikeFactor} times as often.` : 'The spike is over.');
      if (values.arrivals !== 'closed') host.after(-1, ARRIVAL, pause(host, values));
      return;
    }
    if (values.limit > 0 && state.offered >= values.limit) return;
    if (timer === ARRIVAL) {
      host.after(-1, ARRIVAL, pause(host, values));
      arrive(state, host, values);
      return;
    }
    takeEarliest(state.thinking);
    if (earliest(state.thinking) < Infinity) host.after(-1, THINKING, Math.max(0, earliest(state.thinking) - host.now));
    arrive(state, host, values);
  },

  inject: (state, host, values) => arrive(state, host, values),
  /** A new rate holds from now on: an exponential pause has no memory, a regular one begins anew. */
  changed(state, host, values, key) {
    if (key !== 'rate' && key !== 'limit') return;
    if (values.arrivals !== 'closed') host.after(-1, ARRIVAL, pause(host, values));
    else if (earliest(state.thinking) < Infinity) host.after(-1, THINKING, Math.max(0, earliest(state.thinking) - host.now));
  },

  answered(state, host, values, answer) {
    const task = state.open.get(answer.serial);
    if (task === undefined) return;
    book(state, host);
    state.open.delete(answer.serial);
    const seconds = host.now - task.arrivedAt;
    const inTime = host.now <= task.deadline;
    state.answered += 1;
    if (answer.right) state.succeeded += 1;
    if (answer.right && !inTime) state.late += 1;
    state.sojournSeconds += seconds;
    tally(state.bins, seconds);
    if (answer.right && inTime) {
      turnWindow(state, host, values);
      state.windowGood += 1;
    }
    if (values.arrivals === 'closed') think(state, host, values);
  },

  measure(state, host, values, into) {
    const done = Math.max(1, state.answered);
    into[0] = host.now > 0 ? state.answered / host.now : 0;
    into[1] = goodput(state, host, values);
    into[2] = state.sojournSeconds / done;
    into[3] = percentile(state.bins, 0.5);
    into[4] = percentile(state.bins, 0.95);
    into[5] = percentile(state.bins, 0.99);
    into[6] = state.answered === 0 ? 100 : (100 * (state.succeeded - state.late)) / state.answered;
    into[7] = state.open.size;
  },

  sentence(state, host, values) {
    if (state.answered === 0) return state.offered === 0 ? 'No request yet.' : 'The first request is being served.';
    const good = goodput(state, host, values).toFixed(1);
    const mean = (state.sojournSeconds / state.answered).toFixed(2);
    return `${state.open.size} requests open; ${good} good answers a second now, ${mean} s each so far.`;
  },

  verdict(state, _host, values) {
    if (values.limit === 0 || state.offered < values.limit || state.open.size > 0) return null;
    const good = state.succeeded - state.late;
    return { state: 'done', text: `All ${state.answered} requests are answered, ${good} of them well and in time.` };
  },

  warnings(_host, values) {
    const warnings: string[] = [];
    if (!values.services.some((row) => row.length > 0)) warnings.push('No service is named, so requests bring no work.');
    const rows = values.phases.filter((row) => row.length === 2);
    if (values.distribution === 'hyperexponential' && rows.reduce((sum, [share]) => sum + share, 0) <= 0)
      warnings.push('The shares of short and long requests come to nothing: all bring their mean work.');
    return warnings;
  },

  paceSeconds: (values) => 20 / (values.arrivals === 'closed' ? values.users / values.thinkSeconds : values.rate),
});

/** Length in seconds of the window over which "now" is measured. */
const windowSeconds = ({ arrivals, users, thinkSeconds, rate }: Values): number =>
  Math.max(WINDOW_SECONDS, WINDOW_REQUESTS / (arrivals === 'closed' ? users / thinkSeconds : rate));

function turnWindow(state: RequestState, host: Host, values: Values): void {
  const length = windowSeconds(values);
  const passed = Math.floor((host.now - state.windowAt) / length);
  if (passed < 1) return;
  state.lastGood = passed === 1 ? state.windowGood : 0;
  state.windowGood = 0;
  state.windowAt += passed * length;
}

/** Good answers a second over the last whole window, without touching the state. */
export function goodput(state: RequestState, host: Pick<Host, 'now'>, values: Values): number {
  const length = windowSeconds(values);
  const passed = Math.floor((host.now - state.windowAt) / length);
  return (passed < 1 ? state.lastGood : passed === 1 ? state.windowGood : 0) / length;
}

/** Brings the integrals of the number in the system up to now. */
function book(state: RequestState, host: Host): void {
  const span = host.now - state.bookedAt;
  const number = state.open.size;
  state.numberSeconds += number * span;
  state.squareSeconds += number * number * span;
  state.bookedAt = host.now;
}

function pause(host: Host, values: Values): number {
  const { now } = host;
  const inSpike = now >= values.spikeStartSeconds && now < values.spikeStartSeconds + values.spikeSeconds;
  const mean = 1 / (values.rate * (inSpike ? values.spikeFactor : 1));
  return values.arrivals === 'regular' ? mean : host.dice.exponential(mean);
}

function think(state: RequestState, host: Host, values: Values): void {
  const seconds = host.dice.exponential(values.thinkSeconds);
  if (enter(state.thinking, host.now + seconds, 0)) host.after(-1, THINKING, seconds);
}

function arrive(state: RequestState, host: Host, values: Values): void {
  book(state, host);
  const serial = state.offered++;
  const task: Task = Object.freeze({
    serial,
    arrivedAt: host.now,
    deadline: values.deadlineSeconds > 0 ? host.now + values.deadlineSeconds : Infinity,
    value: 1,
    ambiguity: 0,
    steps: drawSteps(host, values),
  });
  state.open.set(serial, task);
  if (host.offer(task)) return;
  state.refused += 1;
  state.open.delete(serial);
}

const NOTHING: readonly number[] = Object.freeze([]);

function drawSteps(host: Host, values: Values): readonly Step[] {
  const means = values.services[0] ?? NOTHING;
  const steps: Step[] = [];
  for (let service = 0; service < means.length; service++) {
    const needs = values.shape === 'parallel' || service === 0 ? NOTHING : Object.freeze([service - 1]);
    const work = drawWork(host, values, means[service]);
    steps.push(Object.freeze({ needs, skill: service, difficulty: 0, work, tools: 0, evidence: 0 }));
  }
  return Object.freeze(steps);
}

/** Seconds of work about a mean. */
function drawWork(host: Host, { distribution, phases }: Values, mean: number): number {
  if (mean === 0 || distribution === 'deterministic') return mean;
  if (distribution === 'exponential') return host.dice.exponential(mean);
  let all = 0;
  for (const row of phases) all += row[0] ?? 0;
  if (all <= 0) return mean;
  let left = host.dice.uniform() * all;
  let multiple = 1;
  for (const row of phases) {
    multiple = row[1] ?? 1;
    left -= row[0] ?? 0;
    if (left < 0) break;
  }
  return multiple === 0 ? 0 : host.dice.exponential(mean * multiple);
}
