import { number } from '../../catalog/params.ts';
import { define } from '../../kernel/module.ts';
import { degree, neighbour } from '../../topologies/graph.ts';
import { periodSeconds } from '../epidemicTiming.ts';
import { forget, wipe } from '../knowledge.ts';
import {
  allSusceptible,
  expose,
  INFECTIVE,
  infect,
  outcome,
  recover,
  REMOVED,
  roleNames,
  type State,
  SUSCEPTIBLE,
  shares,
  transmit,
  vanish,
} from './compartments.ts';

const params = {
  chance: number({
    label: 'Chance p',
    help: 'Chance with which an infective agent infects each neighbour, tried once.',
    default: 0.1,
    min: 0,
    max: 1,
    step: 0.01,
    live: true,
  }),
  periodSeconds,
};

/** Reed–Frost: generations of infectives, each of whom tries every neighbour once. On any graph, the independent cascade. */
export const reedFrost = define<typeof params, State>({
  id: 'reed-frost',
  label: 'Reed–Frost cascade',
  summary:
    'Whoever is infective tries each neighbour once, with one chance, and is removed: errors and fashions cascade so.',
  source: 'Abbey 1952 (Reed & Frost 1928); Kempe, Kleinberg & Tardos, KDD 2003 (independent cascade).',
  params,
  messages: [{ id: 'infection', label: 'Infection', glyph: 'alarm' }],
  channels: [{ id: 'role', label: 'Role', categories: roleNames }],
  metrics: [
    {
      id: 'infective',
      label: 'Infective',
      unit: '%',
      help: 'Share of agents in the present generation.',
      primary: true,
    },
    { id: 'susceptible', label: 'Susceptible', unit: '%', help: 'Share of agents not reached.' },
    { id: 'removed', label: 'Removed', unit: '%', help: 'Share of agents that have had their turn.' },
  ],
  paceSeconds: (values) => values.periodSeconds,
  roundSeconds: (values) => values.periodSeconds,

  init: allSusceptible,

  share(state, host, _values, agent, slot) {
    infect(state, host, agent, slot, -1);
  },

  round(state, host, values) {
    for (let agent = 0; agent < host.n; agent++) {
      if (state.role[agent] !== INFECTIVE || !host.alive[agent]) continue;
      const count = degree(host.graph, agent);
      for (let k = 0; k < count; k++)
        if (host.chance.at(agent).flip(values.chance))
          transmit(host, agent, neighbour(host.graph, agent, k), state.carries[agent]);
      recover(state, agent, REMOVED);
    }
  },

  receive(state, host, _values, to, from, _kind, slot) {
    expose(state, host, to, from, slot);
  },

  restart(state, host, _values, agent, wiped) {
    if (!wiped) return;
    wipe(state.caught, host, agent);
    recover(state, agent, SUSCEPTIBLE);
  },

  retired(state, _host, _values, slot) {
    vanish(state, slot, REMOVED);
    forget(state.caught, slot);
  },

  observe: (state, _host, _values, [role]) => role.set(state.role),

  measure(state, host, _values, into) {
    const [susceptible, infective, removed] = shares(state, host.n);
    into.set([infective, susceptible, removed]);
  },

  inspect: (state, _host, _values, agent) => [
    { group: 'Reed–Frost', label: 'State', value: roleNames[state.role[agent]] },
  ],

  sentence: (state, host) => `${state.infective} are infective, ${state.removed} removed, of ${host.n}.`,

  verdict(state, host, values) {
    // Infections of the last generation may still be on their way.
    return host.now < values.periodSeconds ? null : outcome(state, host);
  },
});
