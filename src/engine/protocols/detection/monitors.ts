import type { Host } from '../../kernel/host.ts';
import { degree, neighbour } from '../../topologies/graph.ts';
import type { Knowledge } from '../knowledge.ts';
import { phi, phiReachedAfter } from './phi.ts';
import type { Values } from './phiParameters.ts';
import { lawOfRhythm, type Rhythm } from './rhythm.ts';
import { beginSuspicion, type Views } from './views.ts';

export const EXPIRE = 1;

/** What all monitors know: agent a monitors its k-th neighbour on link first[a] + k. */
export interface Monitors extends Views {
  /** First link of each agent: link first[a] + k is agent a's monitor of its k-th neighbour. */
  first: Int32Array;
  heardAt: Float64Array;
  suspects: Uint8Array;
  rhythm: Rhythm;
  /** When each agent's clock rings for the first who may become suspect; Infinity: it is not set. */
  ringsAt: Float64Array;
  /** Links on which a heartbeat came although φ had passed the threshold; and all intervals judged. */
  mistaken: number;
  judged: number;
  known: Knowledge;
}

/** φ of a neighbour at this moment, as one agent has it; 0 before the first heartbeats. */
export function phiNow(
  state: Monitors,
  host: Pick<Host, 'graph' | 'now'>,
  values: Values,
  agent: number,
  other: number,
): number {
  const link = linkOf(state, host, agent, other);
  if (!hasRhythm(state, values, link)) return 0;
  const { mean, deviation } = lawOf(state, values, link);
  return phi(host.now - state.heardAt[link], mean, deviation);
}

export function linkOf(
  { first }: Monitors,
  { graph }: Pick<Host, 'graph'>,
  agent: number,
  other: number,
): number {
  if (graph.complete) return first[agent] + (other < agent ? other : other - 1);
  let low = graph.offsets[agent];
  let high = graph.offsets[agent + 1] - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (graph.targets[middle] < other) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether there is a law to judge a silence by. */
export const hasRhythm = ({ heardAt, rhythm }: Monitors, values: Values, link: number): boolean =>
  heardAt[link] > Number.NEGATIVE_INFINITY && (values.estimate === 'known' || rhythm.count[link] >= 2);

export function lawOf(state: Monitors, values: Values, link: number): { mean: number; deviation: number } {
  if (values.estimate === 'known')
    return { mean: values.periodSeconds, deviation: Math.max(values.deviationSeconds, 1e-9) };
  const { mean, deviation } = lawOfRhythm(state.rhythm, link);
  return { mean, deviation: Math.max(values.leastDeviationSeconds, deviation) };
}

/** When φ of a link will reach the threshold; Infinity where it is suspected already or there is nothing to judge by. */
export function dueAt(state: Monitors, values: Values, link: number): number {
  if (state.suspects[link] || !hasRhythm(state, values, link)) return Infinity;
  const { mean, deviation } = lawOf(state, values, link);
  return state.heardAt[link] + Math.max(0, phiReachedAfter(values.threshold, mean, deviation));
}

export function ring(state: Monitors, host: Host, agent: number, at: number): void {
  state.ringsAt[agent] = at;
  host.after(agent, EXPIRE, Math.max(0, at - host.now) / host.skew[agent]);
}

/** Suspects all whose φ has reached the threshold, and sets the clock to the next that may. */
export function expire(state: Monitors, host: Host, values: Values, agent: number): void {
  let next = Infinity;
  for (let k = 0; k < degree(host.graph, agent); k++) {
    const link = state.first[agent] + k;
    const due = dueAt(state, values, link);
    if (due <= host.now) {
      state.suspects[link] = 1;
      beginSuspicion(state, host, agent, neighbour(host.graph, agent, k));
    } else next = Math.min(next, due);
  }
  state.ringsAt[agent] = Infinity;
  if (next < Infinity) ring(state, host, agent, next);
}
