import { benOrMutants } from './benOr.ts';
import { hotstuffMutants } from './hotstuff.ts';
import type { Mutant } from './mutant.ts';
import { paxosMutants } from './paxos.ts';
import { pbftMutants } from './pbft.ts';
import { raftMutants } from './raft.ts';
import { twoPhaseMutants } from './twoPhaseCommit.ts';

/** All protocols broken on purpose, by protocol. */
export const mutants: readonly Mutant[] = [...raftMutants, ...paxosMutants, ...twoPhaseMutants, ...pbftMutants, ...hotstuffMutants, ...benOrMutants];
