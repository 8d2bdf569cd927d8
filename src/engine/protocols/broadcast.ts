import { define } from '../kernel/module.ts';
import { forget, ignorance, isCurrent, itemsKnown, knows, newestSlot, remember, wipe } from './knowledge.ts';

const NEWS = 0;

/** Best-effort broadcast: the origin sends to every other agent itself; nobody relays. */
export const broadcast = define({
  id: 'broadcast',
  label: 'Broadcast to all',
  summary: 'Whoever has something sends it to every other agent itself; a lost message is never repaired.',
  source:
    'Best-effort broadcast; Cachin, Guerraoui & Rodrigues, Reliable and Secure Distributed Programming, 2011, 3.2.',
  params: {},
  messages: [{ id: 'news', label: 'News', glyph: 'payload' }],
  channels: [{ id: 'role', label: 'Role', categories: ['has not heard', 'has heard'] }],

  init: (host) => ignorance(host),

  share(known, host, _values, agent, slot) {
    remember(known, agent, slot);
    host.learned(agent, slot, -1);
    for (let to = 0; to < host.n; to++)
      if (to !== agent) host.route(agent, to, NEWS, slot, undefined, host.items.bytes[slot]);
  },

  receive(known, host, _values, to, from, _kind, slot) {
    if (!isCurrent(host, slot)) return;
    if (knows(known, to, slot)) {
      host.redundant();
      return;
    }
    remember(known, to, slot);
    host.learned(to, slot, from);
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
