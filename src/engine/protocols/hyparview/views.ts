import type { Host } from '../../kernel/host.ts';
import { ignorance, type Knowledge } from '../knowledge.ts';
import type { Values } from './parameters.ts';

export const JOIN = 0;
export const FORWARD_JOIN = 1;
export const NEIGHBOUR = 2;
export const ACCEPT = 3;
export const REJECT = 4;
export const DISCONNECT = 5;
export const SHUFFLE = 6;
export const SHUFFLE_REPLY = 7;
export const KEEP_ALIVE = 8;
export const NEWS = 9;

export const KEEP = 0;
export const MIX = 1;
export const ANSWER = 2;

export const MESSAGE_BYTES = 24;

export interface HyParView {
  /** Members of each agent's views. Order carries no meaning. */
  active: number[][];
  passive: number[][];
  /** When each member of the active view was last heard, beside it. */
  heardAt: number[][];
  /** 1 once an agent has begun to join. */
  begun: Uint8Array;
  /** Whom an agent has asked to be its neighbour, -1 nobody. */
  asked: Int32Array;
  /** What each agent sent in its latest shuffle: the first to go when the answer needs room. */
  offered: number[][];
  known: Knowledge;
  /** Agent whose views changed last: what the check looks at. */
  touched: number;
  counts: { joins: number; failures: number; repairs: number; rejected: number; shuffles: number };
}

export const viewsOf = (host: Host): HyParView => {
  const lists = (): number[][] => Array.from({ length: host.n }, () => []);
  return {
    active: lists(),
    passive: lists(),
    heardAt: lists(),
    begun: new Uint8Array(host.n),
    asked: new Int32Array(host.n).fill(-1),
    offered: lists(),
    known: ignorance(host),
    touched: -1,
    counts: { joins: 0, failures: 0, repairs: 0, rejected: 0, shuffles: 0 },
  };
};

/** A random element of a list, -1 of an empty one. */
export const oneOf = (host: Host, agent: number, list: readonly number[]): number =>
  list.length === 0 ? -1 : list[host.chance.at(agent).below(list.length)];

/** `count` different elements of a list in random order; all if it has no more. */
export function someOf(host: Host, agent: number, list: readonly number[], count: number): number[] {
  const wanted = Math.min(count, list.length);
  return wanted === 0 ? [] : Array.from(host.chance.at(agent).sample(list.length, wanted), (at) => list[at]);
}

function remove(list: number[], member: number): number {
  const at = list.indexOf(member);
  if (at >= 0) list.splice(at, 1);
  return at;
}

/** Takes a member into the active view; a full one drops a random other, which is told. */
export function addActive(state: HyParView, host: Host, values: Values, agent: number, member: number): void {
  const view = state.active[agent];
  if (member === agent || view.includes(member)) return;
  state.touched = agent;
  if (view.length >= values.active) {
    const dropped = oneOf(host, agent, view);
    host.route(agent, dropped, DISCONNECT, 0, undefined, MESSAGE_BYTES);
    dropActive(state, agent, dropped);
    addPassive(state, host, values, agent, dropped);
  }
  remove(state.passive[agent], member);
  view.push(member);
  state.heardAt[agent].push(host.now);
}

export function dropActive(state: HyParView, agent: number, member: number): boolean {
  const at = remove(state.active[agent], member);
  if (at < 0) return false;
  state.heardAt[agent].splice(at, 1);
  state.touched = agent;
  return true;
}

/** Takes a member into the passive view; a full one loses one of `first`, or a random one. */
export function addPassive(
  state: HyParView,
  host: Host,
  values: Values,
  agent: number,
  member: number,
  first: readonly number[] = [],
): void {
  const view = state.passive[agent];
  if (member === agent || view.includes(member) || state.active[agent].includes(member)) return;
  state.touched = agent;
  if (view.length >= values.passive) {
    const gone = first.find((one) => view.includes(one)) ?? oneOf(host, agent, view);
    remove(view, gone);
  }
  view.push(member);
}

export const dropPassive = (state: HyParView, agent: number, member: number): number =>
  remove(state.passive[agent], member);

/** What is wrong with the views of an agent, or ''. */
export function faultOf({ active, passive }: HyParView, values: Values, agent: number): string {
  const mine = active[agent];
  const others = passive[agent];
  if (mine.length > values.active)
    return `agent ${agent} has ${mine.length} active neighbours of ${values.active}`;
  if (others.length > values.passive)
    return `agent ${agent} knows ${others.length} passive members of ${values.passive}`;
  if (mine.includes(agent) || others.includes(agent)) return `agent ${agent} has itself in its views`;
  if (new Set(mine).size < mine.length || new Set(others).size < others.length)
    return `agent ${agent} has somebody twice`;
  if (mine.some((member) => others.includes(member))) return `agent ${agent} has somebody in both views`;
  return '';
}

/** Share of the running agents in the largest component of the overlay, and share of active links known at both ends. */
export function overlayOf(
  { active }: HyParView,
  { n, alive }: Host,
): { largest: number; mutual: number; mean: number } {
  const neighbours: number[][] = Array.from({ length: n }, () => []);
  let links = 0;
  let mutual = 0;
  let running = 0;
  for (let agent = 0; agent < n; agent++) {
    if (!alive[agent]) continue;
    running += 1;
    for (const member of active[agent]) {
      if (!alive[member]) continue;
      links += 1;
      if (active[member].includes(agent)) mutual += 1;
      neighbours[agent].push(member);
      neighbours[member].push(agent);
    }
  }
  const seen = new Uint8Array(n);
  let largest = 0;
  for (let agent = 0; agent < n; agent++) {
    if (!alive[agent] || seen[agent]) continue;
    const queue = [agent];
    seen[agent] = 1;
    for (let head = 0; head < queue.length; head++)
      for (const next of neighbours[queue[head]]) {
        if (seen[next]) continue;
        seen[next] = 1;
        queue.push(next);
      }
    largest = Math.max(largest, queue.length);
  }
  return {
    largest: running === 0 ? 0 : largest / running,
    mutual: links === 0 ? 1 : mutual / links,
    mean: running === 0 ? 0 : links / running,
  };
}
