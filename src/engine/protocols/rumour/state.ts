import type { Host } from '../../kernel/host.ts';
import { ignorance, type Knowledge } from '../knowledge.ts';
import type { Values } from './parameters.ts';

/** Who is susceptible, infective and removed, item by item, and how tired each is. Words of bits stand as in Knowledge. */
export interface State {
  known: Knowledge;
  /** Bits learned in the present round; unused under random clocks. */
  fresh: Int32Array;
  /** Bits of the items that an agent is spreading. */
  hot: Int32Array;
  /** Tiring contacts of agent a over slot s at a × capacity + s. */
  tired: Uint16Array;
  /** Bits for which an answer of the present round was reported useful, or useless. */
  useful: Int32Array;
  useless: Int32Array;
  /** Contacts accepted in the present round. */
  accepted: Int32Array;
  /** Agents that spread the item in a slot. */
  infective: Int32Array;
  /** When the last of them lost interest, in seconds. */
  quietAt: Float64Array;
  /** When a message last carried the item, in seconds. */
  carriedAt: Float64Array;
  /** Messages that carried an item. */
  carried: number;
  refused: number;
  failed: number;
}

export function susceptible(host: Host): State {
  const known = ignorance(host);
  const words = () => new Int32Array(known.bits.length);
  const { capacity } = host.items;
  return {
    known,
    fresh: words(),
    hot: words(),
    tired: new Uint16Array(host.n * capacity),
    useful: words(),
    useless: words(),
    accepted: new Int32Array(host.n),
    infective: new Int32Array(capacity),
    quietAt: new Float64Array(capacity),
    carriedAt: new Float64Array(capacity),
    carried: 0,
    refused: 0,
    failed: 0,
  };
}

export const wordAt = ({ known }: State, agent: number, slot: number): number =>
  agent * known.words + (slot >> 5);
export const bitOf = (slot: number): number => 1 << (slot & 31);

export const isHot = (state: State, agent: number, slot: number): boolean =>
  (state.hot[wordAt(state, agent, slot)] & bitOf(slot)) !== 0;

/** Calls back for each item of an agent's bits, in order of slots. */
export function eachSlot(
  { known }: State,
  bits: Int32Array,
  agent: number,
  visit: (slot: number) => void,
): void {
  for (let w = 0; w < known.words; w++) {
    let rest = bits[agent * known.words + w];
    while (rest !== 0) {
      visit((w << 5) + 31 - Math.clz32(rest & -rest));
      rest &= rest - 1;
    }
  }
}

/** Susceptible → infective: the agent knows the item, spreads it, and tells the layers above. */
export function infect(state: State, host: Host, agent: number, slot: number, from: number): void {
  const at = wordAt(state, agent, slot);
  state.known.bits[at] |= bitOf(slot);
  state.fresh[at] |= bitOf(slot);
  state.hot[at] |= bitOf(slot);
  state.tired[agent * host.items.capacity + slot] = 0;
  state.infective[slot] += 1;
  host.learned(agent, slot, from);
}

/** Infective → removed: the agent loses interest. */
export function remove(state: State, host: Host, agent: number, slot: number): void {
  if (!isHot(state, agent, slot)) return;
  state.hot[wordAt(state, agent, slot)] &= ~bitOf(slot);
  state.infective[slot] -= 1;
  if (state.infective[slot] === 0) state.quietAt[slot] = host.now;
}

/** One more contact in vain. */
export function tire(state: State, host: Host, values: Values, agent: number, slot: number): void {
  if (!isHot(state, agent, slot)) return;
  if (values.tiring === 'coin') {
    if (host.chance.at(agent).flip(1 / values.k)) remove(state, host, agent, slot);
    return;
  }
  const at = agent * host.items.capacity + slot;
  state.tired[at] += 1;
  if (state.tired[at] >= values.k) remove(state, host, agent, slot);
}

/** A contact that needed the rumour. */
export function cheer(state: State, host: Host, values: Values, agent: number, slot: number): void {
  if (values.reset) state.tired[agent * host.items.capacity + slot] = 0;
}

/** Whether a rumour has died out: nobody spreads it, and none that was sent can still be on its way. */
export function isQuiet(state: State, host: Host, values: Values, slot: number): boolean {
  if (state.infective[slot] > 0) return false;
  return host.now > state.carriedAt[slot] + Math.max(values.periodSeconds, 8 * host.expectedLatencySeconds);
}
