import { raftWith } from './raft/module.ts';

/** Raft: one leader, one log, a majority. */
export const raft = raftWith();
