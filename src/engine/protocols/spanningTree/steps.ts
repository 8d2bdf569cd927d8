import type { Host } from '../../kernel/host.ts';
import { degree, neighbour } from '../../topologies/graph.ts';
import { HEADER_BYTES, knows, remember } from '../knowledge.ts';
import { isEmpty, sendSet, type Words, wordOf } from '../knowledgeSets.ts';
import type { Values } from './parameters.ts';
import { addChild, dropSilent, removeChild, type State } from './state.ts';

export const NEWS = 0;
export const HELLO = 1;
export const JOIN = 2;
export const LEAVE = 3;
export const WANT = 4;

export const WAVE = 0;
export const SILENCE = 1;

/** A wave and its root share one number: wave × 2²⁰ + root. */
export const ROOTS = 1_048_576;
/** Waves without which a root counts as stale, so that another may take its place. */
const STALE_WAVES = 1.5;

/** Becomes a root and greets after a delay. */
export function claim(state: State, host: Host, agent: number, delaySeconds: number): void {
  if (state.parent[agent] >= 0) host.send(agent, state.parent[agent], LEAVE, 0, undefined, HEADER_BYTES);
  state.root[agent] = agent;
  state.parent[agent] = -1;
  host.cancel(agent, SILENCE);
  host.after(agent, WAVE, delaySeconds);
}

/** Waits for the next wave; lower numbers lose patience first, so that one of them is root before the others try. */
export function listen(host: Host, values: Values, agent: number): void {
  host.after(agent, SILENCE, (values.patience + agent / host.n) * values.helloSeconds);
}

export function greet({ root, wave }: State, host: Host, agent: number, except: number): void {
  const count = degree(host.graph, agent);
  for (let k = 0; k < count; k++) {
    const to = neighbour(host.graph, agent, k);
    if (to !== except)
      host.send(agent, to, HELLO, wave[agent] * ROOTS + root[agent], undefined, HEADER_BYTES);
  }
}

export function hearHello(
  state: State,
  host: Host,
  values: Values,
  agent: number,
  from: number,
  root: number,
  wave: number,
): void {
  const mine = state.root[agent];
  if (root === mine ? wave <= state.wave[agent] : !isBetter(state, host, values, agent, root)) return;
  if (root === agent) return;
  if (state.parent[agent] !== from) {
    if (state.parent[agent] >= 0) host.send(agent, state.parent[agent], LEAVE, 0, undefined, HEADER_BYTES);
    removeChild(state, agent, from);
    state.parent[agent] = from;
    state.moves += 1;
  }
  if (root !== mine) state.children[agent] = [];
  state.root[agent] = root;
  state.wave[agent] = wave;
  state.heardAt[agent] = host.now;
  dropSilent(state, agent);
  const { words, bits } = state.known;
  const set = bits.slice(agent * words, (agent + 1) * words);
  sendSet(host, agent, from, JOIN, set, HEADER_BYTES + 4 * words);
  greet(state, host, agent, from);
  listen(host, values, agent);
}

/** Another root is better if its number is lower, or if one's own has fallen silent. */
function isBetter(state: State, host: Host, values: Values, agent: number, root: number): boolean {
  const mine = state.root[agent];
  if (mine < 0 || root < mine) return true;
  return mine !== agent && host.now > state.heardAt[agent] + STALE_WAVES * values.helloSeconds;
}

/** A child reports what it knows: it gets what it lacks, and is asked for what is lacking here. */
export function hearJoin(
  state: State,
  host: Host,
  agent: number,
  child: number,
  value: number,
  theirs: Words,
): void {
  if (state.parent[agent] === child) return;
  addChild(state, agent, child, state.wave[agent]);
  const { words, bits } = state.known;
  const lacking = new Int32Array(words);
  const missing = new Int32Array(words);
  for (let w = 0; w < words; w++) {
    const mine = bits[agent * words + w];
    lacking[w] = wordOf(value, theirs, w) & ~mine;
    missing[w] = mine & ~wordOf(value, theirs, w);
  }
  if (!isEmpty(missing)) give(state, host, agent, child, missing[0], missing);
  if (!isEmpty(lacking)) sendSet(host, agent, child, WANT, lacking, HEADER_BYTES + 4 * words);
}

export function give(state: State, host: Host, from: number, to: number, value: number, set: Words): void {
  for (let slot = 0; slot < host.items.capacity; slot++)
    if ((wordOf(value, set, slot >> 5) >> (slot & 31)) & 1 && knows(state.known, from, slot))
      tell(host, from, to, slot);
}

const tell = (host: Host, from: number, to: number, slot: number): void =>
  host.send(from, to, NEWS, slot, undefined, HEADER_BYTES + host.items.bytes[slot]);

/** News goes on along the tree, but not back to where it came from. */
export function learn(state: State, host: Host, agent: number, slot: number, from: number): void {
  if (knows(state.known, agent, slot)) return;
  remember(state.known, agent, slot);
  host.learned(agent, slot, from);
  const parent = state.parent[agent];
  if (parent >= 0 && parent !== from) tell(host, agent, parent, slot);
  const children = state.children[agent];
  for (let i = 0; i < children.length; i += 2) if (children[i] !== from) tell(host, agent, children[i], slot);
}
