import { define } from '../../kernel/module.ts';
import { roundOf, windClock } from '../epidemicTiming.ts';
import { forget, ignorance, remember, wipe } from '../knowledge.ts';
import { countOf, covers, noCounts, raised } from './merge.ts';
import { params } from './parameters.ts';
import {
  absorb,
  ASK,
  contact,
  joined,
  operate,
  type Replica,
  REPLY,
  type State,
  STATE,
  tell,
  TWO_32,
  wordsOf,
} from './replicas.ts';
import { types } from './types.ts';

const CLOCK = 0;

/** Conflict-free replicated data over gossip: every agent writes its own copy at once, and copies merge. */
export const crdt = define<typeof params, State>({
  id: 'crdt',
  label: 'Replicated data',
  summary:
    'Agents write to their own copies without asking anyone; gossip merges the copies, in whatever order they meet.',
  source: 'Shapiro, Preguiça, Baquero & Zawirski, Conflict-free replicated data types, SSS 2011.',
  params,
  messages: [
    { id: 'state', label: 'Copy', glyph: 'payload' },
    { id: 'ask', label: 'Request', glyph: 'request' },
    { id: 'reply', label: 'Copy in reply', glyph: 'reply' },
  ],
  timers: ['clock'],
  channels: [
    { id: 'role', label: 'Copy', categories: ['behind', 'complete'] },
    { id: 'operations', label: 'Operations seen' },
  ],
  metrics: [
    {
      id: 'divergence',
      label: 'Divergence',
      unit: '%',
      help: 'Share of agents whose value differs from that of all copies merged.',
      primary: true,
    },
    {
      id: 'values',
      label: 'Different values',
      unit: '',
      help: 'Number of different values that running agents read.',
    },
    { id: 'operations', label: 'Operations', unit: '', help: 'Operations carried out since the start.' },
  ],
  paceSeconds: (values) => values.periodSeconds,
  roundSeconds: roundOf,
  warnings: ({ n }) =>
    n > 20_000 ? [`Every message carries a whole copy: with ${n} agents that is much.`] : [],

  init(host, values) {
    const empty: Replica = Object.freeze({ data: types[values.kind].empty, clock: noCounts });
    return {
      replicas: new Array(host.n).fill(empty),
      known: ignorance(host),
      serials: new Int32Array(host.items.capacity),
      commands: new Map(),
      applied: new Int32Array(host.n),
      operations: 0,
      merges: 0,
    };
  },

  start: (_state, host, values, agent) => windClock(host, values, agent, CLOCK),

  restart(state, host, values, agent, wiped) {
    // The count of its own operations is all that a wiped replica must not forget: a serial number used twice would be lost.
    if (wiped) {
      state.applied[agent] = 0;
      wipe(state.known, host, agent);
      const own = countOf(state.replicas[agent].clock, agent);
      const clock = own > 0 ? raised(noCounts, agent, own) : noCounts;
      state.replicas[agent] = Object.freeze({ data: types[values.kind].empty, clock });
    }
    windClock(host, values, agent, CLOCK);
  },

  share(state, host, values, agent, slot) {
    const draw = host.chance.at(agent).uint32();
    state.serials[slot] = operate(
      state,
      agent,
      (type, data, serial) => type.act(data, agent, serial, draw),
      values,
    );
    remember(state.known, agent, slot);
    host.learned(agent, slot, -1);
  },

  // Nobody is asked: the command takes effect here at once and elsewhere when it gets there, in each agent's own order.
  agree(state, host, values, agent, command) {
    const words = wordsOf(command);
    const serial = operate(state, agent, (type, data, mine) => type.obey(data, agent, mine, words), values);
    state.commands.set(agent * TWO_32 + serial, command);
    host.committed(agent, state.applied[agent]++, command);
  },

  round(state, host, values) {
    for (let agent = 0; agent < host.n; agent++) if (host.alive[agent]) contact(state, host, values, agent);
  },

  wake(state, host, values, agent) {
    contact(state, host, values, agent);
    windClock(host, values, agent, CLOCK);
  },

  receive(state, host, values, to, from, kind, _value, payload) {
    if (kind !== ASK) absorb(state, host, values, to, from, payload as Replica);
    if (kind === ASK || (kind === STATE && values.mode === 'push-pull'))
      tell(state, host, values, to, from, REPLY);
  },

  retired: ({ known }, _host, _values, slot) => forget(known, slot),

  observe({ replicas }, host, values, [role, operations]) {
    const { clock } = joined(replicas, host, types[values.kind]);
    for (let agent = 0; agent < host.n; agent++) {
      role[agent] = covers(replicas[agent].clock, clock) ? 1 : 0;
      operations[agent] = replicas[agent].clock.counts.reduce((sum, count) => sum + count, 0);
    }
  },

  measure({ replicas, operations }, host, values, into) {
    const type = types[values.kind];
    const whole = type.show(joined(replicas, host, type).data);
    const seen = new Map<Replica, string>();
    const different = new Set<string>();
    let off = 0;
    let running = 0;
    for (let agent = 0; agent < host.n; agent++) {
      if (!host.alive[agent]) continue;
      const replica = replicas[agent];
      const value = seen.get(replica) ?? type.show(replica.data);
      seen.set(replica, value);
      different.add(value);
      running += 1;
      if (value !== whole) off += 1;
    }
    into[0] = running === 0 ? 0 : (100 * off) / running;
    into[1] = different.size;
    into[2] = operations;
  },

  inspect({ replicas }, _host, values, agent) {
    const { data, clock } = replicas[agent];
    const vector = clock.actors.map((actor, i) => `${actor}: ${clock.counts[i]}`).join(', ');
    return [
      { group: 'Copy', label: 'Value', value: types[values.kind].show(data), long: true },
      { group: 'Copy', label: 'Version vector', value: vector || 'empty', long: true },
    ];
  },
});
