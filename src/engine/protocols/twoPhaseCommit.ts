import { twoPhaseCommitWith } from './twoPhaseCommit/module.ts';

/** Two-phase commit: all or nothing, and all wait for one. */
export const twoPhaseCommit = twoPhaseCommitWith();
