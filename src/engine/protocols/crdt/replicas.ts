import type { Host } from '../../kernel/host.ts';
import { partnerOf } from '../epidemicTiming.ts';
import { HEADER_BYTES, type Knowledge, knows, remember } from '../knowledge.ts';
import { type Counts, countOf, covers, larger, noCounts, raised } from './merge.ts';
import type { Values } from './parameters.ts';
import type { ReplicatedType } from './type.ts';
import { types } from './types.ts';

export const STATE = 0;
export const ASK = 1;
export const REPLY = 2;
export const TWO_32 = 4294967296;

/** A copy and the operations that are in it, by the actor's count: frozen, and so sent and kept without being copied. */
export interface Replica {
  readonly data: unknown;
  readonly clock: Counts;
}

export interface State {
  replicas: Replica[];
  /** Which items' operations an agent's copy contains. */
  known: Knowledge;
  /** Serial number of the operation behind the item in a slot. */
  serials: Int32Array;
  /** Commands behind operations, by actor × 2³² + serial: what they say stands here once, however many agents have them. */
  commands: Map<number, unknown>;
  /** Commands that each agent has applied, in the order in which it came to know them. */
  applied: Int32Array;
  /** Operations since the start, and merges that changed a copy. */
  operations: number;
  merges: number;
}

/** An operation at a replica; answers its serial number there, from 1. */
export function operate(
  state: State,
  agent: number,
  apply: (type: ReplicatedType<unknown>, data: unknown, serial: number) => unknown,
  values: Values,
): number {
  const { data, clock } = state.replicas[agent];
  const next = raised(clock, agent, 1);
  const serial = countOf(next, agent);
  state.replicas[agent] = Object.freeze({ data: apply(types[values.kind], data, serial), clock: next });
  state.operations += 1;
  return serial;
}

export function contact(state: State, host: Host, values: Values, agent: number): void {
  const partner = partnerOf(host, agent);
  if (partner < 0) return;
  if (values.mode === 'pull') host.send(agent, partner, ASK, 0, undefined, HEADER_BYTES);
  else tell(state, host, values, agent, partner, STATE);
}

export function tell(state: State, host: Host, values: Values, from: number, to: number, kind: number): void {
  const replica = state.replicas[from];
  host.send(
    from,
    to,
    kind,
    0,
    replica,
    HEADER_BYTES + types[values.kind].bytes(replica.data) + 8 * replica.clock.actors.length,
  );
}

/** Merges a copy that has come in, and tells the layers above of the operations it brought. */
export function absorb(
  state: State,
  host: Host,
  values: Values,
  agent: number,
  from: number,
  theirs: Replica,
): void {
  const mine = state.replicas[agent];
  const data = types[values.kind].merge(mine.data, theirs.data);
  const clock = larger(mine.clock, theirs.clock);
  if (covers(mine.clock, theirs.clock)) host.redundant();
  if (data === mine.data && clock === mine.clock) return;
  state.merges += 1;
  state.replicas[agent] = Object.freeze({ data, clock });
  if (state.commands.size > 0) applyNew(state, host, agent, mine.clock, clock);
  const { items } = host;
  for (let slot = 0; slot < items.capacity; slot++) {
    if (!items.live[slot] || knows(state.known, agent, slot)) continue;
    if (countOf(clock, items.origin[slot]) < state.serials[slot] || state.serials[slot] === 0) continue;
    remember(state.known, agent, slot);
    host.learned(agent, slot, from);
  }
}

/** Tells the layers above of the commands by which a copy's clock has moved on. */
function applyNew(state: State, host: Host, agent: number, before: Counts, after: Counts): void {
  after.actors.forEach((actor, i) => {
    for (let serial = countOf(before, actor) + 1; serial <= after.counts[i]; serial++) {
      const command = state.commands.get(actor * TWO_32 + serial);
      if (command !== undefined) host.committed(agent, state.applied[agent]++, command);
    }
  });
}

/** All running copies merged: what everyone will read if nothing more is written. */
export function joined(replicas: readonly Replica[], host: Host, type: ReplicatedType<unknown>): Replica {
  let whole: Replica = { data: type.empty, clock: noCounts };
  let last: Replica | null = null;
  for (let agent = 0; agent < host.n; agent++) {
    const replica = replicas[agent];
    if (!host.alive[agent] || replica === last) continue;
    last = replica;
    whole = { data: type.merge(whole.data, replica.data), clock: larger(whole.clock, replica.clock) };
  }
  return whole;
}

/** A command as a person would write it. */
export function wordsOf(command: unknown): string {
  if (typeof command === 'string') return command;
  if (
    typeof command === 'object' &&
    command !== null &&
    'text' in command &&
    typeof command.text === 'string'
  )
    return command.text;
  return JSON.stringify(command) ?? '';
}
