import { keyOf, markApplied } from '../order/sessions.ts';
import { COMMAND_ENTRY, CONFIGURATION, configurationOf, entryAt } from './log.ts';
import { sendAppend } from './replication.ts';
import { takeSnapshot } from './snapshots.ts';
import { LEADER, type Raft, recordCommitted } from './state.ts';

/** All servers: while commitIndex is above lastApplied, apply the next entry to the state machine (Figure 2). */
export function apply(raft: Raft, agent: number): void {
  const { state, host } = raft;
  const server = state.servers[agent];
  const { log, pending } = server;
  const answers: number[] = [];
  while (server.lastApplied < server.commitIndex) {
    const index = server.lastApplied + 1;
    const entry = entryAt(log, index);
    if (entry === undefined) break;
    server.lastApplied = index;
    if (index > state.history.length) {
      recordCommitted(state, entry, server.term);
      if (entry.kind === CONFIGURATION)
        host.note('membership', configurationText(raft, agent), agent, 'good');
    }
    if (entry.kind !== COMMAND_ENTRY) continue;
    const key = keyOf(entry.client, entry.sequence);
    pending.delete(key);
    if (server.role === LEADER) {
      server.proposed.delete(key);
      if (entry.via !== agent && !answers.includes(entry.via)) answers.push(entry.via);
    }
    if (markApplied(server.sessions, entry.client, entry.sequence))
      handUp(raft, agent, entry.command, entry.askedAt);
  }
  // The client's own server learns at once that its command is committed: this is the leader's answer.
  for (const via of answers)
    if (server.awaiting[via] > 0) server.owed[via] = 1;
    else sendAppend(raft, agent, via);
  takeSnapshot(raft, agent);
}

/** Hands a command to the layers above, once an agent and place. */
export function handUp({ state, host }: Raft, agent: number, command: unknown, askedAt: number): void {
  const place = state.servers[agent].applied++;
  if (place >= state.committed) {
    state.committed = place + 1;
    state.latencySum += host.now - askedAt;
  }
  if (place < state.told[agent]) return;
  state.told[agent] = place + 1;
  host.committed(agent, place, command);
}

function configurationText({ state }: Raft, agent: number): string {
  const { voters, next } = configurationOf(state.servers[agent].log);
  return next.length > 0
    ? `The joint configuration of ${voters.length} old and ${next.length} new voting servers is committed.`
    : `The configuration of ${voters.length} voting servers is committed.`;
}
