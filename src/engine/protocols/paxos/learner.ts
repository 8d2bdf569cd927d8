import { historyAt, record } from '../order/history.ts';
import { keyOf, markApplied } from '../order/sessions.ts';
import { executed } from './check.ts';
import { bytesOf, type FromSlot, LEARN } from './messages.ts';
import type { Entry, Paxos } from './state.ts';

/** Takes in chosen values and executes them in the order of slots, without a gap. */
export function learn(paxos: Paxos, agent: number, slots: readonly (readonly [number, Entry])[]): void {
  const server = paxos.state.servers[agent];
  for (const [slot, entry] of slots) if (slot >= server.executed) server.chosen.set(slot, entry);
  for (;;) {
    const entry = server.chosen.get(server.executed);
    if (entry === undefined) return;
    const slot = server.executed++;
    server.chosen.delete(slot);
    server.accepted.delete(slot);
    server.open.delete(slot);
    execute(paxos, agent, slot, entry);
  }
}

function execute(paxos: Paxos, agent: number, slot: number, entry: Entry): void {
  const { state, host } = paxos;
  const server = state.servers[agent];
  executed(paxos, agent, slot, entry);
  if (slot === state.history.length) record(state.history, entry);
  if (entry.isHole) return;
  const key = keyOf(entry.client, entry.sequence);
  server.pending.delete(key);
  server.proposed.delete(key);
  if (!markApplied(server.sessions, entry.client, entry.sequence)) return;
  const place = server.applied++;
  if (place >= state.committed) {
    state.committed = place + 1;
    state.latencySum += host.now - entry.askedAt;
  }
  if (place < state.told[agent]) return;
  state.told[agent] = place + 1;
  host.committed(agent, place, entry.command);
}

/** Whoever is behind gets what it lacks, a batch at a time; the next heartbeat brings the next. */
export function handleBehind(
  { state, host, values }: Paxos,
  agent: number,
  from: number,
  { from: first }: FromSlot,
): void {
  const server = state.servers[agent];
  const slots: [number, Entry][] = [];
  for (let slot = first; slot < server.executed && slots.length < values.batch; slot++) {
    const entry = historyAt(state.history, slot);
    if (entry) slots.push([slot, entry]);
  }
  if (slots.length > 0) host.route(agent, from, LEARN, server.ballot, { slots }, bytesOf(slots));
}
