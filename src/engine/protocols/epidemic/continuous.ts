import type { Host } from '../../kernel/host.ts';
import { define, type Module } from '../../kernel/module.ts';
import { partnerOf } from '../epidemicTiming.ts';
import { forget, wipe } from '../knowledge.ts';
import {
  allSusceptible,
  expose,
  infect,
  outcome,
  recover,
  REMOVED,
  roleNames,
  type State,
  shares,
  SUSCEPTIBLE,
  transmit,
  vanish,
} from './compartments.ts';
import { params, type Values } from './parameters.ts';
import { course } from './theory.ts';

const CONTACT = 0;
const RECOVER = 1;

/** What tells SIR from SIS: where those who recover go. */
interface Kind {
  id: string;
  label: string;
  summary: string;
  source: string;
  becomes: typeof SUSCEPTIBLE | typeof REMOVED;
}

/** A Markov epidemic: infective agents meet random neighbours at the moments of a Poisson process, and recover after an exponential time. */
export function markovEpidemic(kind: Kind): Module<typeof params, State> {
  const { becomes, ...words } = kind;
  const sicken = (host: Host, values: Values, agent: number) => {
    if (values.contactRate > 0)
      host.after(agent, CONTACT, host.chance.at(agent).exponential(1 / values.contactRate));
    host.after(agent, RECOVER, host.chance.at(agent).exponential(values.recoverySeconds));
  };
  const getWell = (state: State, host: Host, agent: number) => {
    recover(state, agent, becomes);
    host.cancel(agent, CONTACT);
    host.cancel(agent, RECOVER);
  };
  return define<typeof params, State>({
    ...words,
    params,
    messages: [{ id: 'infection', label: 'Infection', glyph: 'alarm' }],
    timers: ['contact', 'recover'],
    channels: [
      { id: 'role', label: 'Role', categories: becomes === REMOVED ? roleNames : roleNames.slice(0, 2) },
    ],
    metrics: [
      {
        id: 'infective',
        label: 'Infective',
        unit: '%',
        help: 'Share of agents that are infective: i.',
        primary: true,
      },
      {
        id: 'susceptible',
        label: 'Susceptible',
        unit: '%',
        help: 'Share of agents that are susceptible: s.',
      },
      {
        id: 'removed',
        label: 'Removed',
        unit: '%',
        help: 'Share of agents that have recovered and cannot catch it again: r.',
      },
      { id: 'peak', label: 'Peak', unit: '%', help: 'Largest share that was infective at one moment.' },
      {
        id: 'infections',
        label: 'Infections',
        unit: '',
        help: 'Infections since the start, repeated ones included.',
      },
    ],
    paceSeconds: (values) => values.recoverySeconds / 4,
    warnings: (_host, values) =>
      values.contactRate * values.recoverySeconds <= 1
        ? ['R₀ is at most 1: each infects one other or fewer, so the contagion dies out soon.']
        : [],
    theory: ({ n, graph }, values) => (graph.complete && n > 1 ? course(n, values, becomes === REMOVED) : {}),

    init: allSusceptible,

    share(state, host, values, agent, slot) {
      if (infect(state, host, agent, slot, -1)) sicken(host, values, agent);
    },

    receive(state, host, values, to, from, _kind, slot) {
      if (expose(state, host, to, from, slot)) sicken(host, values, to);
    },

    wake(state, host, values, agent, timer) {
      if (timer === RECOVER) {
        getWell(state, host, agent);
        return;
      }
      const partner = partnerOf(host, agent);
      if (partner >= 0) transmit(host, agent, partner, state.carries[agent]);
      if (values.contactRate > 0)
        host.after(agent, CONTACT, host.chance.at(agent).exponential(1 / values.contactRate));
    },

    // An agent that is down meets nobody; what it has caught goes on when it is back.
    restart(state, host, values, agent, wiped) {
      if (wiped) {
        wipe(state.caught, host, agent);
        recover(state, agent, SUSCEPTIBLE);
      } else if (state.carries[agent] >= 0) sicken(host, values, agent);
    },

    retired(state, host, _values, slot) {
      for (let agent = 0; agent < host.n; agent++)
        if (state.carries[agent] === slot) getWell(state, host, agent);
      vanish(state, slot, becomes);
      forget(state.caught, slot);
    },

    observe: (state, _host, _values, [role]) => role.set(state.role),

    measure(state, host, _values, into) {
      const [susceptible, infective, removed] = shares(state, host.n);
      into.set([infective, susceptible, removed, (100 * state.peak) / host.n, state.infections]);
    },

    inspect(state, _host, values, agent) {
      return [
        { group: kind.label, label: 'State', value: roleNames[state.role[agent]] },
        {
          group: kind.label,
          label: 'R₀ = β/γ',
          value: (values.contactRate * values.recoverySeconds).toFixed(2),
        },
      ];
    },

    sentence(state, host) {
      const [susceptible, infective] = shares(state, host.n);
      return `${infective.toFixed(1)} % are infective and ${susceptible.toFixed(1)} % susceptible.`;
    },

    verdict: outcome,
  });
}
