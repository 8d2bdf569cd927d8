import type { Host } from '../../kernel/host.ts';
import { define } from '../../kernel/module.ts';
import { degree, edgeCount, neighbour } from '../../topologies/graph.ts';
import { forget, HEADER_BYTES, isCurrent, itemsKnown, knows, remember, wipe } from '../knowledge.ts';
import { isEmpty, sendSet, type Words, wordOf } from '../knowledgeSets.ts';
import { params, type Values } from './parameters.ts';
import { addChild, dropSilent, noTree, removeChild, type State } from './state.ts';

const NEWS = 0;
const HELLO = 1;
const JOIN = 2;
const LEAVE = 3;
const WANT = 4;

const WAVE = 0;
const SILENCE = 1;

/** A wave and its root share one number: wave × 2²⁰ + root. */
const ROOTS = 1_048_576;
/** Waves without which a root counts as stale, so that another may take its place. */
const STALE_WAVES = 1.5;

/** Broadcast along a spanning tree that greetings of the root build and mend. */
export const spanningTree = define<typeof params, State>({
  id: 'spanning-tree',
  label: 'Spanning tree',
  summary:
    'Waves of greetings from a root build a tree; news crosses each of its links once, and the next wave mends it.',
  source:
    'Perlman, An algorithm for distributed computation of a spanning tree, SIGCOMM 1985; Lynch, Distributed Algorithms, 1996, 15.3.',
  params,
  messages: [
    { id: 'news', label: 'News', glyph: 'payload' },
    { id: 'hello', label: 'Greeting of the root', glyph: 'control' },
    { id: 'join', label: 'Report to the parent', glyph: 'reply' },
    { id: 'leave', label: 'Farewell to the parent', glyph: 'alarm' },
    { id: 'want', label: 'Wanted', glyph: 'request' },
  ],
  timers: ['wave', 'silence'],
  channels: [
    { id: 'role', label: 'Place in the tree', categories: ['outside', 'leaf', 'inner', 'root'] },
    { id: 'children', label: 'Children' },
  ],
  metrics: [
    {
      id: 'joined',
      label: 'In the tree',
      unit: '%',
      help: 'Share of agents that have a parent or are a root.',
      primary: true,
    },
    {
      id: 'roots',
      label: 'Roots',
      unit: '',
      help: 'Agents that take themselves for the root; one, where the graph is connected.',
    },
    { id: 'moves', label: 'Parents changed', unit: '', help: 'How often an agent has taken another parent.' },
  ],
  warnings({ graph }) {
    const edges = edgeCount(graph);
    return edges > 1e6
      ? [`Each wave greets over all ${edges} links: on so many, the tree costs more than it saves.`]
      : [];
  },

  init: noTree,

  start(state, host, values, agent) {
    // The lowest number is the root; the others wait for its greeting.
    if (agent === 0) claim(state, host, agent, 0);
    else listen(host, values, agent);
  },

  share(state, host, _values, agent, slot) {
    learn(state, host, agent, slot, -1);
  },

  wake(state, host, values, agent, timer) {
    if (timer === SILENCE) {
      host.note('root', `Agent ${agent} takes the root for dead and greets as root itself.`, agent);
      claim(state, host, agent, 0);
      return;
    }
    if (state.root[agent] !== agent) return;
    state.wave[agent] += 1;
    state.heardAt[agent] = host.now;
    dropSilent(state, agent);
    greet(state, host, agent, -1);
    host.after(agent, WAVE, values.helloSeconds);
  },

  receive(state, host, values, to, from, kind, value, payload) {
    if (kind === HELLO) hearHello(state, host, values, to, from, value % ROOTS, Math.floor(value / ROOTS));
    else if (kind === JOIN) hearJoin(state, host, to, from, value, payload as Words);
    else if (kind === LEAVE) removeChild(state, to, from);
    else if (kind === WANT) give(state, host, to, from, value, payload as Words);
    else if (isCurrent(host, value)) {
      if (knows(state.known, to, value)) host.redundant();
      else learn(state, host, to, value, from);
    }
  },

  // What was heard is kept on disk, the tree in memory.
  crash(state, _host, _values, agent) {
    state.root[agent] = -1;
    state.parent[agent] = -1;
    state.children[agent] = [];
    state.heardAt[agent] = -Infinity;
  },

  restart(state, host, values, agent, wiped) {
    if (wiped) wipe(state.known, host, agent);
    if (agent === 0) claim(state, host, agent, 0);
    else listen(host, values, agent);
  },

  retired: ({ known }, _host, _values, slot) => forget(known, slot),

  observe(state, host, _values, [role, children]) {
    for (let agent = 0; agent < host.n; agent++) {
      children[agent] = state.children[agent].length / 2;
      role[agent] =
        state.root[agent] === agent ? 3 : state.parent[agent] < 0 ? 0 : children[agent] > 0 ? 2 : 1;
    }
  },

  measure(state, host, _values, into) {
    let joined = 0;
    let roots = 0;
    for (let agent = 0; agent < host.n; agent++) {
      if (!host.alive[agent]) continue;
      if (state.root[agent] === agent) roots += 1;
      if (state.root[agent] === agent || state.parent[agent] >= 0) joined += 1;
    }
    into[0] = (100 * joined) / host.n;
    into[1] = roots;
    into[2] = state.moves;
  },

  inspect(state, host, _values, agent) {
    const children = state.children[agent].filter((_, i) => i % 2 === 0);
    const known = itemsKnown(state.known, host, agent);
    const name = (other: number) => (other < 0 ? 'none' : String(other));
    return [
      {
        group: 'Tree',
        label: 'Root',
        value: state.root[agent] === agent ? 'itself' : name(state.root[agent]),
      },
      { group: 'Tree', label: 'Parent', value: name(state.parent[agent]) },
      { group: 'Tree', label: 'Children', value: children.length > 0 ? children.join(', ') : 'none' },
      { group: 'Tree', label: 'Latest wave', value: String(state.wave[agent]) },
      { group: 'News', label: 'Knows', value: known.length > 0 ? known.join(', ') : 'nothing yet' },
    ];
  },
});

/** Becomes a root and greets after a delay. */
function claim(state: State, host: Host, agent: number, delaySeconds: number): void {
  if (state.parent[agent] >= 0) host.send(agent, state.parent[agent], LEAVE, 0, undefined, HEADER_BYTES);
  state.root[agent] = agent;
  state.parent[agent] = -1;
  host.cancel(agent, SILENCE);
  host.after(agent, WAVE, delaySeconds);
}

/** Waits for the next wave; lower numbers lose patience first, so that one of them is root before the others try. */
function listen(host: Host, values: Values, agent: number): void {
  host.after(agent, SILENCE, (values.patience + agent / host.n) * values.helloSeconds);
}

function greet({ root, wave }: State, host: Host, agent: number, except: number): void {
  const count = degree(host.graph, agent);
  for (let k = 0; k < count; k++) {
    const to = neighbour(host.graph, agent, k);
    if (to !== except)
      host.send(agent, to, HELLO, wave[agent] * ROOTS + root[agent], undefined, HEADER_BYTES);
  }
}

function hearHello(
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
function hearJoin(
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

function give(state: State, host: Host, from: number, to: number, value: number, set: Words): void {
  for (let slot = 0; slot < host.items.capacity; slot++)
    if ((wordOf(value, set, slot >> 5) >> (slot & 31)) & 1 && knows(state.known, from, slot))
      tell(host, from, to, slot);
}

const tell = (host: Host, from: number, to: number, slot: number): void =>
  host.send(from, to, NEWS, slot, undefined, HEADER_BYTES + host.items.bytes[slot]);

/** News goes on along the tree, but not back to where it came from. */
function learn(state: State, host: Host, agent: number, slot: number, from: number): void {
  if (knows(state.known, agent, slot)) return;
  remember(state.known, agent, slot);
  host.learned(agent, slot, from);
  const parent = state.parent[agent];
  if (parent >= 0 && parent !== from) tell(host, agent, parent, slot);
  const children = state.children[agent];
  for (let i = 0; i < children.length; i += 2) if (children[i] !== from) tell(host, agent, children[i], slot);
}
