import type { Module } from '../../engine/kernel/module.ts';
import { pbftWith } from '../../engine/protocols/pbft/module.ts';
import { type Rules, rules } from '../../engine/protocols/pbft/rules.ts';
import type { Certificate } from '../../engine/protocols/pbft/messages.ts';
import { traitorsBorne } from '../../engine/protocols/replicas/quorums.ts';
import { NULL_BATCH } from '../../engine/protocols/replicas/requests.ts';
import type { Mutant } from './mutant.ts';

function mutant(
  id: string,
  label: string,
  source: string,
  seedsWithin: number,
  replaced: Partial<Rules>,
): Mutant {
  return {
    id: `pbft-${id}`,
    label,
    source,
    of: 'pbft',
    seedsWithin,
    protocol: pbftWith(replaced) as unknown as Module,
  };
}

/** PBFT with one rule of Castro & Liskov 1999 broken at a time. */
export const pbftMutants: readonly Mutant[] = [
  mutant('small-quorum', 'A quorum of 2f instead of 2f + 1', 'section 4', 10, {
    quorum: (n) => Math.max(1, 2 * traitorsBorne(n)),
  }),
  mutant('any-digest', 'Counts votes without looking at the digest', 'section 4.2, prepared', 10, {
    belongs: (ballot, view) => ballot.view === view,
  }),
  mutant(
    'no-prepared-set',
    'Changes view without the certificates of what was prepared',
    'section 4.4, P',
    30,
    {
      preparedSet: () => [],
    },
  ),
  mutant(
    'oldest-certificate',
    'The new view takes the certificate of the lowest view',
    'section 4.4, O',
    1000,
    {
      orderOf(changes) {
        const { stable, order } = rules.orderOf(changes);
        const oldest = new Map<number, Certificate>();
        for (const { prepared } of changes)
          for (const one of prepared)
            if (one.view < (oldest.get(one.sequence)?.view ?? Infinity)) oldest.set(one.sequence, one);
        return {
          stable,
          order: order.map(({ sequence }) => ({
            sequence,
            batch: oldest.get(sequence)?.batch ?? NULL_BATCH,
          })),
        };
      },
    },
  ),
  mutant('any-new-view', 'Takes a new view without checking its order', 'section 4.4, new-view', 100, {
    validNewView: () => true,
  }),
  mutant(
    'any-view-change',
    'Takes claims of what was prepared without proof',
    'section 4.4, view-change',
    100,
    {
      validViewChange: () => true,
    },
  ),
  mutant(
    'no-commit-phase',
    'Executes what is prepared without waiting for commits',
    'section 4.2, committed-local',
    100,
    {
      isCommitted: (slot) => slot.prepared,
    },
  ),
  mutant(
    'no-prepare-phase',
    'Commits what was pre-prepared without waiting for prepares',
    'section 4.2, prepared',
    10,
    {
      isPrepared: () => true,
    },
  ),
  mutant('votes-again', 'Counts a vote each time it arrives', 'section 4.2', 10, {
    counts: () => true,
  }),
  mutant(
    'second-proposal',
    'Takes another pre-prepare for a place it has one for',
    'section 4.2, pre-prepare',
    30,
    {
      isFirst: () => true,
    },
  ),
  mutant('forged-requests', 'Takes requests that no client has signed', 'section 4.2', 100, {
    authentic: () => true,
  }),
  mutant('early-checkpoint', 'Takes a checkpoint of one replica for stable', 'section 4.3', 10, {
    checkpointQuorum: () => 1,
  }),
  mutant(
    'out-of-order',
    'Executes what is committed without waiting for the places before',
    'section 4.2',
    10,
    {
      mayExecute: (executed, sequence) => sequence > executed,
    },
  ),
  mutant('twice', 'Executes a request as often as it is ordered', 'section 4.1', 10, {
    executeOnce: () => true,
  }),
  mutant('first-reply', 'The client is content with one reply', 'section 4.1', 10, {
    repliesNeeded: () => 1,
  }),
];
