import type { Host } from '../../kernel/host.ts';
import type { Operation, RecordCommand, State, Values } from './state.ts';

export const ARRIVAL = 0;
export const PATIENCE = 1;

const keyOf = (client: number, sequence: number): number => client * 4294967296 + sequence;

/** A client turns up at an agent and submits a command. */
export function submit(state: State, host: Host, values: Values, agent: number): void {
  if (state.open.size >= values.outstanding) {
    state.refused += 1;
    return;
  }
  state.arrived += 1;
  const { dice } = host;
  const key = values.keySkew > 0 ? dice.zipf(values.keys, values.keySkew) - 1 : dice.below(values.keys);
  const write = dice.uniform() < values.writeShare;
  const sequence = state.sequences[agent]++;
  const value = state.arrived;
  const text = write ? `write register ${key}: ${value}` : `read register ${key}`;
  const command: RecordCommand = Object.freeze({
    client: agent,
    sequence,
    key,
    write,
    value,
    bytes: values.bytes,
    text,
  });
  const remembered = state.remembered < values.remembered;
  const operation: Operation = {
    command,
    agent,
    invokedAt: host.now,
    respondedAt: Infinity,
    result: Number.NaN,
    index: -1,
    attempts: 0,
    remembered,
  };
  if (remembered) state.remembered += 1;
  else if (state.fullAt === Infinity) state.fullAt = host.now;
  attempt(state, host, values, operation, agent);
}

/** Asks an agent, and waits for so long as the client's patience lasts. */
function attempt(state: State, host: Host, values: Values, operation: Operation, agent: number): void {
  const { client, sequence } = operation.command;
  operation.agent = agent;
  operation.attempts += 1;
  if (state.open.size === 0) host.after(-1, PATIENCE, values.timeoutSeconds);
  state.open.set(keyOf(client, sequence), { operation, deadline: host.now + values.timeoutSeconds });
  // An agent that has applied the command since the first attempt answers at once.
  if (operation.index >= 0 && state.places[agent] >= operation.index) {
    if (host.alive[agent]) respond(state, host, operation);
  } else if (!host.agree(agent, operation.command) && host.alive[agent]) state.cannot = true;
}

/** Clients whose patience has ended ask another agent. */
export function retry(state: State, host: Host, values: Values): void {
  if (state.cannot) return;
  const late: Operation[] = [];
  for (const { operation, deadline } of state.open.values()) {
    // A changed patience may leave the list out of order: who is behind an impatient one waits with it.
    if (deadline > host.now + 1e-9) break;
    late.push(operation);
  }
  for (const operation of late) {
    const { client, sequence } = operation.command;
    state.open.delete(keyOf(client, sequence));
    state.retried += 1;
    const other = host.dice.below(Math.max(1, host.n - 1));
    attempt(state, host, values, operation, host.n === 1 ? 0 : other < operation.agent ? other : other + 1);
  }
  const [first] = state.open.values();
  if (first) host.after(-1, PATIENCE, Math.max(0, first.deadline - host.now));
}

/** An agent applies a command at its place; if a client waits there for it, it has its answer. */
export function apply(
  state: State,
  host: Host,
  values: Values,
  agent: number,
  index: number,
  command: RecordCommand,
): void {
  const { registers, open, applied, places } = state;
  const register = agent * values.keys + command.key;
  applied[agent] += 1;
  if (index > places[agent]) places[agent] = index;
  if (command.write) registers[register] = command.value;
  const waiting = open.get(keyOf(command.client, command.sequence));
  if (waiting === undefined) return;
  const { operation } = waiting;
  if (operation.index < 0) {
    operation.index = index;
    operation.result = registers[register];
  }
  if (operation.agent !== agent) return;
  operation.result = registers[register];
  respond(state, host, operation);
}

function respond(state: State, host: Host, operation: Operation): void {
  const { client, sequence } = operation.command;
  state.open.delete(keyOf(client, sequence));
  state.latencies[state.answered % state.latencies.length] = host.now - operation.invokedAt;
  state.answered += 1;
  state.lastAnswerAt = host.now;
  if (!operation.remembered) return;
  // Past the end of the history an answer may rest on a command that is not in it: it counts as none.
  const isAnswered = host.now < state.fullAt;
  state.history.push(Object.freeze({ ...operation, respondedAt: isAnswered ? host.now : Infinity }));
}

export const isRecordCommand = (command: unknown): command is RecordCommand =>
  typeof command === 'object' &&
  command !== null &&
  'key' in command &&
  'sequence' in command &&
  'write' in command;
