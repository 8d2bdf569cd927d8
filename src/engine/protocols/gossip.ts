import { integer, type ValuesOf } from '../catalog/params.ts';
import type { Host } from '../kernel/host.ts';
import { define } from '../kernel/module.ts';
import { degree, neighbour } from '../topologies/graph.ts';
import { contactLoss, mode, periodSeconds, roundOf, timing, windClock } from './epidemicTiming.ts';
import {
  forget,
  HEADER_BYTES,
  ignorance,
  itemsKnown,
  type Knowledge,
  knows,
  knowsAnything,
  newestSlot,
  remember,
  wipe,
} from './knowledge.ts';
import { spreadTheory } from './gossipTheory.ts';
import { bytesOf, isEmpty, learnSet, sendSet, type Words, wordsOf, wordsWithout } from './knowledgeSets.ts';

const NEWS = 0;
const ASK = 1;
const REPLY = 2;
const EXCHANGE = 3;
const CLOCK = 0;
/** Pushes that are drawn and sent together. */
const PUSHES_AT_ONCE = 4096;

const params = {
  mode,
  fanout: integer({
    label: 'Fan-out',
    help: 'Partners that an agent contacts in a round.',
    default: 1,
    min: 1,
    max: 16,
    live: true,
  }),
  timing,
  periodSeconds,
  contactLoss,
};
type Values = ValuesOf<typeof params>;

interface State {
  known: Knowledge;
  /** Bits learned in the present round: agents answer with what they knew at its start. Unused under random clocks. */
  fresh: Int32Array;
  contacts: number;
  failed: number;
}

/** Gossip that never tires: each agent contacts random neighbours; whoever knows an item keeps spreading it. */
export const gossip = define<typeof params, State>({
  id: 'gossip',
  label: 'Gossip',
  summary: 'In every round each agent contacts a random neighbour and they share what they know, for ever.',
  source:
    'Demers et al., PODC 1987; Karp, Schindelhauer, Shenker & Vöcking, FOCS 2000; Boyd et al. 2006 (random clocks).',
  params,
  messages: [
    { id: 'news', label: 'News', glyph: 'payload' },
    { id: 'ask', label: 'Request', glyph: 'request' },
    { id: 'reply', label: 'Reply', glyph: 'reply' },
    { id: 'exchange', label: 'News and request', glyph: 'payload' },
  ],
  timers: ['clock'],
  channels: [{ id: 'role', label: 'Role', categories: ['susceptible', 'infective'] }],
  metrics: [
    { id: 'contacts', label: 'Contacts', unit: '', help: 'Contacts that agents have tried since the start.' },
    { id: 'failed', label: 'Failed contacts', unit: '', help: 'Contacts that did not come about.' },
  ],
  paceSeconds: (values) => values.periodSeconds,
  roundSeconds: roundOf,
  theory: ({ n, graph }, values) => (graph.complete ? spreadTheory(n, values) : {}),

  init(host) {
    const known = ignorance(host);
    return { known, fresh: new Int32Array(known.bits.length), contacts: 0, failed: 0 };
  },

  start: (_state, host, values, agent) => windClock(host, values, agent, CLOCK),

  restart({ known }, host, values, agent, wiped) {
    if (wiped) wipe(known, host, agent);
    windClock(host, values, agent, CLOCK);
  },

  share({ known, fresh }, host, values, agent, slot) {
    if (knows(known, agent, slot)) return;
    remember(known, agent, slot);
    if (values.timing === 'rounds') fresh[agent * known.words + (slot >> 5)] |= 1 << (slot & 31);
    host.learned(agent, slot, -1);
  },

  round(state, host, values) {
    if (values.mode !== 'push') state.fresh.fill(0);
    if (values.mode === 'push' && state.known.words === 1 && values.contactLoss === 0)
      pushAll(state, host, values);
    else
      for (let agent = 0; agent < host.n; agent++) if (host.alive[agent]) contact(state, host, values, agent);
  },

  wake(state, host, values, agent) {
    contact(state, host, values, agent);
    windClock(host, values, agent, CLOCK);
  },

  receive(state, host, values, to, from, kind, value, payload) {
    const { known, fresh } = state;
    if (kind !== ASK) {
      const marks = marksOf(state, values);
      if (learnSet(known, host, to, from, value, payload as Words, marks) === 0) host.redundant();
    }
    if (kind === ASK || kind === EXCHANGE) {
      const old = wordsWithout(known, fresh, to);
      if (!isEmpty(old)) sendSet(host, to, from, REPLY, old, bytesOf(host, old[0], old));
    }
  },

  receiveMany(state, host, values, to, from, value, kind, count) {
    const { known } = state;
    const { bits } = known;
    if (kind === ASK || kind === EXCHANGE || known.words !== 1) {
      for (let i = 0; i < count; i++)
        gossip.receive?.(state, host, values, to[i], from[i], kind, value[i], undefined);
      return;
    }
    const marks = marksOf(state, values);
    let idle = 0;
    for (let i = 0; i < count; i++) {
      // Most messages of a rumour's end tell nothing new: one look settles them.
      if ((value[i] & ~bits[to[i]]) === 0) idle += 1;
      else if (learnSet(known, host, to[i], from[i], value[i], undefined, marks) === 0) idle += 1;
    }
    if (idle > 0) host.redundant(idle);
  },

  retired({ known, fresh }, _host, _values, slot) {
    forget(known, slot);
    forget({ words: known.words, bits: fresh }, slot);
  },

  observe({ known }, host, _values, [role]) {
    const slot = newestSlot(host);
    for (let agent = 0; agent < host.n; agent++) role[agent] = slot >= 0 && knows(known, agent, slot) ? 1 : 0;
  },

  measure(state, _host, _values, into) {
    into[0] = state.contacts;
    into[1] = state.failed;
  },

  inspect({ known }, host, _values, agent) {
    const serials = itemsKnown(known, host, agent);
    return [
      { group: 'Gossip', label: 'State', value: serials.length > 0 ? 'infective' : 'susceptible' },
      { group: 'Gossip', label: 'Knows', value: serials.length > 0 ? serials.join(', ') : 'nothing yet' },
    ];
  },
});

/** Where to note what is new in this round, or null where nobody asks. */
const marksOf = ({ fresh }: State, values: Values): Int32Array | null =>
  values.timing === 'rounds' && values.mode !== 'push' ? fresh : null;

/** A round of pushes of one word, where every contact succeeds: what a million agents do, by the thousand. */
function pushAll(state: State, host: Host, values: Values): void {
  const { graph, alive, n } = host;
  const { bits } = state.known;
  const { fanout } = values;
  const room = Math.min(PUSHES_AT_ONCE, n * fanout);
  const from = new Int32Array(room);
  const to = new Int32Array(room);
  let count = 0;
  let word = 0;
  for (let agent = 0; agent < n; agent++) {
    // Most agents of an item's first rounds know nothing.
    while (agent < n && bits[agent] === 0) agent += 1;
    if (agent === n) break;
    const mine = bits[agent];
    if (alive[agent] === 0 || degree(graph, agent) === 0) continue;
    if (mine !== word || count + fanout > room) {
      pushMany(state, host, word, from, to, count);
      count = 0;
      word = mine;
    }
    for (let i = 0; i < fanout; i++) from[count++] = agent;
  }
  pushMany(state, host, word, from, to, count);
}

/** Pushes a word from each of `from` to a random neighbour. */
function pushMany(
  state: State,
  host: Host,
  word: number,
  from: Int32Array,
  to: Int32Array,
  count: number,
): void {
  if (count === 0) return;
  const { graph, chance } = host;
  if (graph.complete) {
    chance.belowEach(from, count, host.n - 1, to);
    for (let i = 0; i < count; i++) if (to[i] >= from[i]) to[i] += 1;
  } else
    for (let i = 0; i < count; i++)
      to[i] = neighbour(graph, from[i], chance.at(from[i]).below(degree(graph, from[i])));
  state.contacts += count;
  host.sendMany(from, to, count, NEWS, word, bytesOf(host, word, undefined));
}

function contact(state: State, host: Host, values: Values, agent: number): void {
  const { known } = state;
  const count = degree(host.graph, agent);
  if (count === 0) return;
  const something = values.mode !== 'pull' && knowsAnything(known, agent);
  if (values.mode === 'push' && !something) return;
  const value = something && known.words === 1 ? known.bits[agent] : 0;
  const words = something ? wordsOf(known, agent) : undefined;
  const bytes = something ? bytesOf(host, value, words) : HEADER_BYTES;
  for (let i = 0; i < values.fanout; i++) {
    state.contacts += 1;
    const partner = neighbour(host.graph, agent, host.chance.at(agent).below(count));
    if (values.contactLoss > 0 && host.chance.at(agent).flip(values.contactLoss)) {
      state.failed += 1;
      continue;
    }
    if (!something) host.send(agent, partner, ASK, 0, undefined, bytes);
    else host.send(agent, partner, values.mode === 'push' ? NEWS : EXCHANGE, value, words, bytes);
  }
}
