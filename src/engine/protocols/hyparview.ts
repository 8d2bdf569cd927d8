import { define } from '../kernel/module.ts';
import { params } from './hyparview/parameters.ts';
import {
  join,
  keep,
  type Mixture,
  noAnswer,
  receiveAnswer,
  receiveDisconnect,
  receiveForwardJoin,
  receiveJoin,
  receiveKeepAlive,
  receiveMixture,
  receiveNeighbour,
  receiveShuffle,
  repair,
  shuffle,
} from './hyparview/steps.ts';
import {
  ACCEPT,
  DISCONNECT,
  FORWARD_JOIN,
  faultOf,
  type HyParView,
  JOIN,
  KEEP,
  KEEP_ALIVE,
  MESSAGE_BYTES,
  MIX,
  NEIGHBOUR,
  NEWS,
  overlayOf,
  REJECT,
  SHUFFLE,
  SHUFFLE_REPLY,
  viewsOf,
} from './hyparview/views.ts';
import { forget, isCurrent, knows, remember, wipe } from './knowledge.ts';
import type { Host } from '../kernel/host.ts';

/** HyParView: a small active view for sending and a large passive one for repair; news floods the overlay of active views. */
export const hyparview = define<typeof params, HyParView>({
  id: 'hyparview',
  label: 'HyParView peer sampling',
  summary:
    'Each agent keeps a few neighbours and a reserve of addresses, mixes them by random walks, and replaces neighbours that fail.',
  source:
    'Leitão, Pereira & Rodrigues, HyParView: a membership protocol for reliable gossip-based broadcast, DSN 2007.',
  params,
  messages: [
    { id: 'join', label: 'Join', glyph: 'control' },
    { id: 'forward-join', label: 'Forwarded join', glyph: 'control' },
    { id: 'neighbour', label: 'Neighbour request', glyph: 'request' },
    { id: 'accept', label: 'Accepted', glyph: 'reply' },
    { id: 'reject', label: 'Rejected', glyph: 'alarm' },
    { id: 'disconnect', label: 'Disconnect', glyph: 'alarm' },
    { id: 'shuffle', label: 'Shuffle', glyph: 'request' },
    { id: 'shuffle-reply', label: 'Shuffle reply', glyph: 'reply' },
    { id: 'keep-alive', label: 'Sign of life', glyph: 'control' },
    { id: 'news', label: 'News', glyph: 'payload' },
  ],
  timers: ['keep', 'mix', 'answer'],
  channels: [
    {
      id: 'role',
      label: 'Place in the overlay',
      categories: ['not yet joined', 'cut off', 'connected', 'view full'],
    },
    { id: 'active', label: 'Active neighbours' },
    { id: 'passive', label: 'Passive members' },
  ],
  metrics: [
    {
      id: 'component',
      label: 'Largest component',
      unit: '%',
      help: 'Share of running agents in the largest connected part of the overlay.',
      primary: true,
    },
    {
      id: 'neighbours',
      label: 'Active neighbours',
      unit: '',
      help: 'Mean number of running active neighbours.',
      primary: true,
    },
    { id: 'mutual', label: 'Mutual links', unit: '%', help: 'Share of active links that both ends know.' },
    {
      id: 'failures',
      label: 'Neighbours given up',
      unit: '',
      help: 'Active neighbours that were not heard in time.',
    },
    { id: 'repairs', label: 'Requests', unit: '', help: 'Neighbour requests sent to fill a gap.' },
    { id: 'shuffles', label: 'Shuffles', unit: '', help: 'Exchanges of views begun.' },
  ],
  paceSeconds: (values) => values.periodSeconds,

  warnings: (_host, values) =>
    values.timeoutSeconds <= values.periodSeconds
      ? ['The timeout is not above the time between signs of life: neighbours are given up for no reason.']
      : [],

  init: viewsOf,

  start(_state, host, values, agent) {
    // The first clock stands for the moment of joining; join() sets the true ones.
    host.after(agent, KEEP, (values.joinSeconds * agent) / host.n);
  },

  share: (state, host, _values, agent, slot) => tell(state, host, agent, slot, -1),
  retired: ({ known }, _host, _values, slot) => forget(known, slot),

  wake(state, host, values, agent, timer) {
    if (timer === MIX) shuffle(state, host, values, agent);
    else if (timer !== KEEP) noAnswer(state, host, values, agent);
    else if (state.begun[agent]) keep(state, host, values, agent);
    else join(state, host, values, agent, agent === 0 ? -1 : host.chance.at(agent).below(agent));
  },

  receive(state, host, values, to, from, kind, value, payload) {
    const place = state.active[to].indexOf(from);
    if (place >= 0) state.heardAt[to][place] = host.now;
    if (kind === NEWS) {
      if (!isCurrent(host, value)) return;
      if (knows(state.known, to, value)) host.redundant();
      else tell(state, host, to, value, from);
    } else if (kind === KEEP_ALIVE) receiveKeepAlive(state, host, to, from);
    else if (kind === JOIN) receiveJoin(state, host, values, to, from);
    else if (kind === FORWARD_JOIN)
      receiveForwardJoin(state, host, values, to, from, value, payload as number);
    else if (kind === NEIGHBOUR) receiveNeighbour(state, host, values, to, from, value);
    else if (kind === ACCEPT || kind === REJECT)
      receiveAnswer(state, host, values, to, from, kind === ACCEPT);
    else if (kind === DISCONNECT) receiveDisconnect(state, host, values, to, from);
    else if (kind === SHUFFLE) receiveShuffle(state, host, values, to, from, payload as Mixture);
    else if (kind === SHUFFLE_REPLY) receiveMixture(state, host, values, to, payload as Mixture);
  },

  crash(state, _host, _values, agent) {
    // Connections break; addresses stand on disk.
    for (const member of state.active[agent])
      if (!state.passive[agent].includes(member)) state.passive[agent].push(member);
    state.active[agent] = [];
    state.heardAt[agent] = [];
    state.asked[agent] = -1;
    state.offered[agent] = [];
  },

  restart(state, host, values, agent, wiped) {
    if (wiped) {
      state.passive[agent] = [];
      wipe(state.known, host, agent);
    }
    state.passive[agent] = state.passive[agent].slice(0, values.passive);
    state.begun[agent] = 1;
    host.after(agent, KEEP, values.periodSeconds);
    host.after(agent, MIX, values.shuffleSeconds * host.chance.at(agent).uniform());
    repair(state, host, values, agent);
  },

  check(state, host, values) {
    if (state.touched < 0 || host.alive[state.touched] === 0) return;
    const fault = faultOf(state, values, state.touched);
    if (fault !== '') host.violate('Views', fault);
  },

  observe(state, host, values, [role, active, passive]) {
    for (let agent = 0; agent < host.n; agent++) {
      const count = state.active[agent].length;
      role[agent] = state.begun[agent] === 0 ? 0 : count === 0 ? 1 : count < values.active ? 2 : 3;
      active[agent] = count;
      passive[agent] = state.passive[agent].length;
    }
  },

  measure(state, host, _values, into) {
    const { largest, mutual, mean } = overlayOf(state, host);
    into[0] = 100 * largest;
    into[1] = mean;
    into[2] = 100 * mutual;
    into[3] = state.counts.failures;
    into[4] = state.counts.repairs;
    into[5] = state.counts.shuffles;
  },

  inspect: ({ active, passive, asked }, _host, _values, agent) => [
    { group: 'HyParView', label: 'Active view', value: listed(active[agent]) },
    { group: 'HyParView', label: 'Passive view', value: listed(passive[agent]) },
    {
      group: 'HyParView',
      label: 'Asks',
      value: asked[agent] < 0 ? 'nobody' : `agent ${asked[agent]} to be its neighbour`,
    },
  ],

  sentence(state, host) {
    const joined = state.begun.reduce((sum, one) => sum + one, 0);
    const { largest, mean } = overlayOf(state, host);
    const part =
      largest === 1
        ? 'all running agents are connected'
        : `${Math.round(100 * largest)} % of the running agents are connected`;
    return joined < host.n
      ? `${joined} of ${host.n} have begun to join.`
      : `${part[0].toUpperCase()}${part.slice(1)}, by ${mean.toFixed(1)} neighbours each.`;
  },

  verdict(state, host) {
    if (state.begun.includes(0)) return null;
    const { largest, mutual } = overlayOf(state, host);
    if (largest < 1 || mutual < 1) return null;
    return {
      state: 'converged',
      text: 'All running agents are connected, and every link is known to both ends.',
    };
  },
});

const listed = (members: readonly number[]): string =>
  members.length === 0 ? 'empty' : members.toSorted((a, b) => a - b).join(', ');

/** An agent has an item, and passes it to all active neighbours but the one it came from. */
function tell(state: HyParView, host: Host, agent: number, slot: number, from: number): void {
  if (knows(state.known, agent, slot)) return;
  remember(state.known, agent, slot);
  host.learned(agent, slot, from);
  for (const member of state.active[agent])
    if (member !== from)
      host.route(agent, member, NEWS, slot, undefined, MESSAGE_BYTES + host.items.bytes[slot]);
}
