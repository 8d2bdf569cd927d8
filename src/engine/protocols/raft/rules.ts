import { append, type Entry, lastIndex, lastTerm, type Log, termAt, truncate } from './log.ts';
import type { VoteRequest } from './messages.ts';
import type { Server } from './state.ts';

/**
 * The guards on which Raft's safety rests, each by itself, in the words of Figure 2. The protocol reads them from this record and
 * from nowhere else, so that a replaced guard shows what it is good for.
 */
export interface Rules {
  /** RequestVote 2: the candidate's log is at least as up-to-date as the receiver's (section 5.4.1). */
  logIsUpToDate(log: Log, request: VoteRequest): boolean;
  /** RequestVote 2: votedFor is null or the candidate. */
  mayVote(server: Server, candidate: number): boolean;
  /** Servers that make a majority of `size`. */
  majority(size: number): number;
  /** Candidates: a vote counts only in the term it was asked for. */
  voteCounts(server: Server, term: number): boolean;
  /** All servers: a message of a higher term makes anyone a follower of it. */
  heedsHigherTerm(server: Server, isAppend: boolean): boolean;
  /** AppendEntries 1: a message of an older term is refused. */
  acceptsLeader(server: Server, term: number): boolean;
  /** AppendEntries 2: the log has an entry at previousIndex whose term is previousTerm. What a snapshot holds is committed and agrees. */
  isConsistent(log: Log, previousIndex: number, previousTerm: number): boolean;
  /** AppendEntries 3 and 4: delete what conflicts and all that follows it; append what is not there yet. */
  storeEntries(log: Log, previousIndex: number, entries: readonly Entry[]): void;
  /** AppendEntries 5: the smaller of the leader's commit index and the index of the last new entry. */
  followerCommitIndex(log: Log, leaderCommit: number, lastNewIndex: number): number;
  /** Leaders: only entries of the leader's own term are committed by counting (section 5.4.2, Figure 8). */
  mayCommit(server: Server, index: number): boolean;
  /** Persistent state on all servers, written before answering. */
  writeTerm(server: Server): void;
  writeVote(server: Server): void;
  writeLog(server: Server): void;
}

export const rules: Rules = {
  logIsUpToDate: (log, request) =>
    request.lastTerm > lastTerm(log) ||
    (request.lastTerm === lastTerm(log) && request.lastIndex >= lastIndex(log)),

  mayVote: (server, candidate) => server.votedFor === -1 || server.votedFor === candidate,

  majority: (size) => Math.floor(size / 2) + 1,

  voteCounts: (server, term) => term === server.term,

  heedsHigherTerm: () => true,

  acceptsLeader: (server, term) => term >= server.term,

  isConsistent: (log, previousIndex, previousTerm) =>
    previousIndex < log.start || termAt(log, previousIndex) === previousTerm,

  storeEntries(log, previousIndex, entries) {
    for (let i = 0; i < entries.length; i++) {
      const index = previousIndex + 1 + i;
      if (index <= log.start || termAt(log, index) === entries[i].term) continue;
      truncate(log, index - 1);
      append(log, entries[i]);
    }
  },

  followerCommitIndex: (_log, leaderCommit, lastNewIndex) => Math.min(leaderCommit, lastNewIndex),

  mayCommit: (server, index) => termAt(server.log, index) === server.term,

  writeTerm(server) {
    server.disk.term = server.term;
  },

  writeVote(server) {
    server.disk.votedFor = server.votedFor;
  },

  writeLog(server) {
    server.disk.lastIndex = lastIndex(server.log);
  },
};
