import { define, type Module } from '../../kernel/module.ts';
import type { Host } from '../../kernel/host.ts';
import { checkInvariants, forgetSeen } from './check.ts';
import { ask, askAgain, handleCommand } from './clients.ts';
import { flushOutbox, loseDisk, loseVolatile } from './disk.ts';
import * as election from './election.ts';
import * as messages from './messages.ts';
import { params, type Values } from './params.ts';
import { proposeConfiguration } from './membership.ts';
import { beat, handleAppend, handleAppendReply } from './replication.ts';
import { type Rules, rules } from './rules.ts';
import * as show from './show.ts';
import { handleSnapshot, handleSnapshotReply } from './snapshots.ts';
import {
  BEAT,
  ELECTION,
  initialState,
  LEADER,
  type Raft,
  RETRY,
  type State,
  timers,
  touch,
} from './state.ts';

/**
 * Raft with some of its rules replaced: without an argument the algorithm of D. Ongaro & J. Ousterhout, In Search of an Understandable
 * Consensus Algorithm (extended version), 2014, Figure 2, with what Ongaro's dissertation (Stanford 2014) adds.
 */
export function raftWith(replaced: Partial<Rules> = {}): Module<typeof params, State> {
  const allRules: Rules = { ...rules, ...replaced };
  const on = (state: State, host: Host, values: Values): Raft => ({ state, host, values, rules: allRules });

  return define<typeof params, State>({
    id: 'raft',
    label: 'Raft',
    summary:
      'Servers elect a leader, which puts all commands into one log and commits what a majority has stored.',
    source:
      'Ongaro & Ousterhout, In Search of an Understandable Consensus Algorithm, 2014, Figure 2; Ongaro, dissertation, Stanford 2014.',
    params,
    timers,
    messages: messages.messages,
    ...show.shown,

    init: initialState,

    start(state, host, values, agent) {
      const raft = on(state, host, values);
      const server = state.servers[agent];
      const first = values.leaderAtStart;
      if (first >= 0 && first < host.n) {
        server.term = 1;
        server.votedFor = first;
        server.leader = first;
        server.heardAt = host.now;
        server.disk.term = 1;
        server.disk.votedFor = first;
      }
      if (agent === first) {
        election.lead(raft, agent);
        host.after(agent, BEAT, values.heartbeatSeconds);
      } else election.armElectionTimer(raft, agent);
      touch(state, agent);
    },

    receive(state, host, values, to, from, kind, term, payload) {
      touch(state, to);
      receive(on(state, host, values), to, from, kind, term, payload);
    },

    wake(state, host, values, agent, timer) {
      touch(state, agent);
      const raft = on(state, host, values);
      if (timer === ELECTION) election.timeOut(raft, agent);
      else if (timer === BEAT) beat(raft, agent);
      else if (timer === RETRY) askAgain(raft, agent);
      else flushOutbox(raft, agent);
    },

    agree(state, host, values, agent, command) {
      touch(state, agent);
      ask(on(state, host, values), agent, command);
    },

    crash(state, host, values, agent) {
      const raft = on(state, host, values);
      loseVolatile(raft, agent);
      forgetSeen(raft, agent);
    },

    restart(state, host, values, agent, wiped) {
      const raft = on(state, host, values);
      if (wiped) loseDisk(raft, agent);
      forgetSeen(raft, agent);
      election.armElectionTimer(raft, agent);
    },

    changed(state, host, values, key) {
      if (key !== 'servers') return;
      const raft = on(state, host, values);
      for (let agent = 0; agent < host.n; agent++) {
        if (state.servers[agent].role !== LEADER || !host.alive[agent]) continue;
        touch(state, agent);
        proposeConfiguration(raft, agent);
      }
    },

    check: (state, host, values) => checkInvariants(on(state, host, values)),
  });
}

function receive(raft: Raft, to: number, from: number, kind: number, term: number, payload: unknown): void {
  const server = raft.state.servers[to];
  if (kind === messages.COMMAND) {
    handleCommand(raft, to, payload as messages.CommandRequest);
    return;
  }
  if (kind === messages.PRE_VOTE) {
    election.handlePreVote(raft, to, from, term, payload as messages.VoteRequest);
    return;
  }
  if (kind === messages.PRE_VOTE_REPLY && (payload as messages.VoteReply).granted) {
    election.handlePreVoteReply(raft, to, from, term, payload as messages.VoteReply);
    return;
  }
  if (kind === messages.REQUEST_VOTE && raft.values.disregardRivals && election.hearsLeader(raft, to)) return;
  const isAppend = kind === messages.APPEND || kind === messages.HEARTBEAT;
  if (term > server.term) {
    if (!raft.rules.heedsHigherTerm(server, isAppend)) return;
    election.stepDown(raft, to, term);
  }
  if (isAppend) handleAppend(raft, to, from, kind, term, payload as messages.AppendRequest);
  else if (kind === messages.REQUEST_VOTE)
    election.handleRequestVote(raft, to, from, term, payload as messages.VoteRequest);
  else if (kind === messages.VOTE) election.handleVote(raft, to, from, term, payload as messages.VoteReply);
  else if (kind === messages.SNAPSHOT)
    handleSnapshot(raft, to, from, term, payload as messages.SnapshotRequest);
  else if (kind === messages.SNAPSHOT_REPLY)
    handleSnapshotReply(raft, to, from, term, (payload as { matchIndex: number }).matchIndex);
  else if (kind !== messages.PRE_VOTE_REPLY)
    handleAppendReply(raft, to, from, term, payload as messages.AppendReply);
}
