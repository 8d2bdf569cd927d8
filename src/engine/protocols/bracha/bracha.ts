import { EQUIVOCATING, HONEST, type Host, LYING } from '../../kernel/host.ts';
import { define } from '../../kernel/module.ts';
import { forget, HEADER_BYTES, isCurrent, knows, newestSlot, remember, wipe } from '../knowledge.ts';
import { clear, faultsBorne, freshState, hearOnce, quorums, type State, VERSIONS } from './state.ts';

const SEND = 0;
const ECHO = 1;
const READY = 2;

/** Reliable broadcast among liars: either all honest agents deliver the same, or none does. */
export const bracha = define<Record<string, never>, State>({
  id: 'bracha',
  label: 'Reliable broadcast',
  summary:
    'Echo and ready make sure that all honest agents deliver the same or nothing, though up to a third may lie.',
  source:
    'Bracha, Asynchronous Byzantine agreement protocols, Information and Computation 75 (1987), figure 1.',
  params: {},
  messages: [
    { id: 'send', label: 'Initial', glyph: 'payload' },
    { id: 'echo', label: 'Echo', glyph: 'vote' },
    { id: 'ready', label: 'Ready', glyph: 'control' },
  ],
  channels: [{ id: 'role', label: 'State', categories: ['waiting', 'echoed', 'ready', 'delivered'] }],
  metrics: [
    { id: 'echoed', label: 'Echoed', unit: '', help: 'Agents that have echoed the latest item.' },
    { id: 'ready', label: 'Ready', unit: '', help: 'Agents that are ready to deliver the latest item.' },
    {
      id: 'delivered',
      label: 'Delivered',
      unit: '',
      help: 'Agents that have delivered the latest item.',
      primary: true,
    },
  ],
  warnings({ n }) {
    const said = [];
    if (n < 4) said.push(`Reliable broadcast bears f liars among 3f + 1 agents; ${n} agents bear none.`);
    if (n > 2000)
      said.push(`Each item costs about ${2 * n * n} messages: every agent echoes to every other, twice.`);
    return said;
  },

  init: freshState,

  share(state, host, _values, agent, slot) {
    for (let to = 0; to < host.n; to++) {
      const version = host.byzantine[agent] === EQUIVOCATING ? to & 1 : 0;
      if (to !== agent) say(host, agent, to, SEND, slot, version, host.items.bytes[slot]);
    }
    echo(state, host, agent, slot, 0);
  },

  receive(state, host, _values, to, from, kind, value) {
    const slot = value >> 1;
    const version = value & 1;
    if (!isCurrent(host, slot)) return;
    if (kind === SEND) {
      // Only the origin may begin; whoever else claims to is not believed.
      if (from === host.items.origin[slot]) echo(state, host, to, slot, version);
    } else if (kind === ECHO) hearEcho(state, host, to, from, slot, version);
    else hearReady(state, host, to, from, slot, version);
  },

  restart(state, host, _values, agent, wiped) {
    if (!wiped) return;
    wipe(state.delivered, host, agent);
    const slots = Array.from({ length: host.items.capacity }, (_, slot) => slot);
    clear(state, host, slots, [agent]);
    const words = (host.n + 31) >> 5;
    for (const rows of [...state.echoHeard, ...state.readyHeard])
      rows?.fill(0, agent * words, (agent + 1) * words);
  },

  retired(state, host, _values, slot) {
    forget(state.delivered, slot);
    clear(
      state,
      host,
      [slot],
      Array.from({ length: host.n }, (_, agent) => agent),
    );
    state.echoHeard[slot] = null;
    state.readyHeard[slot] = null;
    state.agreed[slot] = 0;
  },

  observe(state, host, _values, [role]) {
    const slot = newestSlot(host);
    for (let agent = 0; agent < host.n; agent++) {
      const at = agent * host.items.capacity + slot;
      role[agent] = slot < 0 ? 0 : state.decided[at] ? 3 : state.readied[at] ? 2 : state.echoed[at] ? 1 : 0;
    }
  },

  measure(state, host, _values, into) {
    const slot = newestSlot(host);
    into.fill(0, 0, 3);
    if (slot < 0) return;
    for (let at = slot; at < state.echoed.length; at += host.items.capacity) {
      if (state.echoed[at]) into[0] += 1;
      if (state.readied[at]) into[1] += 1;
      if (state.decided[at]) into[2] += 1;
    }
  },

  inspect(state, host, _values, agent) {
    const slot = newestSlot(host);
    if (slot < 0) return [];
    const at = agent * host.items.capacity + slot;
    const need = quorums(host.n);
    const group = `Item ${host.items.serial[slot] + 1}`;
    const name = (choice: number) => (choice === 0 ? 'no' : VERSIONS[choice - 1]);
    const count = (words: Int32Array, needed: number) =>
      VERSIONS.map((version, i) => `${version} ${words[2 * at + i]}`).join(', ') + ` of ${needed}`;
    return [
      { group, label: 'Echoed', value: name(state.echoed[at]) },
      { group, label: 'Echoes heard', value: count(state.echoes, need.echo) },
      { group, label: 'Ready', value: name(state.readied[at]) },
      { group, label: 'Readies heard', value: count(state.readies, need.deliver) },
      { group, label: 'Delivered', value: name(state.decided[at]) },
      { group: 'Bound', label: 'Liars borne', value: `${faultsBorne(host.n)} of ${host.n}` },
    ];
  },

  sentence(state, host) {
    const slot = newestSlot(host);
    if (slot < 0) return '';
    const delivered = host.items.reached[slot];
    if (delivered === host.n) return `All ${host.n} have delivered the latest item.`;
    let ready = 0;
    for (let at = slot; at < state.readied.length; at += host.items.capacity)
      if (state.readied[at]) ready += 1;
    return `${delivered} of ${host.n} have delivered the latest item; ${ready} are ready.`;
  },
});

function say(
  host: Host,
  from: number,
  to: number,
  kind: number,
  slot: number,
  version: number,
  bytes: number,
): void {
  host.route(from, to, kind, 2 * slot + version, undefined, HEADER_BYTES + bytes);
}

/** Says a word to all others; a traitor says to each what its paper's adversary would. Words carry the item, as in the paper. */
function sayToAll(host: Host, from: number, kind: number, slot: number, version: number): void {
  const behaviour = host.byzantine[from];
  for (let to = 0; to < host.n; to++) {
    if (to === from) continue;
    const said = behaviour === EQUIVOCATING ? to & 1 : behaviour === LYING ? 1 - version : version;
    say(host, from, to, kind, slot, said, host.items.bytes[slot]);
  }
}

function echo(state: State, host: Host, agent: number, slot: number, version: number): void {
  const at = agent * host.items.capacity + slot;
  if (state.echoed[at]) return;
  state.echoed[at] = 1 + version;
  sayToAll(host, agent, ECHO, slot, version);
  // A traitor does not wait for a quorum.
  if (host.byzantine[agent] === EQUIVOCATING || host.byzantine[agent] === LYING)
    ready(state, host, agent, slot, version);
  hearEcho(state, host, agent, agent, slot, version);
}

function ready(state: State, host: Host, agent: number, slot: number, version: number): void {
  const at = agent * host.items.capacity + slot;
  if (state.readied[at]) return;
  state.readied[at] = 1 + version;
  sayToAll(host, agent, READY, slot, version);
  hearReady(state, host, agent, agent, slot, version);
}

function hearEcho(state: State, host: Host, to: number, from: number, slot: number, version: number): void {
  if (!hearOnce(state.echoHeard, slot, host.n, to, from)) return;
  const at = 2 * (to * host.items.capacity + slot) + version;
  state.echoes[at] += 1;
  if (state.echoes[at] >= quorums(host.n).echo) ready(state, host, to, slot, version);
}

function hearReady(state: State, host: Host, to: number, from: number, slot: number, version: number): void {
  if (!hearOnce(state.readyHeard, slot, host.n, to, from)) return;
  const at = 2 * (to * host.items.capacity + slot) + version;
  state.readies[at] += 1;
  const need = quorums(host.n);
  if (state.readies[at] >= need.join) ready(state, host, to, slot, version);
  if (state.readies[at] >= need.deliver) deliver(state, host, to, slot, version);
}

function deliver(state: State, host: Host, agent: number, slot: number, version: number): void {
  const at = agent * host.items.capacity + slot;
  if (state.decided[at]) return;
  state.decided[at] = 1 + version;
  if (!knows(state.delivered, agent, slot)) {
    remember(state.delivered, agent, slot);
    host.learned(agent, slot, agent === host.items.origin[slot] ? -1 : host.items.origin[slot]);
  }
  if (host.byzantine[agent] !== HONEST) return;
  const item = `item ${host.items.serial[slot] + 1}`;
  if (state.agreed[slot] === 0) state.agreed[slot] = 1 + version;
  else if (state.agreed[slot] !== 1 + version)
    host.violate(
      'Agreement',
      `agent ${agent} delivered ${VERSIONS[version]} of ${item}, another honest agent ${VERSIONS[1 - version]}.`,
    );
  if (version !== 0 && host.byzantine[host.items.origin[slot]] === HONEST)
    host.violate(
      'Validity',
      `agent ${agent} delivered ${VERSIONS[version]} of ${item}, which its honest origin never sent.`,
    );
}
