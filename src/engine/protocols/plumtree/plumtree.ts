import { define } from '../../kernel/module.ts';
import { forget, HEADER_BYTES, ignorance, isCurrent, itemsKnown, knows, wipe } from '../knowledge.ts';
import type { Words } from '../knowledgeSets.ts';
import { overlayOf, placeOf } from './overlay.ts';
import { params } from './parameters.ts';
import {
  ANNOUNCE,
  announce,
  GRAFT,
  graftDue,
  hearAnnouncement,
  IHAVE,
  learn,
  PRUNE,
  push,
  type State,
  setEager,
} from './steps.ts';

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
