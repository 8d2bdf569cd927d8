import { keyOf } from '../order/sessions.ts';
import { answer, persist } from './disk.ts';
import {
  append,
  COMMAND_ENTRY,
  configurationOf,
  type Entry,
  entryAt,
  lastIndex,
  lastTerm,
  NO_OP,
  votes,
} from './log.ts';
import { DENIED, GRANTED, PRE_VOTE, PRE_VOTE_REPLY, REQUEST_VOTE, VOTE, VOTE_BYTES } from './messages.ts';
import type { VoteReply, VoteRequest } from './messages.ts';
import { isQuorum, proposeConfiguration } from './membership.ts';
import { advanceCommitIndex, beat } from './replication.ts';
import { BEAT, CANDIDATE, ELECTION, FOLLOWER, LEADER, PRE_CANDIDATE, type Raft } from './state.ts';

/** Draws a new election timeout, uniform between the shortest and the longest (section 5.2). */
export function armElectionTimer({ host, values }: Raft, agent: number): void {
  const { electionTimeoutMin, electionTimeoutMax } = values;
  const range = Math.max(0, electionTimeoutMax - electionTimeoutMin);
  host.after(agent, ELECTION, electionTimeoutMin + range * host.chance.at(agent).uniform());
}

/** A server that has heard no leader for its election timeout stands for election, if it has a vote. */
export function timeOut(raft: Raft, agent: number): void {
  const server = raft.state.servers[agent];
  if (server.role === LEADER) return;
  armElectionTimer(raft, agent);
  if (!votes(configurationOf(server.log), agent)) return;
  if (raft.values.preVote) startPreVote(raft, agent);
  else startElection(raft, agent);
}

/** Asks whether it could win without raising its term (dissertation, 9.6). */
function startPreVote(raft: Raft, agent: number): void {
  const server = raft.state.servers[agent];
  server.role = PRE_CANDIDATE;
  server.leader = -1;
  server.votes = new Set([agent]);
  if (isQuorum(raft, configurationOf(server.log), (voter) => server.votes.has(voter)))
    startElection(raft, agent);
  else requestVotes(raft, agent, PRE_VOTE, server.term + 1);
}

/** Candidates: increment currentTerm, vote for self, reset the timer, send RequestVote to all other servers (Figure 2). */
export function startElection(raft: Raft, agent: number): void {
  const { state } = raft;
  const server = state.servers[agent];
  server.role = CANDIDATE;
  server.term += 1;
  server.votedFor = agent;
  server.leader = -1;
  server.votes = new Set([agent]);
  state.elections += 1;
  persist(raft, agent);
  requestVotes(raft, agent, REQUEST_VOTE, server.term);
  becomeLeader(raft, agent);
}

function requestVotes({ state, host }: Raft, agent: number, kind: number, term: number): void {
  const { log } = state.servers[agent];
  const request: VoteRequest = Object.freeze({ lastIndex: lastIndex(log), lastTerm: lastTerm(log) });
  const { voters, next } = configurationOf(log);
  for (const voter of voters) if (voter !== agent) host.route(agent, voter, kind, term, request, VOTE_BYTES);
  for (const voter of next)
    if (voter !== agent && !voters.includes(voter)) host.route(agent, voter, kind, term, request, VOTE_BYTES);
}

/** Whether the server hears from a leader, so that no election is called for (section 6; dissertation, 4.2.3). */
export function hearsLeader({ state, host, values }: Raft, agent: number): boolean {
  const server = state.servers[agent];
  return server.role === LEADER || host.now - server.heardAt < values.electionTimeoutMin;
}

/** Votes once a term, and only for a candidate whose log is at least as up-to-date (Figure 2, RequestVote). */
export function handleRequestVote(
  raft: Raft,
  agent: number,
  from: number,
  term: number,
  request: VoteRequest,
): void {
  const { rules } = raft;
  const server = raft.state.servers[agent];
  const granted =
    term === server.term && rules.mayVote(server, from) && rules.logIsUpToDate(server.log, request);
  if (granted) {
    server.votedFor = from;
    armElectionTimer(raft, agent);
  }
  persist(raft, agent);
  answer(raft, agent, from, VOTE, granted ? GRANTED : DENIED, VOTE_BYTES);
}

/** A pre-vote promises nothing and changes nothing. */
export function handlePreVote(
  raft: Raft,
  agent: number,
  from: number,
  term: number,
  request: VoteRequest,
): void {
  const { rules, host } = raft;
  const server = raft.state.servers[agent];
  const granted = term > server.term && !hearsLeader(raft, agent) && rules.logIsUpToDate(server.log, request);
  // A promise for the candidate's next term carries that term; a refusal tells the candidate of a later one.
  host.route(
    agent,
    from,
    PRE_VOTE_REPLY,
    granted ? term : server.term,
    granted ? GRANTED : DENIED,
    VOTE_BYTES,
  );
}

export function handlePreVoteReply(
  raft: Raft,
  agent: number,
  from: number,
  term: number,
  reply: VoteReply,
): void {
  const server = raft.state.servers[agent];
  if (server.role !== PRE_CANDIDATE || !reply.granted || term !== server.term + 1) return;
  server.votes.add(from);
  if (!isQuorum(raft, configurationOf(server.log), (voter) => server.votes.has(voter))) return;
  armElectionTimer(raft, agent);
  startElection(raft, agent);
}

export function handleVote(raft: Raft, agent: number, from: number, term: number, reply: VoteReply): void {
  const server = raft.state.servers[agent];
  if (server.role !== CANDIDATE || !reply.granted || !raft.rules.voteCounts(server, term)) return;
  server.votes.add(from);
  becomeLeader(raft, agent);
}

/** Candidates: with votes from a majority of servers, become leader. */
export function becomeLeader(raft: Raft, agent: number): void {
  const { state, host } = raft;
  const server = state.servers[agent];
  if (server.role !== CANDIDATE) return;
  if (!isQuorum(raft, configurationOf(server.log), (voter) => server.votes.has(voter))) return;
  host.cancel(agent, ELECTION);
  lead(raft, agent);
  host.note('elected', `Agent ${agent} leads term ${server.term}.`, agent, 'good');
  if (raft.values.noOp) {
    append(server.log, noOp(server.term, agent, host.now));
    server.matchIndex[agent] = lastIndex(server.log);
    persist(raft, agent);
  }
  beat(raft, agent);
  advanceCommitIndex(raft, agent);
  proposeConfiguration(raft, agent);
}

const noOp = (term: number, agent: number, now: number): Entry =>
  Object.freeze({
    term,
    kind: NO_OP,
    command: null,
    client: 0,
    sequence: 0,
    via: agent,
    askedAt: now,
    bytes: 0,
  });

/** Volatile state on leaders, reinitialized after election (Figure 2). */
export function lead({ state, host }: Raft, agent: number): void {
  const server = state.servers[agent];
  const last = lastIndex(server.log);
  server.role = LEADER;
  server.leader = agent;
  server.nextIndex = new Float64Array(host.n).fill(last + 1);
  server.matchIndex = new Float64Array(host.n);
  server.matchIndex[agent] = last;
  server.awaiting = new Float64Array(host.n);
  server.beats = new Uint8Array(host.n);
  server.owed = new Uint8Array(host.n);
  server.answeredAt = new Float64Array(host.n).fill(-Infinity);
  server.proposed = new Set();
  for (let index = server.lastApplied + 1; index <= last; index++) {
    const entry = entryAt(server.log, index);
    if (entry?.kind === COMMAND_ENTRY) server.proposed.add(keyOf(entry.client, entry.sequence));
  }
  state.quorumAt = host.now;
}

/** All servers: a message of a higher term makes anyone a follower of that term (Figure 2). */
export function stepDown(raft: Raft, agent: number, term: number): void {
  const { state, host } = raft;
  const server = state.servers[agent];
  if (server.role === LEADER) {
    host.note('stepped down', `Agent ${agent} steps down: it hears of term ${term}.`, agent);
    armElectionTimer(raft, agent);
  }
  becomeFollower(raft, agent);
  server.term = term;
  server.votedFor = -1;
  server.leader = -1;
  persist(raft, agent);
}

/** Gives up leading or standing; the term stays. */
export function becomeFollower({ state, host }: Raft, agent: number): void {
  const server = state.servers[agent];
  if (server.role === LEADER) {
    host.cancel(agent, BEAT);
    server.nextIndex = new Float64Array(0);
    server.matchIndex = new Float64Array(0);
    server.awaiting = new Float64Array(0);
    server.beats = new Uint8Array(0);
    server.owed = new Uint8Array(0);
    server.answeredAt = new Float64Array(0);
    server.proposed = new Set();
  }
  server.role = FOLLOWER;
}
