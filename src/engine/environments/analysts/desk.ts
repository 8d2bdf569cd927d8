import type { Host } from '../../kernel/host.ts';
import { callOf } from './cascade.ts';
import type { Values } from './params.ts';
import { BAD, draw, GOOD, noiseOf, SILENT, type State, weightOfNews } from './state.ts';

/** Timers. */
export const ASK = 0;
export const THINK = 1;
export const WATCH = 2;
/** Kinds of message. */
export const CALLS = 0;
export const REPORT = 1;
/** Mean delays after which a word that has not come is taken for lost. */
const PATIENCE_DELAYS = 40;

/** A new question: everyone looks at its own evidence. */
export function ask(state: State, host: Host, values: Values): void {
  state.question += 1;
  state.open = true;
  state.askedAt = host.now;
  draw(state, host, values);
  state.call.fill(SILENT);
  state.against.fill(0);
  state.belief = 0;
  state.cascadeAt = -1;
  state.at = 0;
  state.weighted = 0;
  state.weight = 0;
  state.reports = [];
  state.best = 0;
  state.bestWeight = -1;
  state.turn = Array.from(host.dice.sample(host.n, host.n)).filter((agent) => host.alive[agent]);
  if (state.turn.length === 0) {
    close(state, host, values);
    return;
  }
  if (values.order === 'sequence') think(host, values, state.turn[0]);
  else for (const agent of state.turn) think(host, values, agent);
  watch(host, values);
}

const think = (host: Host, values: Values, agent: number): void =>
  host.after(agent, THINK, host.chance.at(agent).exponential(values.thinkSeconds));

function watch(host: Host, values: Values): void {
  host.after(-1, WATCH, 20 * values.thinkSeconds + PATIENCE_DELAYS * Math.max(0.001, host.expectedLatencySeconds));
}

/** An analyst has made up its mind. */
export function speak(state: State, host: Host, values: Values, agent: number): void {
  if (!state.open || state.call[agent] !== SILENT) return;
  if (values.order === 'at-once') {
    const says = lies(host, agent) ? -state.signal[agent] : state.signal[agent];
    mark(state, agent, says);
    if (agent === 0) gather(state, host, values, agent, says);
    else host.route(agent, 0, REPORT, says, state.question, 64);
    return;
  }
  if (state.turn[state.at] !== agent) return;
  const call = values.evidence === 'binary' ? callOf(state, host, values, agent) : estimate(state, host, values, agent);
  mark(state, agent, lies(host, agent) ? -call : call);
  pass(state, host, values);
}

const lies = ({ traits, chance }: Host, agent: number): boolean =>
  traits.honesty[agent] < 1 && chance.at(agent).uniform() >= traits.honesty[agent];

function mark(state: State, agent: number, says: number): void {
  state.call[agent] = says > 0 ? GOOD : BAD;
  state.against[agent] = says > 0 === state.signal[agent] > 0 ? 0 : 1;
  state.calls += 1;
  state.callsAgainst += state.against[agent];
  state.callsRight += says > 0 === state.truth > 0 ? 1 : 0;
}

/** Numbers lose nothing on the way: who comes later adds its own to the estimate so far. */
function estimate(state: State, host: Host, values: Values, agent: number): number {
  const noise = noiseOf(values, agent, host.n);
  const weight = 1 / (noise * noise);
  state.weighted += weight * state.signal[agent];
  state.weight += weight;
  return state.weighted;
}

/** The calls so far go to the next who lives; after the last the question is closed. */
function pass(state: State, host: Host, values: Values): void {
  const from = state.turn[state.at];
  do state.at += 1;
  while (state.at < state.turn.length && !host.alive[state.turn[state.at]]);
  if (state.at >= state.turn.length) {
    close(state, host, values);
    return;
  }
  host.route(from, state.turn[state.at], CALLS, state.question, undefined, 64 + state.at);
  watch(host, values);
}

/** The calls before have come to an analyst. */
export function heard(state: State, host: Host, values: Values, agent: number, question: number): void {
  if (state.open && question === state.question && state.turn[state.at] === agent && state.call[agent] === SILENT)
    think(host, values, agent);
  else host.redundant();
}

/** A report has come to agent 0, who puts them together; while it is down reports are lost, and what has come must do. */
export function gather(state: State, host: Host, values: Values, agent: number, says: number): void {
  const noise = noiseOf(values, agent, host.n);
  const weight = values.evidence === 'binary' ? 1 : 1 / (noise * noise);
  const counts = values.combine === 'equal' || values.combine === 'median' ? 1 : weight;
  state.weighted += counts * says;
  state.weight += counts;
  state.reports.push(says);
  if (weight > state.bestWeight) [state.best, state.bestWeight] = [says, weight];
  if (state.reports.length >= state.turn.length) close(state, host, values);
}

/** The clock of patience: the word is given again, or what has come must do. */
export function lookAfter(state: State, host: Host, values: Values): void {
  if (!state.open) return;
  if (values.order === 'at-once' || state.at === 0) {
    close(state, host, values);
    return;
  }
  const agent = state.turn[state.at];
  if (host.alive[agent]) {
    host.route(state.turn[state.at - 1], agent, CALLS, state.question, undefined, 64);
    watch(host, values);
  } else pass(state, host, values);
}

/** The group's call on the question, and its tallies. */
function close(state: State, host: Host, values: Values): void {
  state.open = false;
  const call = groupCall(state, host, values);
  const isRight = call !== 0 && call > 0 === state.truth > 0;
  state.closed += 1;
  state.right += isRight ? 1 : 0;
  state.last = isRight ? 1 : 0;
  state.seconds += host.now - state.askedAt;
  if (values.evidence === 'normal') state.squares += (call - state.truth) * (call - state.truth);
  if (state.cascadeAt >= 0 || hasJustBegun(state, values)) {
    state.cascades += 1;
    state.wrongCascades += isRight ? 0 : 1;
  }
  host.cancel(-1, WATCH);
  if (values.limit === 0 || state.question + 1 < values.limit) host.after(-1, ASK, values.pauseSeconds);
}

/** The last call has made the public odds exceed one piece of news: the next analyst would follow. */
const hasJustBegun = (state: State, values: Values): boolean =>
  values.order === 'sequence' && values.evidence === 'binary' && Math.abs(state.belief) > weightOfNews(values) + 1e-9;

function groupCall(state: State, host: Host, values: Values): number {
  const { evidence, order, combine, prior } = values;
  if (order === 'sequence' && evidence === 'binary') {
    const spoke = state.turn[Math.min(state.at, state.turn.length) - 1];
    return spoke === undefined || state.call[spoke] === SILENT ? 0 : state.call[spoke] === GOOD ? 1 : -1;
  }
  if (order === 'sequence') return state.weighted / (state.weight + 1 / (prior * prior));
  if (combine === 'best') return state.best;
  if (combine === 'median') return median(state.reports);
  if (evidence === 'binary') return state.weighted === 0 ? (host.dice.flip(0.5) ? 1 : -1) : state.weighted;
  return state.weight === 0 ? 0 : state.weighted / (state.weight + (combine === 'precision' ? 1 / (prior * prior) : 0));
}

function median(reports: readonly number[]): number {
  const sorted = [...reports].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  if (sorted.length === 0) return 0;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
