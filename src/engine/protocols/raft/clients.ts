import { type Asked, askedOf, keyOf, wasApplied } from '../order/sessions.ts';
import { append, COMMAND_ENTRY } from './log.ts';
import { COMMAND, type CommandRequest } from './messages.ts';
import { persist } from './disk.ts';
import { advanceCommitIndex, replicate } from './replication.ts';
import { LEADER, type Raft, RETRY } from './state.ts';

/** Commands that one message to the leader carries at most. */
const ASKED_AT_MOST = 64;

/** Asks for a command's place in the one order: the leader appends it, others forward it and ask again until it is applied here. */
export function ask(raft: Raft, agent: number, command: unknown): void {
  const { state, host } = raft;
  const asked = askedOf(command, agent, host.now, state.nextSequence);
  const server = state.servers[agent];
  if (wasApplied(server.sessions, asked.client, asked.sequence)) return;
  if (server.pending.size === 0) host.after(agent, RETRY, raft.values.electionTimeoutMax);
  server.pending.set(keyOf(asked.client, asked.sequence), asked);
  if (server.role === LEADER) propose(raft, agent, [asked]);
  else if (server.leader >= 0) forward(raft, agent, [asked]);
}

function forward({ state, host }: Raft, agent: number, asked: readonly Asked[]): void {
  const server = state.servers[agent];
  let bytes = 16;
  for (const one of asked) bytes += one.bytes;
  host.route(agent, server.leader, COMMAND, server.term, { asked }, bytes);
}

/** All that is pending goes to the leader: again after a silence, or at once when there is a new leader. */
export function askAgain(raft: Raft, agent: number): void {
  const server = raft.state.servers[agent];
  const asked: Asked[] = [];
  for (const [key, one] of server.pending) {
    // A snapshot may have brought it.
    if (wasApplied(server.sessions, one.client, one.sequence)) server.pending.delete(key);
    else asked.push(one);
    if (asked.length === ASKED_AT_MOST) break;
  }
  if (asked.length === 0) return;
  raft.host.after(agent, RETRY, raft.values.electionTimeoutMax);
  if (server.role === LEADER) propose(raft, agent, asked);
  else if (server.leader >= 0) forward(raft, agent, asked);
}

/** The leader takes commands that others forward; anyone else drops them, and they are asked again. */
export function handleCommand(raft: Raft, agent: number, request: CommandRequest): void {
  if (raft.state.servers[agent].role === LEADER) propose(raft, agent, request.asked);
}

/** Leaders: append the command to the log and respond after it is applied (Figure 2). */
function propose(raft: Raft, agent: number, asked: readonly Asked[]): void {
  const server = raft.state.servers[agent];
  let any = false;
  for (const { command, client, sequence, via, askedAt, bytes } of asked) {
    const key = keyOf(client, sequence);
    if (server.proposed.has(key) || wasApplied(server.sessions, client, sequence)) continue;
    server.proposed.add(key);
    const { term } = server;
    append(
      server.log,
      Object.freeze({ term, kind: COMMAND_ENTRY, command, client, sequence, via, askedAt, bytes }),
    );
    any = true;
  }
  if (!any) return;
  persist(raft, agent);
  replicate(raft, agent);
  advanceCommitIndex(raft, agent);
}
