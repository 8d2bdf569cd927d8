import type { Host } from '../../kernel/host.ts';
import { define } from '../../kernel/module.ts';
import {
  forget,
  HEADER_BYTES,
  ignorance,
  isCurrent,
  itemsKnown,
  type Knowledge,
  knows,
  remember,
  wipe,
} from '../knowledge.ts';
import { isEmpty, sendSet, type Words, wordOf } from '../knowledgeSets.ts';
import { params, type Values } from './parameters.ts';
import { type Overlay, overlayOf, placeOf } from './overlay.ts';

const GOSSIP = 0;
const IHAVE = 1;
const GRAFT = 2;
const PRUNE = 3;

const ANNOUNCE = 0;
const MISSING = 1;

/** Bytes of an item's name in an announcement. */
const NAME_BYTES = 8;

interface State {
  known: Knowledge;
  overlay: Overlay;
  /** 1 where the link of the overlay is eager (of the tree), 0 where lazy. */
  eager: Uint8Array;
  /** Bits heard and not yet announced to lazy peers. */
  pending: Int32Array;
  /** Who announced what is still missing, by agent × capacity + slot, in order of announcement. */
  missing: Map<number, { dueAt: number; from: number[] }>;
  grafts: number;
  prunes: number;
}

/** Plumtree: a broadcast tree within an overlay that gossip builds, prunes, and mends. */
export const plumtree = define<typeof params, State>({
  id: 'plumtree',
  label: 'Plumtree',
  summary:
    'News is pushed along a tree; the other links only announce it, and one of them joins the tree when news is missing.',
  source: 'Leitão, Pereira & Rodrigues, Epidemic broadcast trees, SRDS 2007, algorithms 1 and 2.',
  params,
  messages: [
    { id: 'gossip', label: 'Gossip', glyph: 'payload' },
    { id: 'ihave', label: 'IHave', glyph: 'control' },
    { id: 'graft', label: 'Graft', glyph: 'request' },
    { id: 'prune', label: 'Prune', glyph: 'alarm' },
  ],
  timers: ['announce', 'missing'],
  channels: [
    { id: 'role', label: 'Place in the tree', categories: ['outside', 'leaf', 'inner'] },
    { id: 'eager', label: 'Eager peers' },
  ],
  metrics: [
    {
      id: 'eagerLinks',
      label: 'Eager links',
      unit: '',
      help: 'Links of the overlay that are eager at both ends; a tree has n − 1.',
      primary: true,
    },
    {
      id: 'grafts',
      label: 'Grafts',
      unit: '',
      help: 'Times that an agent asked for an item that it missed.',
    },
    { id: 'prunes', label: 'Prunes', unit: '', help: 'Times that a second copy made a link lazy.' },
  ],

  init(host, values) {
    const known = ignorance(host);
    const overlay = overlayOf(host, values.peers);
    return {
      known,
      overlay,
      eager: new Uint8Array(overlay.targets.length).fill(1),
      pending: new Int32Array(known.bits.length),
      missing: new Map(),
      grafts: 0,
      prunes: 0,
    };
  },

  share: (state, host, values, agent, slot) => learn(state, host, values, agent, slot, -1),

  receive(state, host, values, to, from, kind, value, payload) {
    if (kind === PRUNE) setEager(state, to, from, 0);
    else if (kind === IHAVE) hearAnnouncement(state, host, values, to, from, value, payload as Words);
    else if (!isCurrent(host, value)) return;
    else if (kind === GRAFT) {
      setEager(state, to, from, 1);
      if (knows(state.known, to, value)) push(host, to, from, value);
    } else if (knows(state.known, to, value)) {
      host.redundant();
      state.prunes += 1;
      setEager(state, to, from, 0);
      host.send(to, from, PRUNE, 0, undefined, HEADER_BYTES);
    } else {
      setEager(state, to, from, 1);
      learn(state, host, values, to, value, from);
    }
  },

  wake(state, host, values, agent, timer) {
    if (timer === ANNOUNCE) announce(state, host, agent);
    else graftDue(state, host, values, agent);
  },

  crash(state, host, _values, agent) {
    for (let slot = 0; slot < host.items.capacity; slot++)
      state.missing.delete(agent * host.items.capacity + slot);
    state.pending.fill(0, agent * state.known.words, (agent + 1) * state.known.words);
  },

  restart(state, host, _values, agent, wiped) {
    if (wiped) wipe(state.known, host, agent);
    // The neighbours are up again for it: all links begin as eager, and copies prune them.
    state.eager.fill(1, state.overlay.offsets[agent], state.overlay.offsets[agent + 1]);
  },

  retired(state, host, _values, slot) {
    forget(state.known, slot);
    forget({ words: state.known.words, bits: state.pending }, slot);
    for (let agent = 0; agent < host.n; agent++) state.missing.delete(agent * host.items.capacity + slot);
  },

  observe({ overlay, eager }, host, _values, [role, count]) {
    for (let agent = 0; agent < host.n; agent++) {
      let sum = 0;
      for (let at = overlay.offsets[agent]; at < overlay.offsets[agent + 1]; at++) sum += eager[at];
      count[agent] = sum;
      role[agent] = Math.min(2, sum);
    }
  },

  measure(state, host, _values, into) {
    into[0] = 0;
    const { overlay, eager } = state;
    for (let agent = 0; agent < host.n; agent++)
      for (let at = overlay.offsets[agent]; at < overlay.offsets[agent + 1]; at++)
        if (overlay.targets[at] > agent && eager[at] && eager[placeOf(overlay, overlay.targets[at], agent)])
          into[0] += 1;
    into[1] = state.grafts;
    into[2] = state.prunes;
  },

  inspect({ known, overlay, eager }, host, _values, agent) {
    const peers = (wanted: number) =>
      Array.from(overlay.targets.subarray(overlay.offsets[agent], overlay.offsets[agent + 1]))
        .filter((_, i) => eager[overlay.offsets[agent] + i] === wanted)
        .join(', ') || 'none';
    return [
      { group: 'Plumtree', label: 'Eager push peers', value: peers(1) },
      { group: 'Plumtree', label: 'Lazy push peers', value: peers(0) },
      {
        group: 'Plumtree',
        label: 'Received',
        value: itemsKnown(known, host, agent).join(', ') || 'nothing yet',
      },
    ];
  },
});

function setEager({ overlay, eager }: State, agent: number, peer: number, value: number): void {
  const at = placeOf(overlay, agent, peer);
  if (at >= 0) eager[at] = value;
}

const push = (host: Host, from: number, to: number, slot: number): void =>
  host.send(from, to, GOSSIP, slot, undefined, HEADER_BYTES + host.items.bytes[slot]);

function learn(state: State, host: Host, values: Values, agent: number, slot: number, from: number): void {
  const { known, overlay, eager } = state;
  if (knows(known, agent, slot)) return;
  remember(known, agent, slot);
  host.learned(agent, slot, from);
  state.missing.delete(agent * host.items.capacity + slot);
  let lazy = false;
  for (let at = overlay.offsets[agent]; at < overlay.offsets[agent + 1]; at++) {
    if (overlay.targets[at] === from) continue;
    if (eager[at]) push(host, agent, overlay.targets[at], slot);
    else lazy = true;
  }
  if (!lazy) return;
  const first = agent * known.words;
  const waits = !isEmpty(state.pending.subarray(first, first + known.words));
  state.pending[first + (slot >> 5)] |= 1 << (slot & 31);
  if (!waits) host.after(agent, ANNOUNCE, values.announceDelays * host.expectedLatencySeconds);
}

function announce({ known, overlay, eager, pending }: State, host: Host, agent: number): void {
  const first = agent * known.words;
  const set = pending.slice(first, first + known.words);
  pending.fill(0, first, first + known.words);
  let names = 0;
  for (const word of set) for (let rest = word; rest !== 0; rest &= rest - 1) names += 1;
  if (names === 0) return;
  for (let at = overlay.offsets[agent]; at < overlay.offsets[agent + 1]; at++)
    if (!eager[at]) sendSet(host, agent, overlay.targets[at], IHAVE, set, HEADER_BYTES + NAME_BYTES * names);
}

function hearAnnouncement(
  state: State,
  host: Host,
  values: Values,
  agent: number,
  from: number,
  value: number,
  set: Words,
): void {
  const { capacity } = host.items;
  for (let slot = 0; slot < capacity; slot++) {
    if (((wordOf(value, set, slot >> 5) >> (slot & 31)) & 1) === 0) continue;
    if (!isCurrent(host, slot) || knows(state.known, agent, slot)) continue;
    const entry = state.missing.get(agent * capacity + slot);
    if (entry) entry.from.push(from);
    else {
      const dueAt = host.now + values.graftDelays * host.expectedLatencySeconds;
      state.missing.set(agent * capacity + slot, { dueAt, from: [from] });
    }
  }
  watchMissing(state, host, agent);
}

/** Sets the timer to the item that is due first. */
function watchMissing(state: State, host: Host, agent: number): void {
  let least = Infinity;
  for (let slot = 0; slot < host.items.capacity; slot++) {
    const entry = state.missing.get(agent * host.items.capacity + slot);
    if (entry && entry.dueAt < least) least = entry.dueAt;
  }
  if (least < Infinity) host.after(agent, MISSING, Math.max(0, least - host.now) / host.skew[agent]);
  else host.cancel(agent, MISSING);
}

function graftDue(state: State, host: Host, values: Values, agent: number): void {
  const { capacity } = host.items;
  for (let slot = 0; slot < capacity; slot++) {
    const entry = state.missing.get(agent * capacity + slot);
    // The clock of a skewed agent may ring a rounding early.
    if (!entry || entry.dueAt > host.now + 1e-9) continue;
    const from = entry.from.shift();
    if (from === undefined) {
      state.missing.delete(agent * capacity + slot);
      continue;
    }
    entry.dueAt = host.now + (values.graftDelays / 2) * host.expectedLatencySeconds;
    setEager(state, agent, from, 1);
    state.grafts += 1;
    host.send(agent, from, GRAFT, slot, undefined, HEADER_BYTES);
  }
  watchMissing(state, host, agent);
}
