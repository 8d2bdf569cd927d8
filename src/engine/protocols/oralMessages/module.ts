import { choice, integer, number, type ValuesOf } from '../../catalog/params.ts';
import { EQUIVOCATING, type Host, LYING } from '../../kernel/host.ts';
import { define, type Module } from '../../kernel/module.ts';
import { messagesOf, ORDER, type Path, pathOf, relayedBy } from './paths.ts';
import { shown } from './show.ts';

export const params = {
  traitorsProvidedFor: integer({
    label: 'Traitors provided for (m)',
    help: 'OM(m) takes m + 1 rounds and is safe against m traitors among more than 3m generals; messages grow as nᵐ⁺¹.',
    default: 1,
    min: 0,
    max: 4,
  }),
  order: choice({
    label: 'Order',
    help: 'What a loyal commander, agent 0, orders.',
    default: 'attack',
    options: [
      { value: 'attack', label: 'Attack' },
      { value: 'retreat', label: 'Retreat', help: 'Also what a general assumes who hears nothing.' },
    ],
  }),
  periodSeconds: number({
    label: 'Length of a round',
    help: 'Messages that take longer than a round come too late and count as not sent.',
    default: 1,
    min: 0.01,
    max: 1000,
    scale: 'log',
    unit: 's',
  }),
};

export type Values = ValuesOf<typeof params>;

export const RETREAT = 0;
export const ATTACK = 1;

export interface State {
  /** By agent: what it heard over each path. */
  heard: Map<number, number>[];
  /** -1: not yet. */
  decided: Int8Array;
  round: number;
  sent: number;
  done: boolean;
  broken: { invariant: string; text: string } | null;
}

/** Messages beyond which m is lowered, so that a run ends. */
const MESSAGES_AT_MOST = 200_000;

/** The m that is run: as chosen, unless so many generals would send too many messages. */
export function levelsOf(n: number, { traitorsProvidedFor }: Values): number {
  let m = Math.min(traitorsProvidedFor, Math.max(0, n - 2));
  while (m > 0 && messagesOf(n, m) > MESSAGES_AT_MOST) m -= 1;
  return m;
}

/** What a general says: a loyal one what it has, a liar the opposite, an equivocator one thing to half and another to the rest. */
function told(host: Host, agent: number, to: number, value: number): number {
  if (host.byzantine[agent] === LYING) return 1 - value;
  return host.byzantine[agent] === EQUIVOCATING ? to % 2 : value;
}

function relay(state: State, host: Host, from: number, path: Path, value: number): void {
  for (let to = 1; to < host.n; to++) {
    if (to === from || path.relays.includes(to)) continue;
    state.sent += 1;
    host.route(
      from,
      to,
      Math.min(1, path.relays.length),
      path.code * 2 + told(host, from, to, value),
      undefined,
      16,
    );
  }
}

/** The majority of what a lieutenant heard over a path and what the others say they heard over it; a tie is retreat. */
export function valueOver({ heard }: State, n: number, m: number, agent: number, path: Path): number {
  const own = heard[agent].get(path.code) ?? RETREAT;
  if (path.relays.length === m) return own;
  let attack = own;
  let voices = 1;
  for (let other = 1; other < n; other++) {
    if (other === agent || path.relays.includes(other)) continue;
    attack += valueOver({ heard } as State, n, m, agent, relayedBy(n, path, other));
    voices += 1;
  }
  return 2 * attack > voices ? ATTACK : RETREAT;
}

/** Interactive consistency: IC1, all loyal lieutenants obey the same order; IC2, a loyal commander's order is obeyed. */
function decideAll(state: State, host: Host, values: Values): void {
  const { n } = host;
  const m = levelsOf(n, values);
  const order = values.order === 'attack' ? ATTACK : RETREAT;
  const words = ['retreat', 'attack'];
  let first = -1;
  state.done = true;
  for (let agent = 0; agent < n; agent++) {
    if (!host.alive[agent]) continue;
    state.decided[agent] = agent === 0 ? order : valueOver(state, n, m, agent, ORDER);
    if (agent === 0 || host.byzantine[agent] !== 0) continue;
    const decided = state.decided[agent];
    if (host.byzantine[0] === 0 && host.alive[0] && decided !== order)
      state.broken ??= {
        invariant: 'IC2',
        text: `the loyal commander orders ${words[order]}, but agent ${agent} comes to ${words[decided]}.`,
      };
    if (first >= 0 && decided !== state.decided[first])
      state.broken ??= {
        invariant: 'IC1',
        text: `agent ${agent} comes to ${words[decided]}, agent ${first} to the opposite.`,
      };
    if (first < 0) first = agent;
  }
}

/** Oral messages: how a commander's order reaches loyal generals unchanged although some are traitors. */
export const oralMessagesModule: Module<typeof params, State> = define<typeof params, State>({
  id: 'oral-messages',
  label: 'Oral messages',
  summary:
    'A commander orders, lieutenants tell each other what they were told, and each takes the majority, m rounds deep.',
  source: 'Lamport, Shostak & Pease, The Byzantine generals problem, ACM TOPLAS 4(3), 1982, algorithm OM(m).',
  params,
  messages: [
    { id: 'order', label: 'Order', glyph: 'payload' },
    { id: 'relayed', label: 'What was heard', glyph: 'vote' },
  ],
  ...shown,

  roundSeconds: (values) => values.periodSeconds,

  init: ({ n }) => ({
    heard: Array.from({ length: n }, () => new Map()),
    decided: new Int8Array(n).fill(-1),
    round: 0,
    sent: 0,
    done: false,
    broken: null,
  }),

  round(state, host, values, round) {
    if (state.done) return;
    const { n } = host;
    const m = levelsOf(n, values);
    state.round = round;
    if (round === 1) {
      if (host.alive[0]) relay(state, host, 0, ORDER, values.order === 'attack' ? ATTACK : RETREAT);
      return;
    }
    if (round > m + 1) {
      decideAll(state, host, values);
      return;
    }
    for (let agent = 1; agent < n; agent++) {
      if (!host.alive[agent]) continue;
      for (const [code, value] of state.heard[agent]) {
        const path = pathOf(n, code);
        if (path.relays.length === round - 2) relay(state, host, agent, relayedBy(n, path, agent), value);
      }
    }
  },

  receive(state, host, _values, to, from, _kind, value) {
    const path = pathOf(host.n, Math.floor(value / 2));
    const sender = path.relays.at(-1) ?? 0;
    // Whoever a message comes from is known (assumption A2); what comes after its round counts as absent.
    if (sender !== from || path.relays.length !== state.round - 1) return;
    if (!state.heard[to].has(path.code)) state.heard[to].set(path.code, value % 2);
  },

  restart(state, _host, _values, agent, wiped) {
    if (wiped) state.heard[agent].clear();
  },

  check(state, host) {
    if (state.broken !== null) host.violate(state.broken.invariant, state.broken.text);
  },
});
