import { type Asked, askedOf, keyOf, wasApplied } from '../order/sessions.ts';
import { proposeCommands } from './leader.ts';
import { COMMAND, type CommandRequest } from './messages.ts';
import { LEADER, type Paxos, RETRY } from './state.ts';

/** Commands that one message to the leader carries at most. */
const ASKED_AT_MOST = 64;

/** Asks for a command's place in the one order: the leader proposes it, others forward it and ask again until it is executed here. */
export function ask(paxos: Paxos, agent: number, command: unknown): void {
  const { state, host, values } = paxos;
  const server = state.servers[agent];
  const asked = askedOf(command, agent, host.now, state.nextSequence);
  state.askedUpTo.set(asked.client, Math.max(state.askedUpTo.get(asked.client) ?? 0, asked.sequence));
  if (wasApplied(server.sessions, asked.client, asked.sequence)) return;
  if (server.pending.size === 0) host.after(agent, RETRY, values.timeoutMax);
  server.pending.set(keyOf(asked.client, asked.sequence), asked);
  pass(paxos, agent, [asked]);
}

function pass(paxos: Paxos, agent: number, asked: readonly Asked[]): void {
  const server = paxos.state.servers[agent];
  if (server.role === LEADER) {
    proposeCommands(paxos, agent, asked);
    return;
  }
  if (server.leader < 0) return;
  let bytes = 16;
  for (const one of asked) bytes += one.bytes;
  paxos.host.route(agent, server.leader, COMMAND, 0, { asked }, bytes);
}

export function askAgain(paxos: Paxos, agent: number): void {
  const server = paxos.state.servers[agent];
  const asked: Asked[] = [];
  for (const one of server.pending.values()) {
    asked.push(one);
    if (asked.length === ASKED_AT_MOST) break;
  }
  if (asked.length === 0) return;
  paxos.host.after(agent, RETRY, paxos.values.timeoutMax);
  pass(paxos, agent, asked);
}

export function handleCommand(paxos: Paxos, agent: number, { asked }: CommandRequest): void {
  if (paxos.state.servers[agent].role === LEADER) proposeCommands(paxos, agent, asked);
}
