import type { Host } from '../../kernel/host.ts';
import { partnerOf } from '../epidemicTiming.ts';
import { HEADER_BYTES, isCurrent, knows } from '../knowledge.ts';
import type { Values } from './parameters.ts';
import { bitOf, cheer, eachSlot, infect, isHot, type State, tire, wordAt } from './state.ts';

export const RUMOUR = 0;
export const ASK = 1;
export const ANSWER = 2;
export const FEEDBACK = 3;
export const ANSWER_FEEDBACK = 4;
export const CONNECT = 5;
export const ACCEPT = 6;
export const REFUSE = 7;

/** The contacts of one agent in a round: `fanout` partners, each drawn anew. */
export function contactAll(state: State, host: Host, values: Values, agent: number): void {
  if (values.mode === 'push' && !isInfective(state, agent)) return;
  for (let i = 0; i < values.fanout; i++) {
    const partner = partnerOf(host, agent);
    if (partner < 0) return;
    if (values.contactLoss > 0 && host.chance.at(agent).flip(values.contactLoss)) state.failed += 1;
    else if (limited(values)) host.send(agent, partner, CONNECT, values.hunts, undefined, HEADER_BYTES);
    else talk(state, host, values, agent, partner);
  }
}

export const limited = (values: Values): boolean => values.connectionLimit > 0 && values.timing === 'rounds';

export function isInfective({ known, hot }: State, agent: number): boolean {
  for (let at = agent * known.words; at < (agent + 1) * known.words; at++) if (hot[at] !== 0) return true;
  return false;
}

/** What is said once a contact stands. */
export function talk(state: State, host: Host, values: Values, agent: number, partner: number): void {
  if (values.mode !== 'pull')
    eachSlot(state, state.hot, agent, (slot) => carry(state, host, values, agent, partner, slot, RUMOUR));
  if (values.mode !== 'push') host.send(agent, partner, ASK, 0, undefined, HEADER_BYTES);
}

function carry(
  state: State,
  host: Host,
  values: Values,
  from: number,
  to: number,
  slot: number,
  kind: number,
): void {
  state.carried += 1;
  state.carriedAt[slot] = host.now;
  host.send(from, to, kind, slot, undefined, HEADER_BYTES + host.items.bytes[slot]);
  if (values.response === 'blind') tire(state, host, values, from, slot);
}

/** A request meets what the source was spreading when the round began. */
export function answer(state: State, host: Host, values: Values, source: number, to: number): void {
  const inRounds = values.timing === 'rounds';
  eachSlot(state, state.hot, source, (slot) => {
    const isNew = inRounds && (state.fresh[wordAt(state, source, slot)] & bitOf(slot)) !== 0;
    if (!isNew) carry(state, host, values, source, to, slot, ANSWER);
  });
}

/** A rumour arrives, told or asked for: it infects whoever had not heard it, and feedback goes back. */
export function hear(
  state: State,
  host: Host,
  values: Values,
  to: number,
  from: number,
  kind: number,
  slot: number,
): void {
  if (!isCurrent(host, slot)) return;
  const knew = knows(state.known, to, slot);
  const freshly = (state.fresh[wordAt(state, to, slot)] & bitOf(slot)) !== 0;
  const useful = !knew || (byRound(values) && freshly);
  if (knew) host.redundant();
  else infect(state, host, to, slot, from);
  if (values.response === 'blind') return;
  host.send(
    to,
    from,
    kind === RUMOUR ? FEEDBACK : ANSWER_FEEDBACK,
    slot * 2 + (useful ? 1 : 0),
    undefined,
    HEADER_BYTES,
  );
}

export const byRound = (values: Values): boolean => values.judged === 'round' && values.timing === 'rounds';

/** A partner reports whether it needed a rumour. Answers to requests are judged together when the round is over. */
export function heed(
  state: State,
  host: Host,
  values: Values,
  agent: number,
  kind: number,
  report: number,
): void {
  const slot = report >> 1;
  const useful = (report & 1) === 1;
  if (!isCurrent(host, slot) || !isHot(state, agent, slot)) return;
  if (kind === ANSWER_FEEDBACK && byRound(values)) {
    (useful ? state.useful : state.useless)[wordAt(state, agent, slot)] |= bitOf(slot);
    return;
  }
  if (useful) cheer(state, host, values, agent, slot);
  else tire(state, host, values, agent, slot);
}

/**
 * A round ends: a source tires by one of each rumour that none of those it answered needed, and takes heart where one did (Demers
 * et al. 1987, table 3). Then what was new is old.
 */
export function endRound(state: State, host: Host, values: Values): void {
  for (let agent = 0; agent < host.n; agent++) {
    const first = agent * state.known.words;
    for (let at = first; at < first + state.known.words; at++) {
      const useful = state.useful[at];
      const useless = state.useless[at] & ~useful;
      if ((useful | useless) === 0) continue;
      for (let bit = 0; bit < 32; bit++) {
        const slot = ((at - first) << 5) + bit;
        if ((useful >> bit) & 1) cheer(state, host, values, agent, slot);
        else if ((useless >> bit) & 1) tire(state, host, values, agent, slot);
      }
      state.useful[at] = 0;
      state.useless[at] = 0;
    }
  }
  state.fresh.fill(0);
  state.accepted.fill(0);
}

/** Takes or turns away a contact, where agents accept only so many in a round. */
export function connect(
  state: State,
  host: Host,
  values: Values,
  to: number,
  from: number,
  huntsLeft: number,
): void {
  if (state.accepted[to] < values.connectionLimit) {
    state.accepted[to] += 1;
    host.send(to, from, ACCEPT, 0, undefined, HEADER_BYTES);
  } else host.send(to, from, REFUSE, huntsLeft, undefined, HEADER_BYTES);
}

/** A refused agent hunts for another partner, as often as it may. */
export function hunt(state: State, host: Host, agent: number, huntsLeft: number): void {
  state.refused += 1;
  if (huntsLeft > 0)
    host.send(agent, partnerOf(host, agent), CONNECT, huntsLeft - 1, undefined, HEADER_BYTES);
}
