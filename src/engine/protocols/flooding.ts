import { define } from '../kernel/module.ts';
import { degree, neighbour } from '../topologies/graph.ts';
import { forget, ignorance, isCurrent, knows, remember } from './knowledge.ts';

const NEWS = 0;

/** Flooding: whoever hears something new passes it to all neighbours but the one it came from. */
export const flooding = define({
  id: 'flooding',
  label: 'Flooding',
  summary: 'Whoever hears something new passes it at once to all neighbours but the sender.',
  source: 'N. Lynch, Distributed Algorithms, 1996, section 4.2; each link carries an item once or twice.',
  params: {},
  messages: [{ id: 'news', label: 'News', glyph: 'payload' }],

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

  retired: (known, _host, _values, slot) => forget(known, slot),
});
