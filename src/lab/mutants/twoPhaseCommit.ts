import type { Module } from '../../engine/kernel/module.ts';
import { twoPhaseCommitWith } from '../../engine/protocols/twoPhaseCommit/module.ts';
import type { Rules } from '../../engine/protocols/twoPhaseCommit/state.ts';
import type { Mutant } from './mutant.ts';

function mutant(
  id: string,
  label: string,
  source: string,
  seedsWithin: number,
  replaced: Partial<Rules>,
): Mutant {
  return {
    id: `two-phase-commit-${id}`,
    label,
    source,
    of: 'two-phase-commit',
    seedsWithin,
    protocol: twoPhaseCommitWith(replaced) as unknown as Module,
  };
}

/** Two-phase commit with one rule broken at a time; the actions are those of TwoPhase.tla. */
export const twoPhaseMutants: readonly Mutant[] = [
  mutant('majority', 'Commits when most managers are prepared', 'TMCommit: all of RM', 10, {
    mayCommit: (prepared, managers) => 2 * prepared > managers,
  }),
  mutant(
    'impatient',
    'A prepared manager aborts when it hears nothing',
    'RMChooseToAbort: only while working',
    100,
    {
      waitsInDoubt: () => false,
    },
  ),
  mutant(
    'forgotten-decision',
    'The coordinator’s decisions do not survive its crash',
    'TMRcvPrepared: tmState is stable',
    300,
    {
      remembersDecisions: () => false,
    },
  ),
];
