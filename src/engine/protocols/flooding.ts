import { define } from '../kernel/module.ts';
import { degree, neighbour } from '../topologies/graph.ts';
import { forget, ignorance, isCurrent, itemsKnown, knows, newestSlot, remember, wipe } from './knowledge.ts';

const NEWS = 0;

/** Flooding: whoever hears something new passes it to all neighbours but the one it came from. */
export const flooding = define({
  id: 'flooding',
  label: 'Flooding',
  summary: 'Whoever hears something new passes it at once to all neighbours but the sender.',
  source: 'N. Lynch, Distributed Algorithms, 1996, section 4.2; each link carries an item once or twice.',
  params: {},
  messages: [{ id: 'news', label: 'News', glyph: 'payload' }],
  channels: [{ id: 'role', label: 'Role', categories: ['has not heard', 'has heard'] }],

  init: (host) => ignorance(host),

  share(known, host, _values, agent, slot) {
    remember(known, agent, slot);
    host.learned(agent, slot, -1);
    const count = degree(host.graph, agent);
    for (let k = 0; k < count; k++)
      host.send(agent, neighbour(host.graph, agent, k), NEWS, slot, undefined, host.items.bytes[slot]);
  },

  receive(known, host, _values, to, from, _kind, slot) {
    if (!isCurrent(host, slot)) return;
    if (knows(known, to, slot)) {
      host.redundant();
      return;
    }
    remember(known, to, slot);
    host.learned(to, slot, from);
    const count = degree(host.graph, to);
    for (let k = 0; k < count; k++) {
      const next = neighbour(host.graph, to, k);
      if (next !== from) host.send(to, next, NEWS, slot, undefined, host.items.bytes[slot]);
    }
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
      { group: 'News', label: 'Has heard', value: serials.length > 0 ? serials.join(', ') : 'nothing yet' },
    ];
  },
});
