import type { Server, Vote } from './state.ts';

/** The guards on which the safety of Paxos rests; the protocol reads them from this record only, so that a mutant may replace one. */
export interface Rules {
  /** Phase 1b: an acceptor promises a ballot higher than any it has promised before. */
  mayPromise(server: Server, ballot: number): boolean;
  /** Phase 2b: an acceptor accepts unless it has promised a higher ballot. */
  mayAccept(server: Server, ballot: number): boolean;
  /** Phase 2a: of the votes reported for a slot, the proposer must take that of the highest ballot. */
  prefers(reported: Vote, other: Vote): boolean;
  /** Phase 2a: whether the proposer heeds the votes reported at all. */
  heedsReports(): boolean;
  /** Servers that make a majority of `size`. */
  majority(size: number): number;
  /** Phase 2b: the leader counts votes for its own ballot only. */
  countsVote(server: Server, ballot: number): boolean;
  /** What of the acceptor's disk a crash spares: all of it. */
  afterCrash(server: Server): void;
}

export const rules: Rules = {
  mayPromise: (server, ballot) => ballot > server.promised,
  mayAccept: (server, ballot) => ballot >= server.promised,
  prefers: (reported, other) => reported.ballot > other.ballot,
  heedsReports: () => true,
  majority: (size) => Math.floor(size / 2) + 1,
  countsVote: (server, ballot) => ballot === server.ballot,
  afterCrash: () => {},
};
