import { define } from '../../kernel/module.ts';
import { roundOf, windClock } from '../epidemicTiming.ts';
import { forget, knows, newestSlot, wipe } from '../knowledge.ts';
import { params } from './parameters.ts';
import { eachSlot, infect, isHot, isQuiet, remove, type State, susceptible } from './state.ts';
import {
  ACCEPT,
  ANSWER,
  answer,
  ASK,
  CONNECT,
  connect,
  contactAll,
  endRound,
  hear,
  heed,
  hunt,
  REFUSE,
  RUMOUR,
  talk,
} from './steps.ts';
import { residueTheory } from './theory.ts';

const CLOCK = 0;

/** Rumour mongering: who hears a rumour spreads it until tired of partners that know it already. */
export const rumour = define<typeof params, State>({
  id: 'rumour',
  label: 'Rumour mongering',
  summary:
    'Whoever hears a rumour passes it on until too many contacts knew it already; then it may die before all know it.',
  source: 'Demers et al., Epidemic algorithms for replicated database maintenance, PODC 1987, section 1.4.',
  params,
  messages: [
    { id: 'rumour', label: 'Rumour', glyph: 'payload' },
    { id: 'ask', label: 'Request', glyph: 'request' },
    { id: 'answer', label: 'Answer with a rumour', glyph: 'payload' },
    { id: 'feedback', label: 'Feedback', glyph: 'reply' },
    { id: 'answer-feedback', label: 'Feedback to an answer', glyph: 'reply' },
    { id: 'connect', label: 'Call', glyph: 'control' },
    { id: 'accept', label: 'Call taken', glyph: 'control' },
    { id: 'refuse', label: 'Call refused', glyph: 'alarm' },
  ],
  timers: ['clock'],
  channels: [
    { id: 'role', label: 'Role', categories: ['susceptible', 'infective', 'removed'] },
    { id: 'tired', label: 'Contacts in vain' },
  ],
  metrics: [
    {
      id: 'residue',
      label: 'Residue',
      unit: '%',
      help: 'Share of agents that have not heard the latest rumour: s.',
      primary: true,
    },
    {
      id: 'infective',
      label: 'Infective',
      unit: '',
      help: 'Agents that spread the latest rumour.',
      primary: true,
    },
    {
      id: 'traffic',
      label: 'Traffic',
      unit: 'messages per agent',
      help: 'Messages that carried a rumour, divided by agents and by rumours: m.',
    },
    {
      id: 'refused',
      label: 'Calls refused',
      unit: '',
      help: 'Contacts turned away by the connection limit.',
    },
  ],
  paceSeconds: (values) => values.periodSeconds,
  roundSeconds: roundOf,
  theory: ({ n, graph }, values) => (graph.complete ? residueTheory(n, values) : {}),

  init: susceptible,

  start: (_state, host, values, agent) => windClock(host, values, agent, CLOCK),

  share(state, host, _values, agent, slot) {
    if (!knows(state.known, agent, slot)) infect(state, host, agent, slot, -1);
  },

  round(state, host, values) {
    endRound(state, host, values);
    for (let agent = 0; agent < host.n; agent++)
      if (host.alive[agent]) contactAll(state, host, values, agent);
  },

  wake(state, host, values, agent) {
    contactAll(state, host, values, agent);
    windClock(host, values, agent, CLOCK);
  },

  receive(state, host, values, to, from, kind, value) {
    if (kind === RUMOUR || kind === ANSWER) hear(state, host, values, to, from, kind, value);
    else if (kind === ASK) answer(state, host, values, to, from);
    else if (kind === CONNECT) connect(state, host, values, to, from, value);
    else if (kind === ACCEPT) talk(state, host, values, to, from);
    else if (kind === REFUSE) hunt(state, host, to, value);
    else heed(state, host, values, to, kind, value);
  },

  // The list of hot rumours is kept in memory, what was heard on disk.
  crash: (state, host, _values, agent) =>
    eachSlot(state, state.hot, agent, (slot) => remove(state, host, agent, slot)),

  restart(state, host, values, agent, wiped) {
    if (wiped) wipe(state.known, host, agent);
    windClock(host, values, agent, CLOCK);
  },

  retired(state, host, _values, slot) {
    const { words } = state.known;
    for (const bits of [state.known.bits, state.fresh, state.hot, state.useful, state.useless])
      forget({ words, bits }, slot);
    for (let agent = 0; agent < host.n; agent++) state.tired[agent * host.items.capacity + slot] = 0;
    state.infective[slot] = 0;
  },

  observe(state, host, _values, [role, tired]) {
    const slot = newestSlot(host);
    for (let agent = 0; agent < host.n; agent++) {
      role[agent] = slot < 0 || !knows(state.known, agent, slot) ? 0 : isHot(state, agent, slot) ? 1 : 2;
      tired[agent] = slot < 0 ? 0 : state.tired[agent * host.items.capacity + slot];
    }
  },

  measure(state, host, _values, into) {
    const slot = newestSlot(host);
    into[0] = slot < 0 ? 100 : 100 * (1 - host.items.reached[slot] / host.n);
    into[1] = slot < 0 ? 0 : state.infective[slot];
    into[2] = slot < 0 ? 0 : state.carried / host.n / (host.items.serial[slot] + 1);
    into[3] = state.refused;
  },

  inspect(state, host, values, agent) {
    const rows: { group: string; label: string; value: string }[] = [];
    eachSlot(state, state.known.bits, agent, (slot) => {
      const tired = state.tired[agent * host.items.capacity + slot];
      const counter = values.tiring === 'counter' ? `, counter ${tired} of ${values.k}` : '';
      const value = isHot(state, agent, slot) ? `infective${counter}` : 'removed';
      rows.push({ group: 'Rumours', label: `Rumour ${host.items.serial[slot] + 1}`, value });
    });
    return rows.length > 0 ? rows : [{ group: 'Rumours', label: 'All', value: 'susceptible' }];
  },

  sentence(state, host, values) {
    const slot = newestSlot(host);
    if (slot < 0) return '';
    const reached = host.items.reached[slot];
    const hot = state.infective[slot];
    if (isQuiet(state, host, values, slot) && reached < host.n)
      return `The rumour died: ${host.n - reached} of ${host.n} never heard it.`;
    return `${reached} of ${host.n} have heard the latest rumour; ${hot} still spread${hot === 1 ? 's' : ''} it.`;
  },

  verdict(state, host, values) {
    let text = '';
    for (let slot = 0; slot < host.items.capacity; slot++) {
      if (!host.items.live[slot]) continue;
      const missing = host.n - host.items.reached[slot];
      if (!isQuiet(state, host, values, slot)) return null;
      if (missing > 0 && text === '')
        text = `Rumour ${host.items.serial[slot] + 1} died at ${Math.floor((100 * host.items.reached[slot]) / host.n)} %: ${missing} never heard it.`;
    }
    return text === '' ? null : { state: 'stalled', text };
  },
});
