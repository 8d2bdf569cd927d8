import { historyAt } from '../order/history.ts';
import type { Entry, Paxos } from './state.ts';

/**
 * The promises of Paxos, judged by one who sees all: at every vote, choice and execution, with a majority of its own and not the rules'.
 * Each look costs as much as one vote.
 */

/** Counts a vote: what a majority has accepted in one ballot is chosen, and no slot may have two chosen values. */
export function tally(paxos: Paxos, agent: number, slot: number, ballot: number, entry: Entry): void {
  const { state, host } = paxos;
  const known = state.settled.get(slot) ?? historyAt(state.history, slot);
  const ballots = state.tally.get(slot) ?? [];
  if (ballots.length === 0) state.tally.set(slot, ballots);
  let own = ballots.find((one) => one.ballot === ballot);
  if (own === undefined) {
    own = { ballot, entry, voters: [] };
    ballots.push(own);
  }
  if (!same(own.entry, entry))
    host.violate('One value a ballot', `two values were proposed for slot ${slot} in ballot ${ballot}.`);
  if (own.voters.includes(agent)) return;
  own.voters.push(agent);
  if (2 * own.voters.length <= state.acceptors) return;
  if (known === undefined) state.settled.set(slot, entry);
  else if (!same(known, entry))
    host.violate(
      'Agreement',
      `slot ${slot} has two chosen values; agent ${agent}’s vote in ballot ${ballot} chose the second.`,
    );
  if (state.tally.size > state.settledLimit) forget(paxos);
}

/** Slots that every agent has executed need no more counting. */
function forget({ state }: Paxos): void {
  let least = Infinity;
  for (const { executed } of state.servers) least = Math.min(least, executed);
  for (const slot of state.tally.keys()) if (slot < least) state.tally.delete(slot);
  for (const slot of state.settled.keys()) if (slot < least) state.settled.delete(slot);
  state.settledLimit = Math.max(1024, 2 * state.tally.size);
}

/** A leader takes a value for chosen: a majority must have accepted it in one ballot. */
export function chosenByMajority({ state, host }: Paxos, agent: number, slot: number, entry: Entry): void {
  const settled = state.settled.get(slot) ?? historyAt(state.history, slot);
  if (settled === undefined)
    host.violate(
      'Chosen by a majority',
      `agent ${agent} takes a value for slot ${slot} that no majority has accepted.`,
    );
  else if (!same(settled, entry))
    host.violate(
      'Agreement',
      `agent ${agent} takes another value for slot ${slot} than a majority has accepted.`,
    );
}

/** An agent executes a value: all execute the same, and a client has asked for it. */
export function executed({ state, host }: Paxos, agent: number, slot: number, entry: Entry): void {
  const known = historyAt(state.history, slot);
  if (known !== undefined && !same(known, entry))
    host.violate('Agreement', `agent ${agent} executes another value in slot ${slot} than another did.`);
  if (!entry.isHole && !(entry.sequence <= (state.askedUpTo.get(entry.client) ?? -1)))
    host.violate('Validity', `agent ${agent} executes a command in slot ${slot} that no client asked for.`);
}

const same = (a: Entry, b: Entry): boolean =>
  a === b || (a.isHole === b.isHole && a.client === b.client && a.sequence === b.sequence);
