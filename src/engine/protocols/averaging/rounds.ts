import { integer, number } from '../../catalog/params.ts';
import type { Host } from '../../kernel/host.ts';
import { degree, neighbour } from '../../topologies/graph.ts';
import { forget, ignorance, type Knowledge, wipe } from '../knowledge.ts';
import type { Words } from '../knowledgeSets.ts';
import { claim } from './claims.ts';
import { bytesWith, ridersOf, take, takeIn } from './riders.ts';

/** Parameters shared by the protocols in which all agents tell all neighbours their value in every round. */
export const roundParams = {
  stubborn: integer({
    label: 'Stubborn agents',
    help: 'So many agents, from number 0 on, never change their value.',
    default: 0,
    min: 0,
    max: 1_000_000,
    live: true,
  }),
  periodSeconds: number({
    label: 'Round',
    help: 'Time from one round to the next; messages that take longer come too late and are ignored.',
    default: 3,
    min: 0.01,
    max: 600,
    scale: 'log',
    unit: 's',
    live: true,
  }),
};

/** Where weights make values grow without end they stop here, so that their squares are still numbers. */
const LARGEST = 1e100;

/** State of every protocol of weighted rounds. */
export interface Rounds {
  x: Float64Array;
  first: Float64Array;
  low: number;
  high: number;
  /** Σ weight × value and Σ weight of what each agent has heard in this round. */
  heard: Float64Array;
  weight: Float64Array;
  /** When this round began: what was sent before is stale. */
  beganAt: number;
  round: number;
  sent: number;
  received: number;
  late: number;
  /** Whether this round's messages may be doubled, and then those taken in, by to × n + from. */
  doubling: boolean;
  seen: Set<number>;
  /** Largest change of a value in the last round. */
  moved: number;
  /** Whether in the last round every agent heard every neighbour. */
  complete: boolean;
  known: Knowledge;
}

export function roundsOf(host: Host, x: Float64Array): Rounds {
  return {
    x,
    first: x.slice(),
    low: x.reduce((least, value) => Math.min(least, value), Infinity),
    high: x.reduce((most, value) => Math.max(most, value), -Infinity),
    heard: new Float64Array(host.n),
    weight: new Float64Array(host.n),
    beganAt: 0,
    round: 0,
    sent: 0,
    received: 0,
    late: 0,
    doubling: false,
    seen: new Set(),
    moved: Infinity,
    complete: true,
    known: ignorance(host),
  };
}

/** What every protocol of rounds counts. */
export const roundMetrics = [
  { id: 'moved', label: 'Largest change', unit: '', help: 'Largest change of a value in the last round.' },
  {
    id: 'late',
    label: 'Late messages',
    unit: '',
    help: 'Values that came after their round had ended and were ignored.',
  },
];

/**
 * Ends the last round and begins the next: everyone takes the mean of what it has heard by the links' weights, the weight of those it
 * has not heard returning to itself, and tells all neighbours. `settle` makes of an agent's mean its new value.
 */
export function turn(
  state: Rounds,
  host: Host,
  stubborn: number,
  round: number,
  settle: (agent: number, mean: number) => number,
): void {
  const { x, heard, weight } = state;
  state.moved = 0;
  for (let agent = 0; agent < host.n; agent++) {
    if (host.alive[agent] && agent >= stubborn && round > 1) {
      const settled = settle(agent, heard[agent] + (1 - weight[agent]) * x[agent]);
      const next = Math.max(-LARGEST, Math.min(LARGEST, settled));
      state.moved = Math.max(state.moved, Math.abs(next - x[agent]));
      x[agent] = next;
    }
    heard[agent] = 0;
    weight[agent] = 0;
  }
  if (round === 1) state.moved = Infinity;
  state.complete = state.received === state.sent && host.byzantine.every((behaviour) => behaviour === 0);
  state.doubling = host.network('duplication') > 0;
  state.seen.clear();
  state.beganAt = host.now;
  state.round = round;
  state.sent = 0;
  state.received = 0;
  for (let agent = 0; agent < host.n; agent++) if (host.alive[agent]) tell(state, host, agent);
}

function tell(state: Rounds, host: Host, agent: number): void {
  const riders = ridersOf(state.known, agent);
  const bytes = bytesWith(host, riders, 1);
  const links = degree(host.graph, agent);
  // Counted for the agents that are down as well: a round in which they keep silent is not complete.
  state.sent += links;
  for (let k = 0; k < links; k++) {
    const to = neighbour(host.graph, agent, k);
    host.send(agent, to, 0, claim(host, agent, to, state.x[agent], state.low, state.high), riders, bytes);
  }
}

/** Takes in a neighbour's value by the weight of the link. */
export function hear(
  state: Rounds,
  host: Host,
  to: number,
  from: number,
  value: number,
  linkWeight: number,
  riders: unknown,
): void {
  takeIn(state.known, host, to, from, riders as Words);
  if (host.sentAt < state.beganAt) {
    state.late += 1;
    return;
  }
  if (state.doubling) {
    const link = to * host.n + from;
    if (state.seen.has(link)) return;
    state.seen.add(link);
  }
  state.received += 1;
  state.heard[to] += linkWeight * value;
  state.weight[to] += linkWeight;
}

/** The steps that do not depend on the weights. */
export const roundSteps = {
  roundSeconds: (values: { periodSeconds: number }): number => values.periodSeconds,
  paceSeconds: (values: { periodSeconds: number }): number => values.periodSeconds,

  crash(state: Rounds, _host: Host, _values: unknown, agent: number): void {
    state.heard[agent] = 0;
    state.weight[agent] = 0;
    // What it has heard is gone: this round is not complete, whatever arrived.
    state.sent = -1;
  },

  restart(state: Rounds, host: Host, _values: unknown, agent: number, wiped: boolean): void {
    if (!wiped) return;
    state.x[agent] = state.first[agent];
    wipe(state.known, host, agent);
  },

  share: (state: Rounds, host: Host, _values: unknown, agent: number, slot: number): void =>
    take(state.known, host, agent, slot),
  retired: (state: Rounds, _host: Host, _values: unknown, slot: number): void => forget(state.known, slot),

  observe: (state: Rounds, _host: Host, _values: unknown, [value]: Float32Array[]): void =>
    value.set(state.x),
};

/** Fills `roundMetrics` from place `at` on. */
export function measureRounds(state: Rounds, into: Float64Array, at: number): void {
  into[at] = state.moved === Infinity ? 0 : state.moved;
  into[at + 1] = state.late;
}
