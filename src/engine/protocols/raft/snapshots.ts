import { historyAt } from '../order/history.ts';
import { copySessions, markApplied } from '../order/sessions.ts';
import { persist } from './disk.ts';
import { armElectionTimer, becomeFollower } from './election.ts';
import { COMMAND_ENTRY, type Configuration, compact, lastIndex, termAt } from './log.ts';
import { REPLY_BYTES, SNAPSHOT, SNAPSHOT_REPLY, type SnapshotRequest } from './messages.ts';
import { handUp } from './apply.ts';
import { FOLLOWER, LEADER, type Raft } from './state.ts';

/** Share of applied entries that stay in the log after a snapshot, so that a follower slightly behind needs no snapshot. */
const TRAILING_SHARE = 0.25;

/** Replaces the applied entries by a snapshot when there are too many of them (section 7). */
export function takeSnapshot(raft: Raft, agent: number): void {
  const { snapshotEntries } = raft.values;
  const server = raft.state.servers[agent];
  if (snapshotEntries === 0 || server.lastApplied - server.log.start < snapshotEntries) return;
  server.image = {
    index: server.lastApplied,
    applied: server.applied,
    sessions: copySessions(server.sessions),
  };
  compact(server.log, server.lastApplied - Math.floor(snapshotEntries * TRAILING_SHARE));
}

/** Leaders: InstallSnapshot to a follower that needs entries the leader no longer has. */
export function sendSnapshot(raft: Raft, agent: number, peer: number): void {
  const { state, host, values } = raft;
  const { log, image, term, awaiting, beats } = state.servers[agent];
  const request: SnapshotRequest = {
    lastIndex: image.index,
    lastTerm: termAt(log, image.index),
    configuration: configurationAt(log, image.index),
  };
  awaiting[peer] = image.index;
  beats[peer] = 0;
  host.route(agent, peer, SNAPSHOT, term, request, values.snapshotBytes);
}

function configurationAt({ configurations }: Parameters<typeof termAt>[0], index: number): Configuration {
  let place = configurations.length - 1;
  while (place > 0 && configurations[place].index > index) place -= 1;
  return configurations[place].configuration;
}

/**
 * Followers: InstallSnapshot, Figure 13. The image stands for the applied entries up to its index, which the history holds once for all
 * servers; the state machine takes over what it lacks.
 */
export function handleSnapshot(
  raft: Raft,
  agent: number,
  from: number,
  term: number,
  request: SnapshotRequest,
): void {
  const { state, host } = raft;
  const server = state.servers[agent];
  if (term < server.term) {
    host.route(agent, from, SNAPSHOT_REPLY, server.term, { matchIndex: -1 }, REPLY_BYTES);
    return;
  }
  if (server.role !== FOLLOWER) becomeFollower(raft, agent);
  server.leader = from;
  server.heardAt = host.now;
  armElectionTimer(raft, agent);
  if (request.lastIndex > server.commitIndex) install(raft, agent, request);
  host.route(agent, from, SNAPSHOT_REPLY, server.term, { matchIndex: request.lastIndex }, REPLY_BYTES);
}

function install(
  raft: Raft,
  agent: number,
  { lastIndex: index, lastTerm: term, configuration }: SnapshotRequest,
): void {
  const { state, host } = raft;
  const server = state.servers[agent];
  const { log } = server;
  // Step 6: if the log has the snapshot's last entry, what follows it stays; otherwise the whole log goes.
  if (index <= lastIndex(log) && termAt(log, index) === term) compact(log, index);
  else {
    log.entries = [];
    log.start = index;
    log.startTerm = term;
    log.configurations = [{ index, configuration }];
  }
  server.commitIndex = index;
  while (server.lastApplied < index) {
    const entry = historyAt(state.history, server.lastApplied++);
    if (entry === undefined || entry.kind !== COMMAND_ENTRY) continue;
    if (markApplied(server.sessions, entry.client, entry.sequence))
      handUp(raft, agent, entry.command, entry.askedAt);
  }
  server.image = { index, applied: server.applied, sessions: copySessions(server.sessions) };
  persist(raft, agent);
  host.note('snapshot', `Agent ${agent} takes a snapshot of ${index} entries from the leader.`, agent);
}

export function handleSnapshotReply(
  raft: Raft,
  agent: number,
  from: number,
  term: number,
  matchIndex: number,
): void {
  const server = raft.state.servers[agent];
  if (server.role !== LEADER || term !== server.term || matchIndex < 0) return;
  if (matchIndex >= server.awaiting[from]) server.awaiting[from] = 0;
  server.answeredAt[from] = raft.host.now;
  if (matchIndex + 1 > server.nextIndex[from]) server.nextIndex[from] = matchIndex + 1;
  if (matchIndex > server.matchIndex[from]) server.matchIndex[from] = matchIndex;
}
