import type { Module } from '../../engine/kernel/module.ts';
import { paxosWith } from '../../engine/protocols/paxos/module.ts';
import type { Rules } from '../../engine/protocols/paxos/rules.ts';
import type { Mutant } from './mutant.ts';

function mutant(
  id: string,
  label: string,
  source: string,
  seedsWithin: number,
  replaced: Partial<Rules>,
): Mutant {
  return {
    id: `paxos-${id}`,
    label,
    source,
    of: 'multi-paxos',
    seedsWithin,
    protocol: paxosWith(replaced) as unknown as Module,
  };
}

/** Multi-Paxos with one rule broken at a time; the sections are those of Paxos Made Simple. */
export const paxosMutants: readonly Mutant[] = [
  mutant('small-quorum', 'Half of the acceptors count as a majority', 'P2b, section 2.2', 10, {
    majority: (size) => Math.max(1, Math.floor(size / 2)),
  }),
  mutant('deaf-proposer', 'Proposes its own values whatever was accepted before', 'P2c, section 2.2', 10, {
    heedsReports: () => false,
  }),
  mutant('oldest-vote', 'Takes the reported vote of the lowest ballot', 'P2c, section 2.2', 1000, {
    prefers: (reported, other) => reported.ballot < other.ballot,
  }),
  mutant(
    'broken-promise',
    'Accepts proposals of ballots lower than it has promised',
    'P1a, section 2.2',
    100,
    {
      mayAccept: () => true,
    },
  ),
  mutant(
    'any-promise',
    'Promises a ballot lower than one it has promised before',
    'phase 1 (b), section 2.2',
    1000,
    {
      mayPromise: () => true,
    },
  ),
  mutant('forgotten-promise', 'Does not keep its promise over a crash', 'section 2.5', 10000, {
    afterCrash(server) {
      server.promised = -1;
    },
  }),
  mutant('forgotten-votes', 'Does not keep its votes over a crash', 'section 2.5', 100, {
    afterCrash(server) {
      server.accepted.clear();
    },
  }),
];

/**
 * A leader must be outbid, lead again and propose before an answer to its earlier ballot arrives: the swarm's delays are too short for that,
 * so this one is tried on a network of its own.
 */
export const rarePaxosMutant: Mutant = mutant(
  'stale-count',
  'Counts votes of its earlier ballots',
  'phase 2, section 2.2',
  Infinity,
  { countsVote: () => true },
);
