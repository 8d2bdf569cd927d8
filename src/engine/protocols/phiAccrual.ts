import { define } from '../kernel/module.ts';
import { degree, neighbour } from '../topologies/graph.ts';
import { bytesWith, ridersOf, take, takeIn } from './averaging/riders.ts';
import {
  dueAt,
  EXPIRE,
  expire,
  hasRhythm,
  lawOf,
  linkOf,
  type Monitors,
  phiNow,
  ring,
} from './detection/monitors.ts';
import { params } from './detection/phiParameters.ts';
import { forgetRhythm, remember, rhythmOf } from './detection/rhythm.ts';
import {
  cameBack,
  endSuspicion,
  measureViews,
  observeViews,
  sentenceOfViews,
  verdictOfViews,
  viewChannel,
  viewMetrics,
  viewsOf,
  wentDown,
} from './detection/views.ts';
import { forget, ignorance, wipe } from './knowledge.ts';
import type { Words } from './knowledgeSets.ts';

const BEAT = 0;
/** Intervals remembered over all monitors at most: 80 MB. */
const INTERVALS_AT_MOST = 1e7;
/** φ is shown up to here; beyond, certainty is no greater to the eye. */
const PHI_SHOWN = 20;

/** Phi-accrual failure detection among neighbours: not yes or no, but how unlikely the silence is. */
export const phiAccrual = define<typeof params, Monitors>({
  id: 'phi-accrual',
  label: 'Phi-accrual detection',
  summary:
    'Neighbours learn each other’s rhythm of heartbeats; φ says how unlikely the present silence is if the other still runs.',
  source: 'Hayashibara, Défago, Yared & Katayama, The φ accrual failure detector, SRDS 2004.',
  params,
  messages: [{ id: 'heartbeat', label: 'Heartbeat', glyph: 'control' }],
  timers: ['beat', 'expire'],
  channels: [viewChannel, { id: 'phi', label: 'Largest φ of its monitors', domain: [0, PHI_SHOWN] }],
  metrics: [
    ...viewMetrics,
    {
      id: 'mistakes',
      label: 'Mistakes per heartbeat',
      unit: '%',
      help: 'Share of intervals in which φ passed the threshold though a heartbeat came at last.',
    },
  ],
  paceSeconds: (values) => values.periodSeconds,

  init(host, values) {
    const first = new Int32Array(host.n + 1);
    for (let agent = 0; agent < host.n; agent++) first[agent + 1] = first[agent] + degree(host.graph, agent);
    const links = first[host.n];
    const remembered = values.estimate === 'window' ? links * values.window : 0;
    if (remembered > INTERVALS_AT_MOST)
      throw new RangeError(
        `agents: ${host.n}; ${links} monitors remember ${remembered} intervals; expected at most ${INTERVALS_AT_MOST}`,
      );
    return {
      ...viewsOf(host),
      first,
      heardAt: new Float64Array(links).fill(Number.NEGATIVE_INFINITY),
      suspects: new Uint8Array(links),
      rhythm: rhythmOf(links, values.estimate === 'window' ? values.window : 0),
      ringsAt: new Float64Array(host.n).fill(Infinity),
      mistaken: 0,
      judged: 0,
      known: ignorance(host),
    };
  },

  start: (_state, host, values, agent) =>
    host.after(agent, BEAT, values.periodSeconds * host.chance.at(agent).uniform()),
  share: ({ known }, host, _values, agent, slot) => take(known, host, agent, slot),
  retired: ({ known }, _host, _values, slot) => forget(known, slot),

  wake(state, host, values, agent, timer) {
    if (timer === EXPIRE) {
      expire(state, host, values, agent);
      return;
    }
    const wait = host.chance.at(agent).normal(values.periodSeconds, values.deviationSeconds);
    host.after(agent, BEAT, Math.max(0.001, wait));
    const riders = ridersOf(state.known, agent);
    const bytes = bytesWith(host, riders, 0);
    const links = degree(host.graph, agent);
    for (let k = 0; k < links; k++) host.send(agent, neighbour(host.graph, agent, k), 0, 0, riders, bytes);
  },

  receive(state, host, values, to, from, _kind, _value, payload) {
    takeIn(state.known, host, to, from, payload as Words);
    const link = linkOf(state, host, to, from);
    const interval = host.now - state.heardAt[link];
    state.heardAt[link] = host.now;
    if (state.suspects[link]) {
      state.suspects[link] = 0;
      state.mistaken += 1;
      endSuspicion(state, from, true);
    }
    if (interval < Infinity) {
      state.judged += 1;
      if (values.estimate === 'window') remember(state.rhythm, link, interval);
    }
    // A heartbeat that moves the first one on only makes the clock ring for nothing.
    const due = dueAt(state, values, link);
    if (due < state.ringsAt[to]) ring(state, host, to, due);
  },

  changed(state, host, values) {
    for (let agent = 0; agent < host.n; agent++) if (host.alive[agent]) expire(state, host, values, agent);
  },

  crash(state, host, _values, agent) {
    wentDown(state, host, agent);
    for (let k = 0; k < degree(host.graph, agent); k++) {
      const link = state.first[agent] + k;
      if (state.suspects[link]) endSuspicion(state, neighbour(host.graph, agent, k), false);
      state.suspects[link] = 0;
      // The rhythm is learned anew.
      state.heardAt[link] = Number.NEGATIVE_INFINITY;
      forgetRhythm(state.rhythm, link);
    }
    state.ringsAt[agent] = Infinity;
  },

  restart(state, host, _values, agent, wiped) {
    cameBack(state, agent);
    if (wiped) wipe(state.known, host, agent);
    host.after(agent, BEAT, 0);
  },

  observe(state, host, values, [role, highest]) {
    observeViews(state, host, role);
    highest.fill(0);
    for (let agent = 0; agent < host.n; agent++) {
      if (!host.alive[agent]) continue;
      for (let k = 0; k < degree(host.graph, agent); k++) {
        const other = neighbour(host.graph, agent, k);
        highest[other] = Math.max(
          highest[other],
          Math.min(PHI_SHOWN, phiNow(state, host, values, agent, other)),
        );
      }
    }
  },

  measure(state, _host, _values, into) {
    measureViews(state, into);
    into[viewMetrics.length] = state.judged === 0 ? 0 : (100 * state.mistaken) / state.judged;
  },

  inspect(state, host, values, agent) {
    const count = Math.min(30, degree(host.graph, agent));
    return Array.from({ length: count }, (_, k) => {
      const other = neighbour(host.graph, agent, k);
      const link = state.first[agent] + k;
      const { mean, deviation } = hasRhythm(state, values, link)
        ? lawOf(state, values, link)
        : { mean: 0, deviation: 0 };
      const value = Math.min(PHI_SHOWN, phiNow(state, host, values, agent, other)).toFixed(2);
      const rhythm = !hasRhythm(state, values, link)
        ? 'rhythm not yet known'
        : `every ${mean.toFixed(2)} ± ${deviation.toFixed(2)} s`;
      return {
        group: 'Monitors',
        label: `Agent ${other}`,
        value: `φ ${value}${state.suspects[link] ? ', suspected' : ''}, ${rhythm}`,
      };
    });
  },

  sentence: (state, host) => sentenceOfViews(state, host),
  verdict: (state, host) => verdictOfViews(state, host),
});
