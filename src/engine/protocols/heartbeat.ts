import { number } from '../catalog/params.ts';
import type { Host } from '../kernel/host.ts';
import { define } from '../kernel/module.ts';
import { bytesWith, ridersOf, take, takeIn } from './averaging/riders.ts';
import {
  beginSuspicion,
  cameBack,
  endSuspicion,
  measureViews,
  observeViews,
  sentenceOfViews,
  verdictOfViews,
  type Views,
  viewChannel,
  viewMetrics,
  viewsOf,
  wentDown,
} from './detection/views.ts';
import { forget, ignorance, type Knowledge, wipe } from './knowledge.ts';
import type { Words } from './knowledgeSets.ts';

const BEAT = 0;
const EXPIRE = 1;
/** Each agent keeps when it last heard every other: n² entries, and n² messages a period. */
const AGENTS_AT_MOST = 3000;

const params = {
  periodSeconds: number({
    label: 'Period',
    help: 'Time between two heartbeats of an agent.',
    default: 2,
    min: 0.05,
    max: 600,
    scale: 'log',
    unit: 's',
    live: true,
  }),
  timeoutSeconds: number({
    label: 'Timeout',
    help: 'An agent unheard for so long is suspected until it is heard again.',
    default: 6,
    min: 0.05,
    max: 3600,
    scale: 'log',
    unit: 's',
    live: true,
  }),
};

interface State extends Views {
  /** When agent a last heard of agent b, at a × n + b, and whether it suspects it. */
  heardAt: Float64Array;
  suspects: Uint8Array;
  known: Knowledge;
  beats: number;
}

/** All-to-all heartbeats: everyone tells everyone that it lives, in every period. */
export const heartbeat = define<typeof params, State>({
  id: 'heartbeat',
  label: 'All-to-all heartbeats',
  summary:
    'In every period each agent sends a heartbeat to every other; who is not heard in time is suspected. It costs n² messages.',
  source:
    'Aguilera, Chen & Toueg, Heartbeat, WDAG 1997; the comparison in Das, Gupta & Motivala, SWIM, DSN 2002.',
  params,
  messages: [{ id: 'heartbeat', label: 'Heartbeat', glyph: 'control' }],
  timers: ['beat', 'expire'],
  channels: [viewChannel],
  metrics: [
    ...viewMetrics,
    {
      id: 'load',
      label: 'Messages per agent and period',
      unit: '',
      help: 'Heartbeats each agent sends in a period: n − 1.',
    },
  ],
  paceSeconds: (values) => values.periodSeconds,

  warnings: (_host, values) =>
    values.timeoutSeconds <= values.periodSeconds
      ? ['The timeout is not above the period: everyone is suspected between two heartbeats.']
      : [],

  init(host) {
    if (host.n > AGENTS_AT_MOST)
      throw new RangeError(
        `agents: ${host.n}; all-to-all heartbeats are n² messages a period; expected at most ${AGENTS_AT_MOST}`,
      );
    return {
      ...viewsOf(host),
      heardAt: new Float64Array(host.n * host.n),
      suspects: new Uint8Array(host.n * host.n),
      known: ignorance(host),
      beats: 0,
    };
  },

  start(_state, host, values, agent) {
    host.after(agent, BEAT, values.periodSeconds * host.chance.at(agent).uniform());
    host.after(agent, EXPIRE, values.timeoutSeconds);
  },

  share: ({ known }, host, _values, agent, slot) => take(known, host, agent, slot),
  retired: ({ known }, _host, _values, slot) => forget(known, slot),

  wake(state, host, values, agent, timer) {
    if (timer === EXPIRE) expire(state, host, values.timeoutSeconds, agent);
    else {
      host.after(agent, BEAT, values.periodSeconds);
      state.beats += 1;
      const riders = ridersOf(state.known, agent);
      const bytes = bytesWith(host, riders, 0);
      for (let other = 0; other < host.n; other++)
        if (other !== agent) host.route(agent, other, 0, 0, riders, bytes);
    }
  },

  receive(state, host, values, to, from, _kind, _value, payload) {
    const at = to * host.n + from;
    state.heardAt[at] = host.now;
    if (state.suspects[at]) {
      state.suspects[at] = 0;
      endSuspicion(state, from, true);
      expire(state, host, values.timeoutSeconds, to);
    }
    takeIn(state.known, host, to, from, payload as Words);
  },

  changed(state, host, values) {
    for (let agent = 0; agent < host.n; agent++)
      if (host.alive[agent]) expire(state, host, values.timeoutSeconds, agent);
  },

  crash(state, host, _values, agent) {
    wentDown(state, host, agent);
    for (let other = 0; other < host.n; other++)
      if (state.suspects[agent * host.n + other]) endSuspicion(state, other, false);
    state.suspects.fill(0, agent * host.n, (agent + 1) * host.n);
  },

  restart(state, host, values, agent, wiped) {
    cameBack(state, agent);
    if (wiped) wipe(state.known, host, agent);
    // It gives everyone the benefit of one timeout.
    state.heardAt.fill(host.now, agent * host.n, (agent + 1) * host.n);
    host.after(agent, BEAT, 0);
    host.after(agent, EXPIRE, values.timeoutSeconds);
  },

  observe: (state, host, _values, [role]) => observeViews(state, host, role),

  measure(state, host, _values, into) {
    measureViews(state, into);
    into[viewMetrics.length] = state.beats === 0 ? 0 : host.n - 1;
  },

  inspect({ heardAt, suspects }, host, _values, agent) {
    const others = Array.from({ length: host.n }, (_, other) => other).filter((other) => other !== agent);
    const suspected = others.filter((other) => suspects[agent * host.n + other]);
    const oldest = others.reduce(
      (least, other) => Math.min(least, heardAt[agent * host.n + other]),
      host.now,
    );
    return [
      {
        group: 'Heartbeats',
        label: 'Suspects',
        value:
          suspected.length === 0
            ? 'nobody'
            : suspected
                .slice(0, 20)
                .map((one) => `agent ${one}`)
                .join(', '),
      },
      { group: 'Heartbeats', label: 'Longest silence', value: `${(host.now - oldest).toFixed(2)} s` },
    ];
  },

  sentence: (state, host) => sentenceOfViews(state, host),
  verdict: (state, host) => verdictOfViews(state, host),
});

/** Suspects all who have been silent for too long, and sets the clock to the next who may be. */
function expire(state: State, host: Host, timeoutSeconds: number, agent: number): void {
  let next = Infinity;
  for (let other = 0; other < host.n; other++) {
    const at = agent * host.n + other;
    if (other === agent || state.suspects[at]) continue;
    const due = state.heardAt[at] + timeoutSeconds;
    if (due <= host.now + 1e-9) {
      state.suspects[at] = 1;
      beginSuspicion(state, host, agent, other);
    } else next = Math.min(next, due);
  }
  if (next < Infinity) host.after(agent, EXPIRE, next - host.now);
}
