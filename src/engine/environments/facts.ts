import { integer, number, type ValuesOf } from '../catalog/params.ts';
import type { Host } from '../kernel/host.ts';
import { define } from '../kernel/module.ts';

const ARRIVAL = 0;

const params = {
  meanSeconds: number({
    label: 'Time between facts',
    help: 'Mean time from one piece of news to the next; arrivals are random (Poisson).',
    default: 12,
    min: 0.001,
    max: 1000,
    scale: 'log',
    unit: 's',
    live: true,
  }),
  limit: integer({
    label: 'Facts in all',
    help: 'After so many no further news arrives; 0 is without end.',
    default: 0,
    min: 0,
    max: 100000,
    live: true,
  }),
  origin: integer({
    label: 'First heard by',
    help: 'Number of the agent at which the first fact appears; later ones appear anywhere.',
    default: 0,
    min: 0,
    max: 999999,
  }),
  witnesses: number({
    label: 'Share of witnesses',
    help: 'Share of all agents that come upon each fact at once, beside the one that hears it first.',
    default: 0,
    min: 0,
    max: 1,
    step: 0.01,
    live: true,
  }),
  memory: integer({
    label: 'Facts remembered',
    help: 'Facts that are spread at the same time; one more, and the oldest is forgotten everywhere.',
    default: 16,
    min: 1,
    max: 1024,
    scale: 'log',
  }),
  skew: number({
    label: 'Skew of origins',
    help: 'Exponent of the Zipf law by which agents come upon news; 0 is all alike.',
    default: 0,
    min: 0,
    max: 3,
    step: 0.1,
    live: true,
  }),
  bytes: integer({
    label: 'Size of a fact',
    help: 'Bytes that a fact takes on the wire.',
    default: 256,
    min: 1,
    max: 1e6,
    scale: 'log',
    unit: 'B',
  }),
};

interface State {
  /** Slot of the newest fact, which the picture follows. */
  newest: number;
  arrived: number;
  completed: number;
  /** When each agent learned the newest fact; Infinity: not yet. */
  heardAt: Float64Array;
  /** Facts each agent has learned. */
  learned: Uint32Array;
  /** Sum of times to learn, over all facts and agents that heard of them from others, and their number. */
  delaySum: number;
  delays: number;
  lastCompletionSeconds: number;
}

/** News appears at agents and must reach everyone. */
export const facts = define<typeof params, State>({
  id: 'facts',
  label: 'Facts to spread',
  summary: 'News keeps appearing at random agents and must reach everyone.',
  source: 'Demers et al., Epidemic algorithms for replicated database maintenance, PODC 1987.',
  params,
  timers: ['arrival'],
  slots: (values) => values.memory,
  channels: [
    { id: 'news', label: 'Latest fact', categories: ['has not heard', 'just heard', 'knows'] },
    { id: 'learned', label: 'Facts known' },
  ],
  metrics: [
    { id: 'spread', label: 'Know the latest fact', unit: '%', help: 'Share of agents that know the newest fact.', primary: true },
    { id: 'facts', label: 'Facts', unit: '', help: 'Facts that have appeared.' },
    { id: 'complete', label: 'Facts known to all', unit: '', help: 'Facts that every agent has learned.' },
    { id: 'delay', label: 'Mean time to learn', unit: 's', help: 'Mean time from a fact’s appearance until an agent knows it.' },
  ],

  init: (host) => ({
    newest: -1,
    arrived: 0,
    completed: 0,
    heardAt: new Float64Array(host.n).fill(Infinity),
    learned: new Uint32Array(host.n),
    delaySum: 0,
    delays: 0,
    lastCompletionSeconds: 0,
  }),

  begin(state, host, values) {
    appear(state, host, values, Math.min(values.origin, host.n - 1));
    if (values.limit !== 1) host.after(-1, ARRIVAL, host.dice.exponential(values.meanSeconds));
  },

  wake(state, host, values) {
    if (values.limit > 0 && state.arrived >= values.limit) return;
    const agent = values.skew > 0 ? host.dice.zipf(host.n, values.skew) - 1 : host.dice.below(host.n);
    if (host.alive[agent]) appear(state, host, values, agent);
    host.after(-1, ARRIVAL, host.dice.exponential(values.meanSeconds));
  },

  inject: appear,

  learned(state, host, _values, agent, slot, from) {
    const { items, now } = host;
    state.learned[agent] += 1;
    if (slot === state.newest) state.heardAt[agent] = now;
    const age = now - items.bornAt[slot];
    if (from >= 0) {
      state.delaySum += age;
      state.delays += 1;
    }
    if (items.reached[slot] === host.n) {
      state.completed += 1;
      state.lastCompletionSeconds = age;
      host.note('known to all', `Fact ${items.serial[slot] + 1} is known to all after ${age.toFixed(2)} s.`, agent, 'good');
    }
  },

  observe(state, host, _values, [news, learned]) {
    const recently = host.now - 2 * host.expectedLatencySeconds;
    for (let agent = 0; agent < host.n; agent++) {
      const at = state.heardAt[agent];
      news[agent] = at === Infinity ? 0 : at >= recently ? 1 : 2;
      learned[agent] = state.learned[agent];
    }
  },

  measure(state, host, _values, into) {
    into[0] = state.newest < 0 ? 0 : (100 * host.items.reached[state.newest]) / host.n;
    into[1] = state.arrived;
    into[2] = state.completed;
    into[3] = state.delays === 0 ? 0 : state.delaySum / state.delays;
  },

  sentence(state, host) {
    if (state.newest < 0) return 'No news yet.';
    const reached = host.items.reached[state.newest];
    const age = host.now - host.items.bornAt[state.newest];
    const latest = state.arrived === 1 ? 'the fact' : `fact ${state.arrived}`;
    if (reached === host.n) return `All ${host.n} know ${latest}; it took ${state.lastCompletionSeconds.toFixed(1)} s.`;
    return `${reached} of ${host.n} know ${latest} after ${age.toFixed(1)} s.`;
  },

  verdict(state, host, values) {
    if (values.limit === 0 || state.arrived < values.limit || state.completed < state.arrived) return null;
    return { state: 'converged', text: `All ${host.n} agents know all ${state.arrived} facts.` };
  },
});

function appear(state: State, host: Host, values: ValuesOf<typeof params>, agent: number): void {
  state.arrived += 1;
  const slot = host.items.create(agent, null, values.bytes);
  state.newest = slot;
  state.heardAt.fill(Infinity);
  host.note('fact', `Fact ${state.arrived} appears at agent ${agent}.`, agent);
  host.share(agent, slot);
  if (values.witnesses === 0) return;
  // Rounded, so that the share is exact where it comes out even; the first is one of them.
  const others = Math.min(host.n - 1, Math.round(values.witnesses * host.n) - 1);
  if (others < 1) return;
  for (const k of host.dice.sample(host.n - 1, others)) host.share(k < agent ? k : k + 1, slot);
}
