import { integer } from '../catalog/params.ts';
import type { Theory } from '../kernel/frame.ts';
import type { Host } from '../kernel/host.ts';
import { define } from '../kernel/module.ts';
import { exp } from '../kernel/mathematics.ts';
import { partnersOf } from './epidemicTiming.ts';
import {
  forget,
  HEADER_BYTES,
  ignorance,
  isCurrent,
  itemsKnown,
  type Knowledge,
  knows,
  newestSlot,
  remember,
  wipe,
} from './knowledge.ts';

const NEWS = 0;

const params = {
  fanout: integer({
    label: 'Fan-out f',
    help: 'Different neighbours to which an agent passes news when it first hears it.',
    default: 3,
    min: 1,
    max: 64,
    live: true,
  }),
};

/** Infect and die: news is passed on once, to f different neighbours, by whoever hears it first. */
export const infectAndDie = define<typeof params, Knowledge>({
  id: 'infect-and-die',
  label: 'Infect and die',
  summary:
    'Whoever hears something new passes it at once to f random neighbours and then falls silent; some may never hear it.',
  source:
    'Eugster, Guerraoui, Kermarrec & Massoulié, Epidemic information dissemination, Computer 37(5), 2004.',
  params,
  messages: [{ id: 'news', label: 'News', glyph: 'payload' }],
  channels: [{ id: 'role', label: 'Role', categories: ['susceptible', 'removed'] }],
  theory({ n, graph }, { fanout }): Record<string, Theory> {
    if (!graph.complete || fanout >= n - 1) return {};
    const percent = 100 * expectedShare(fanout);
    const points: [number, number][] = [
      [0, percent],
      [60, percent],
    ];
    return { spread: { label: '1 − π = e^(−fπ)', points } };
  },

  init: ignorance,

  share(known, host, values, agent, slot) {
    if (knows(known, agent, slot)) return;
    remember(known, agent, slot);
    host.learned(agent, slot, -1);
    passOn(host, values.fanout, agent, slot);
  },

  receive(known, host, values, to, from, _kind, slot) {
    if (!isCurrent(host, slot)) return;
    if (knows(known, to, slot)) {
      host.redundant();
      return;
    }
    remember(known, to, slot);
    host.learned(to, slot, from);
    passOn(host, values.fanout, to, slot);
  },

  restart(known, host, _values, agent, wiped) {
    if (wiped) wipe(known, host, agent);
  },

  retired: (known, _host, _values, slot) => forget(known, slot),

  observe(known, host, _values, [role]) {
    const slot = newestSlot(host);
    for (let agent = 0; agent < host.n; agent++) role[agent] = slot >= 0 && knows(known, agent, slot) ? 1 : 0;
  },

  inspect(known, host, _values, agent) {
    const serials = itemsKnown(known, host, agent);
    return [
      {
        group: 'News',
        label: 'Heard and passed on',
        value: serials.length > 0 ? serials.join(', ') : 'nothing yet',
      },
    ];
  },

  verdict(_known, host) {
    const slot = newestSlot(host);
    if (slot < 0 || host.items.reached[slot] === host.n) return null;
    // Nothing is passed on twice: once all that could be on its way has arrived, nobody else will ever hear it.
    const depth = 64;
    if (host.now < host.items.bornAt[slot] + depth * host.expectedLatencySeconds) return null;
    const missing = host.n - host.items.reached[slot];
    return { state: 'stalled', text: `The news ran out: ${missing} of ${host.n} agents never heard it.` };
  },
});

function passOn(host: Host, fanout: number, agent: number, slot: number): void {
  const bytes = HEADER_BYTES + host.items.bytes[slot];
  for (const partner of partnersOf(host, agent, fanout))
    host.send(agent, partner, NEWS, slot, undefined, bytes);
}

/** Share that hears news passed on to f others: the root above 0 of 1 − π = e^(−fπ), 0 where f is at most 1. */
export function expectedShare(fanout: number): number {
  let share = 1;
  for (let i = 0; i < 200; i++) share = 1 - exp(-fanout * share);
  return fanout <= 1 ? 0 : share;
}
