import type { Host } from '../../kernel/host.ts';
import { isCurrent } from '../knowledge.ts';
import { retellings, type Values } from './parameters.ts';
import { ACK, DEAD, type Fact, PING, SUSPECT, type Swim } from './state.ts';

/** What a message carries beside the number of the probe; absent where it is nothing and the sender probes for itself. */
export interface Cargo {
  /** Who probes, and whom. */
  readonly origin: number;
  readonly target: number;
  readonly facts: readonly Fact[];
  /** Slots of items. */
  readonly news: readonly number[];
}

const HEADER_BYTES = 16;
const FACT_BYTES = 12;
const NO_FACTS: readonly Fact[] = Object.freeze([]);
const NO_NEWS: readonly number[] = Object.freeze([]);

/** Puts news of a member into an agent's buffer, in the place of what it had of the same member. */
export function spread(state: Swim, agent: number, fact: Fact): void {
  const buffer = state.facts[agent];
  const at = buffer.findIndex((entry) => entry.fact.member === fact.member && sameVoice(entry.fact, fact));
  if (at >= 0) buffer[at] = { fact, told: 0 };
  else buffer.push({ fact, told: 0 });
}

/** Suspicions by different members stand beside each other: each is a confirmation of its own. */
const sameVoice = (old: Fact, fact: Fact): boolean =>
  old.status !== SUSPECT || fact.status !== SUSPECT || old.from === fact.from;

/** Sends a message with what news fits on it. `sequence` is the number of the origin's probe of the target. */
export function send(
  state: Swim,
  host: Host,
  values: Values,
  from: number,
  to: number,
  kind: number,
  sequence: number,
  origin: number,
  target: number,
): void {
  watch(state, host);
  const facts = factsFor(state, host, values, from, to);
  const news = newsOf(state, host, values, from);
  let bytes = HEADER_BYTES + FACT_BYTES * facts.length;
  for (const slot of news) bytes += host.items.bytes[slot];
  // A direct probe and its answer need no names: they are those of sender and receiver.
  const direct = kind === PING ? origin === from : kind === ACK && origin === to && target === from;
  const plain = direct && facts.length === 0 && news.length === 0;
  const cargo: Cargo | undefined = plain ? undefined : Object.freeze({ origin, target, facts, news });
  state.counts.sent += 1;
  host.route(from, to, kind, sequence, cargo, bytes);
}

/** What may cost a message takes away the promise of no false death. */
function watch(state: Swim, host: Host): void {
  if (state.disturbed) return;
  if (host.network('loss') > 0 || host.links.touched) state.disturbed = true;
}

function factsFor(state: Swim, host: Host, values: Values, from: number, to: number): readonly Fact[] {
  const buffer = state.facts[from];
  const status = state.status[from * host.n + to];
  const tellsItself = status === DEAD || (status === SUSPECT && values.buddy);
  if (buffer.length === 0 && !tellsItself) return NO_FACTS;
  const facts: Fact[] = [];
  // Who is held dead or suspected hears so first and may refute.
  if (tellsItself)
    facts.push(
      Object.freeze({ member: to, status, incarnation: state.incarnation[from * host.n + to], from }),
    );
  const limit = retellings(values, host.n);
  buffer.sort((a, b) => a.told - b.told);
  for (const entry of buffer) {
    if (facts.length >= values.piggyback) break;
    if (tellsItself && entry.fact.member === to) continue;
    facts.push(entry.fact);
    entry.told += 1;
  }
  if (buffer.some((entry) => entry.told >= limit))
    state.facts[from] = buffer.filter((entry) => entry.told < limit);
  return facts;
}

function newsOf(state: Swim, host: Host, values: Values, from: number): readonly number[] {
  const buffer = state.news[from];
  if (buffer.length === 0) return NO_NEWS;
  buffer.sort((a, b) => a.told - b.told);
  const chosen = buffer.slice(0, values.piggyback);
  for (const entry of chosen) entry.told += 1;
  const limit = retellings(values, host.n);
  if (chosen.some((entry) => entry.told >= limit))
    state.news[from] = buffer.filter((entry) => entry.told < limit);
  return chosen.map((entry) => entry.slot);
}

const wordsOf = (host: Host): number => Math.ceil(host.items.capacity / 32);

export function knowsItem({ knownItems }: Swim, host: Host, agent: number, slot: number): boolean {
  return ((knownItems[agent * wordsOf(host) + (slot >> 5)] >> (slot & 31)) & 1) === 1;
}

/** An agent has an item, from another or of its own (-1), and will pass it on. */
export function takeItem(state: Swim, host: Host, agent: number, slot: number, from: number): void {
  if (knowsItem(state, host, agent, slot)) return;
  state.knownItems[agent * wordsOf(host) + (slot >> 5)] |= 1 << (slot & 31);
  state.news[agent].push({ slot, told: 0 });
  host.learned(agent, slot, from);
}

/** Items that rode on a message. */
export function takeNews(state: Swim, host: Host, to: number, from: number, news: readonly number[]): void {
  for (const slot of news) if (isCurrent(host, slot)) takeItem(state, host, to, slot, from);
}

export function forgetItem(state: Swim, host: Host, slot: number): void {
  const words = wordsOf(host);
  for (let at = slot >> 5; at < state.knownItems.length; at += words)
    state.knownItems[at] &= ~(1 << (slot & 31));
  for (let agent = 0; agent < host.n; agent++)
    if (state.news[agent].length > 0)
      state.news[agent] = state.news[agent].filter((entry) => entry.slot !== slot);
}
