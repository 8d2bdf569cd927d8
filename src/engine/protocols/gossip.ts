import { choice, integer, number, type ValuesOf } from '../catalog/params.ts';
import type { Host } from '../kernel/host.ts';
import { define } from '../kernel/module.ts';
import { degree, neighbour } from '../topologies/graph.ts';
import { forget, ignorance, type Knowledge, knows, remember } from './knowledge.ts';

const NEWS = 0;
const ASK = 1;
const REPLY = 2;

const params = {
  mode: choice({
    label: 'Mode',
    help: 'Push tells a partner, pull asks one, push-pull does both in one contact.',
    default: 'push-pull',
    options: [
      { value: 'push', label: 'Push' },
      { value: 'pull', label: 'Pull' },
      { value: 'push-pull', label: 'Push-pull' },
    ],
    live: true,
  }),
  fanout: integer({
    label: 'Fan-out',
    help: 'Partners that an agent contacts in a round.',
    default: 1,
    min: 1,
    max: 16,
    live: true,
  }),
  periodSeconds: number({
    label: 'Round',
    help: 'Time from one round of contacts to the next.',
    default: 1,
    min: 0.01,
    max: 60,
    scale: 'log',
    unit: 's',
    live: true,
  }),
};

interface State {
  known: Knowledge;
  /** Bits learned in the present round: agents act and answer with what they knew at its start. */
  fresh: Int32Array;
}

/** Gossip in synchronous rounds: each agent contacts random neighbours; whoever knows an item keeps spreading it. */
export const gossip = define<typeof params, State>({
  id: 'gossip',
  label: 'Gossip',
  summary: 'In every round each agent contacts a random neighbour and they share what they know.',
  source: 'Demers et al., PODC 1987; Karp, Schindelhauer, Shenker & Vöcking, FOCS 2000.',
  params,
  messages: [
    { id: 'news', label: 'News', glyph: 'payload' },
    { id: 'ask', label: 'Request', glyph: 'request' },
    { id: 'reply', label: 'Reply', glyph: 'reply' },
  ],

  init(host) {
    const known = ignorance(host);
    return { known, fresh: new Int32Array(known.bits.length) };
  },

  roundSeconds: (values) => values.periodSeconds,

  share({ known, fresh }, host, _values, agent, slot) {
    if (knows(known, agent, slot)) return;
    remember(known, agent, slot);
    fresh[agent * known.words + (slot >> 5)] |= 1 << (slot & 31);
    host.learned(agent, slot, -1);
  },

  round(state, host, values) {
    state.fresh.fill(0);
    for (let agent = 0; agent < host.n; agent++) if (host.alive[agent]) contact(state, host, values, agent);
  },

  receive(state, host, _values, to, from, kind, value, payload) {
    if (kind === ASK) {
      answer(state, host, to, from);
      return;
    }
    const news = learn(state, host, to, from, value, payload as Int32Array | undefined);
    if (!news) host.redundant();
    // A push-pull contact carries what the caller knows and asks for the rest: it is answered like a request.
    if (kind === NEWS && isContact(payload)) answer(state, host, to, from);
  },

  retired({ known, fresh }, _host, _values, slot) {
    forget(known, slot);
    forget({ words: known.words, bits: fresh }, slot);
  },
});

/** A push-pull contact is marked by its payload; plain pushes of one word have none. */
const CONTACT = Object.freeze({ contact: true });
// By its presence, since a snapshot that has travelled holds a copy of it.
const isContact = (payload: unknown) => payload !== undefined;

function contact(state: State, host: Host, values: ValuesOf<typeof params>, agent: number): void {
  const { known } = state;
  const count = degree(host.graph, agent);
  if (count === 0) return;
  const something = values.mode !== 'pull' && known.bits[agent * known.words] !== 0;
  if (values.mode === 'push' && !something) return;
  for (let i = 0; i < values.fanout; i++) {
    const partner = neighbour(host.graph, agent, host.chance.at(agent).below(count));
    if (values.mode === 'push') host.send(agent, partner, NEWS, known.bits[agent], undefined, 64);
    else if (something) host.send(agent, partner, NEWS, known.bits[agent], CONTACT, 64);
    else host.send(agent, partner, ASK, 0, undefined, 16);
  }
}

function answer({ known, fresh }: State, host: Host, agent: number, to: number): void {
  const old = known.bits[agent] & ~fresh[agent];
  if (old !== 0) host.send(agent, to, REPLY, old, undefined, 64);
}

/** Takes in a word of bits; answers whether any of it was new. */
function learn(
  { known, fresh }: State,
  host: Host,
  agent: number,
  from: number,
  bits: number,
  _payload: Int32Array | undefined,
): boolean {
  let news = bits & ~known.bits[agent];
  if (news === 0) return false;
  let any = false;
  while (news !== 0) {
    const slot = 31 - Math.clz32(news & -news);
    news &= news - 1;
    if (!host.items.live[slot] || host.items.bornAt[slot] > host.sentAt) continue;
    any = true;
    known.bits[agent] |= 1 << slot;
    fresh[agent] |= 1 << slot;
    host.learned(agent, slot, from);
  }
  return any;
}
