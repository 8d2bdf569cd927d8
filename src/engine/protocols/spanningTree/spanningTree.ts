import { define } from '../../kernel/module.ts';
import { edgeCount } from '../../topologies/graph.ts';
import { forget, isCurrent, itemsKnown, knows, wipe } from '../knowledge.ts';
import type { Words } from '../knowledgeSets.ts';
import { params } from './parameters.ts';
import { dropSilent, noTree, removeChild, type State } from './state.ts';
import {
  claim,
  give,
  greet,
  HELLO,
  hearHello,
  hearJoin,
  JOIN,
  LEAVE,
  learn,
  listen,
  ROOTS,
  SILENCE,
  WANT,
  WAVE,
} from './steps.ts';

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
