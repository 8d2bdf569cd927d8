import type { Mutant } from './mutant.ts';
import { paxosMutants } from './paxos.ts';
import { raftMutants } from './raft.ts';

/** All protocols broken on purpose, by protocol. */
export const mutants: readonly Mutant[] = [...raftMutants, ...paxosMutants];
