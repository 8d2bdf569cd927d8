import { apply } from './apply.ts';
import { askAgain } from './clients.ts';
import { answer, persist } from './disk.ts';
import { armElectionTimer, becomeFollower } from './election.ts';
import { configurationOf, lastIndex, termAt } from './log.ts';
import { indexOfMajority, isQuorum, isRemoved, proposeConfiguration } from './membership.ts';
import {
  APPEND,
  APPEND_BYTES,
  APPEND_REPLY,
  type AppendReply,
  type AppendRequest,
  HEARTBEAT,
  HEARTBEAT_REPLY,
  NO_ENTRIES,
  REPLY_BYTES,
} from './messages.ts';
import { sendSnapshot } from './snapshots.ts';
import { BEAT, FOLLOWER, LEADER, type Raft } from './state.ts';

/** Heartbeats after which a leader no longer hopes for an answer and sends the entries again. */
const PATIENT_BEATS = 3;

/** Leaders: heartbeats to all, with entries for those that lack some and have none on the way (section 5.2). */
export function beat(raft: Raft, agent: number): void {
  const { state, host, values } = raft;
  const server = state.servers[agent];
  if (server.role !== LEADER) return;
  host.after(agent, BEAT, values.heartbeatSeconds);
  for (let peer = 0; peer < host.n; peer++) {
    if (peer === agent) continue;
    if (server.awaiting[peer] > 0 && server.beats[peer] < PATIENT_BEATS) sendHeartbeat(raft, agent, peer);
    else sendAppend(raft, agent, peer);
  }
  const since = host.now - Math.max(values.electionTimeoutMax, 2 * values.heartbeatSeconds);
  if (
    isQuorum(
      raft,
      configurationOf(server.log),
      (voter) => voter === agent || server.answeredAt[voter] >= since,
    )
  )
    state.quorumAt = host.now;
}

/** Leaders: if the last log index is at least nextIndex for a follower, send AppendEntries from nextIndex (Figure 2). One message waits
 * for its answer before the next goes; what comes meanwhile goes together. */
export function replicate(raft: Raft, agent: number): void {
  const { state, host } = raft;
  const server = state.servers[agent];
  const last = lastIndex(server.log);
  server.matchIndex[agent] = last;
  for (let peer = 0; peer < host.n; peer++)
    if (peer !== agent && server.awaiting[peer] === 0 && server.nextIndex[peer] <= last)
      sendAppend(raft, agent, peer);
}

/** AppendEntries without entries, while others are on their way. */
function sendHeartbeat({ state, host }: Raft, agent: number, peer: number): void {
  const { log, nextIndex, beats, term, commitIndex } = state.servers[agent];
  beats[peer] += 1;
  const previousIndex = Math.max(nextIndex[peer] - 1, log.start);
  const previousTerm = termAt(log, previousIndex);
  const request: AppendRequest = { previousIndex, previousTerm, entries: NO_ENTRIES, commitIndex };
  host.route(agent, peer, HEARTBEAT, term, request, APPEND_BYTES);
}

export function sendAppend(raft: Raft, agent: number, peer: number): void {
  const { state, host, values } = raft;
  const { log, nextIndex, awaiting, beats, owed, term, commitIndex } = state.servers[agent];
  const next = nextIndex[peer];
  if (next <= log.start) {
    sendSnapshot(raft, agent, peer);
    return;
  }
  const from = next - log.start - 1;
  const entries = from < log.entries.length ? log.entries.slice(from, from + values.batch) : NO_ENTRIES;
  const request: AppendRequest = {
    previousIndex: next - 1,
    previousTerm: termAt(log, next - 1),
    entries,
    commitIndex,
  };
  let bytes = APPEND_BYTES;
  for (const entry of entries) bytes += 16 + entry.bytes;
  awaiting[peer] = entries.length > 0 ? next - 1 + entries.length : 0;
  beats[peer] = 0;
  owed[peer] = 0;
  host.route(agent, peer, entries.length > 0 ? APPEND : HEARTBEAT, term, request, bytes);
}

/** Followers: AppendEntries, Figure 2, steps 1 to 5. */
export function handleAppend(
  raft: Raft,
  agent: number,
  from: number,
  kind: number,
  term: number,
  request: AppendRequest,
): void {
  const { rules, host } = raft;
  const server = raft.state.servers[agent];
  const { log } = server;
  if (!rules.acceptsLeader(server, term)) {
    respond(raft, agent, from, kind, { success: false, previousIndex: -1, matchIndex: 0, conflictTerm: -1 });
    return;
  }
  if (server.role !== FOLLOWER) becomeFollower(raft, agent);
  server.heardAt = host.now;
  armElectionTimer(raft, agent);
  const isNew = server.leader !== from;
  server.leader = from;
  const { previousIndex, previousTerm, entries, commitIndex } = request;
  if (rules.isConsistent(log, previousIndex, previousTerm)) {
    if (entries.length > 0) {
      rules.storeEntries(log, previousIndex, entries);
      persist(raft, agent);
    }
    const matchIndex = previousIndex + entries.length;
    const commit = rules.followerCommitIndex(log, commitIndex, matchIndex);
    if (commit > server.commitIndex) {
      server.commitIndex = commit;
      apply(raft, agent);
    } else if (entries.length === 0) host.redundant();
    respond(raft, agent, from, kind, { success: true, previousIndex, matchIndex, conflictTerm: -1 });
  } else respond(raft, agent, from, kind, refusal(raft, agent, previousIndex));
  if (isNew) askAgain(raft, agent);
}

/** Where the leader should try next: one entry back, or with fast backup the first entry of the term in conflict (section 5.3). */
function refusal({ state, values }: Raft, agent: number, previousIndex: number): AppendReply {
  const { log } = state.servers[agent];
  if (!values.fastBackup)
    return { success: false, previousIndex, matchIndex: previousIndex, conflictTerm: -1 };
  const last = lastIndex(log);
  if (previousIndex > last) return { success: false, previousIndex, matchIndex: last + 1, conflictTerm: -1 };
  const conflictTerm = termAt(log, previousIndex);
  let first = previousIndex;
  while (first - 1 > log.start && termAt(log, first - 1) === conflictTerm) first -= 1;
  return { success: false, previousIndex, matchIndex: first, conflictTerm };
}

function respond(raft: Raft, agent: number, to: number, kind: number, reply: AppendReply): void {
  if (kind === APPEND) answer(raft, agent, to, APPEND_REPLY, reply, REPLY_BYTES);
  else raft.host.route(agent, to, HEARTBEAT_REPLY, raft.state.servers[agent].term, reply, REPLY_BYTES);
}

/** Leaders: a success moves nextIndex and matchIndex on, a refusal moves nextIndex back and tries again (section 5.3). */
export function handleAppendReply(
  raft: Raft,
  agent: number,
  from: number,
  term: number,
  reply: AppendReply,
): void {
  const { state, host } = raft;
  const server = state.servers[agent];
  if (server.role !== LEADER || term !== server.term) return;
  server.answeredAt[from] = host.now;
  if (reply.success) {
    const { matchIndex } = reply;
    // A heartbeat sent after the entries came back without them: they are lost, or overtaken.
    const isLost =
      server.beats[from] > 0 &&
      reply.previousIndex === server.nextIndex[from] - 1 &&
      matchIndex === reply.previousIndex;
    if (isLost || matchIndex >= server.awaiting[from]) server.awaiting[from] = 0;
    if (matchIndex + 1 > server.nextIndex[from]) server.nextIndex[from] = matchIndex + 1;
    if (matchIndex > server.matchIndex[from]) {
      server.matchIndex[from] = matchIndex;
      if (matchIndex > server.commitIndex) advanceCommitIndex(raft, agent);
      if (server.role !== LEADER) return;
    }
  } else {
    // A refusal of an older attempt says nothing about the present one.
    if (reply.previousIndex !== server.nextIndex[from] - 1) return;
    server.nextIndex[from] = Math.max(1, Math.min(retryIndex(server.log, reply), server.nextIndex[from] - 1));
    server.awaiting[from] = 0;
  }
  const isBehind = server.nextIndex[from] <= lastIndex(server.log);
  if (server.awaiting[from] === 0 && (isBehind || server.owed[from] === 1)) sendAppend(raft, agent, from);
}

/** If the leader has entries of the term in conflict, it tries after its last one; otherwise where the follower says. */
function retryIndex(
  log: Parameters<typeof termAt>[0],
  { matchIndex, conflictTerm, previousIndex }: AppendReply,
): number {
  if (conflictTerm < 0) return matchIndex;
  let index = previousIndex - 1;
  while (index >= matchIndex && termAt(log, index) > conflictTerm) index -= 1;
  return termAt(log, index) === conflictTerm ? index + 1 : matchIndex;
}

/**
 * Leaders: if there is an N above commitIndex that a majority has stored, and log[N] is of the current term, set commitIndex to N
 * (Figure 2; sections 5.3 and 5.4).
 */
export function advanceCommitIndex(raft: Raft, agent: number): void {
  const { rules } = raft;
  const server = raft.state.servers[agent];
  if (server.role !== LEADER) return;
  const { voters, next } = configurationOf(server.log);
  let index = indexOfMajority(raft, voters, server.matchIndex);
  if (next.length > 0) index = Math.min(index, indexOfMajority(raft, next, server.matchIndex));
  if (index <= server.commitIndex || !rules.mayCommit(server, index)) return;
  server.commitIndex = index;
  apply(raft, agent);
  if (isRemoved(raft, agent)) {
    raft.host.note('stepped down', `Agent ${agent} steps down: it is no longer a voting server.`, agent);
    // Its followers must learn that the last configuration is committed before it falls silent.
    beat(raft, agent);
    becomeFollower(raft, agent);
    armElectionTimer(raft, agent);
    return;
  }
  proposeConfiguration(raft, agent);
}
