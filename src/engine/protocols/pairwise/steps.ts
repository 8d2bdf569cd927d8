import type { Host } from '../../kernel/host.ts';
import type { Steps } from '../../kernel/module.ts';
import { degree, type Graph, neighbour } from '../../topologies/graph.ts';
import { claim, someoneLies } from '../averaging/claims.ts';
import { bytesWith, ridersOf, take, takeIn } from '../averaging/riders.ts';
import { said } from '../averaging/truth.ts';
import { forget, ignorance, type Knowledge, wipe } from '../knowledge.ts';
import type { Words } from '../knowledgeSets.ts';
import type { PairValues } from './parameters.ts';

const CALL = 0;
const ANSWER = 1;
const BUSY = 2;
const CLOCK = 0;
const PATIENCE = 1;
const SUM_TOLERANCE = 1e-9;

/** What two agents that meet do to their values. */
export interface Rule {
  /** Name of the law of conservation, for verdicts. */
  law: string;
  /** Values of the agent called and of the caller after they have met. */
  meet(called: number, caller: number): readonly [number, number];
  /** What a value counts in the sum that no meeting changes. */
  worth(value: number): number;
}

/** State of every protocol of exchanges; a protocol adds what it must know besides. */
export interface Pairs {
  x: Float64Array;
  first: Float64Array;
  low: number;
  high: number;
  /** Σ worth at the start. */
  sum: number;
  /** Σ |worth| at the start, at least 1 agent's: the measure of rounding. */
  size: number;
  /** Whom each agent waits for, -1 if for nobody, and the number of its call. */
  waiting: Int32Array;
  call: Float64Array;
  calls: number;
  /** Worth by which callers whose answer is on its way will change; the share of calls given up stays here. */
  owed: number;
  /** Last call answered by (called × n + caller), kept only where the network duplicates. */
  answered: Map<number, number>;
  known: Knowledge;
  handled: number;
  exchanges: number;
  busy: number;
  unanswered: number;
}

/** What a message carries beside the value: the number of the call, and what rides along. */
type Cargo = number | { readonly call: number; readonly riders: Words };

export function pairsOf(host: Host, x: Float64Array, worth: Rule['worth']): Pairs {
  let sum = 0;
  let size = 0;
  let low = Infinity;
  let high = -Infinity;
  for (const value of x) {
    sum += worth(value);
    size += Math.abs(worth(value));
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return {
    x,
    first: x.slice(),
    low,
    high,
    sum,
    size: Math.max(size, Number.MIN_VALUE),
    waiting: new Int32Array(host.n).fill(-1),
    call: new Float64Array(host.n),
    calls: 0,
    owed: 0,
    answered: new Map(),
    known: ignorance(host),
    handled: 0,
    exchanges: 0,
    busy: 0,
    unanswered: 0,
  };
}

type PairSteps = Required<
  Pick<
    Steps<Pairs, PairValues>,
    'start' | 'begin' | 'wake' | 'receive' | 'crash' | 'restart' | 'share' | 'retired' | 'check'
  >
>;

/** The steps of exchanges by a rule. A caller waits and refuses calls, so that each meeting is of two settled values. */
export function pairSteps(rule: Rule): PairSteps {
  return {
    start: (_state, host, values, agent) => wind(host, values, agent),
    begin(_state, host, values) {
      if (values.clocks === 'ticks') host.after(-1, CLOCK, values.periodSeconds / host.n);
    },

    wake(state, host, values, agent, timer) {
      if (timer === PATIENCE) {
        state.waiting[agent] = -1;
        state.unanswered += 1;
      } else if (agent < 0) {
        const caller = values.choose === 'links' ? endOfLink(host) : host.dice.below(host.n);
        if (caller >= 0 && host.alive[caller]) ask(state, host, values, caller);
        host.after(-1, CLOCK, values.periodSeconds / host.n);
      } else {
        ask(state, host, values, agent);
        wind(host, values, agent);
      }
    },

    receive(state, host, _values, to, from, kind, value, payload) {
      const cargo = payload as Cargo;
      const call = typeof cargo === 'number' ? cargo : cargo.call;
      state.handled += 1;
      if (typeof cargo !== 'number') takeIn(state.known, host, to, from, cargo.riders);
      if (kind === CALL) answer(state, host, rule, to, from, value, call);
      else if (state.waiting[to] === from && state.call[to] === call) {
        state.waiting[to] = -1;
        host.cancel(to, PATIENCE);
        if (kind === BUSY) return;
        state.owed -= rule.worth(value) - rule.worth(state.x[to]);
        state.x[to] = value;
      }
    },

    crash(state, _host, _values, agent) {
      state.waiting[agent] = -1;
    },

    restart(state, host, values, agent, wiped) {
      if (wiped) {
        state.owed -= rule.worth(state.first[agent]) - rule.worth(state.x[agent]);
        state.x[agent] = state.first[agent];
        wipe(state.known, host, agent);
      }
      wind(host, values, agent);
    },

    share: ({ known }, host, _values, agent, slot) => take(known, host, agent, slot),
    retired: ({ known }, _host, _values, slot) => forget(known, slot),

    check(state, host) {
      // The whole sum is taken once for every n events, so that looking costs no more than acting.
      if (state.handled % host.n !== 0 || someoneLies(host)) return;
      const off = driftOf(state, rule) + state.owed;
      if (Math.abs(off) > SUM_TOLERANCE * state.size)
        host.violate(
          rule.law,
          `the sum has changed by ${said(off)} from ${said(state.sum)} though all exchanges are in the books`,
        );
    },
  };
}

/** By how much the agents' sum is off from the first. */
export function driftOf({ x, sum }: Pairs, { worth }: Rule): number {
  let now = 0;
  for (const value of x) now += worth(value);
  return now - sum;
}

/** Fills `pairMetrics` from place `at` on. */
export function measurePairs(state: Pairs, rule: Rule, into: Float64Array, at: number): void {
  into[at] = state.exchanges;
  into[at + 1] = state.busy;
  into[at + 2] = state.unanswered;
  into[at + 3] = driftOf(state, rule);
}

function wind(host: Host, values: PairValues, agent: number): void {
  if (values.clocks !== 'poisson') return;
  const links = degree(host.graph, agent);
  if (links === 0) return;
  // A link is used as often as its ends call: by links, an agent of many calls more.
  const share = values.choose === 'links' ? meanDegree(host.graph) / links : 1;
  host.after(agent, CLOCK, host.chance.at(agent).exponential(values.periodSeconds * share));
}

function meanDegree(graph: Graph): number {
  return graph.complete ? graph.n - 1 : graph.targets.length / graph.n;
}

/** One end of a uniformly drawn link: an agent with chance proportional to its links. -1 if there are none. */
function endOfLink({ graph, dice }: Host): number {
  if (graph.complete) return dice.below(graph.n);
  if (graph.targets.length === 0) return -1;
  // The row that holds a drawn entry is of the other end.
  return graph.targets[dice.below(graph.targets.length)];
}

function ask(state: Pairs, host: Host, values: PairValues, caller: number): void {
  const links = degree(host.graph, caller);
  if (links === 0 || state.waiting[caller] >= 0) return;
  const called = neighbour(host.graph, caller, host.chance.at(caller).below(links));
  state.calls += 1;
  state.call[caller] = state.calls;
  state.waiting[caller] = called;
  host.after(caller, PATIENCE, values.patienceSeconds);
  tell(state, host, caller, called, CALL, state.x[caller], state.calls);
}

function answer(
  state: Pairs,
  host: Host,
  rule: Rule,
  called: number,
  caller: number,
  value: number,
  call: number,
): void {
  if (host.network('duplication') > 0) {
    const pair = called * host.n + caller;
    if ((state.answered.get(pair) ?? 0) >= call) return;
    state.answered.set(pair, call);
  }
  if (state.waiting[called] >= 0) {
    state.busy += 1;
    tell(state, host, called, caller, BUSY, 0, call);
    return;
  }
  const [mine, theirs] = rule.meet(state.x[called], value);
  state.exchanges += 1;
  state.owed += rule.worth(theirs) - rule.worth(value);
  state.x[called] = mine;
  tell(state, host, called, caller, ANSWER, theirs, call);
}

function tell(
  state: Pairs,
  host: Host,
  from: number,
  to: number,
  kind: number,
  value: number,
  call: number,
): void {
  const riders = ridersOf(state.known, from);
  const cargo: Cargo = riders === undefined ? call : Object.freeze({ call, riders });
  const claimed = kind === BUSY ? value : claim(host, from, to, value, state.low, state.high);
  host.send(from, to, kind, claimed, cargo, bytesWith(host, riders, 2));
}
