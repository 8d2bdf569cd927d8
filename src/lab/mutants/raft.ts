import type { Module } from '../../engine/kernel/module.ts';
import { append, lastIndex, truncate } from '../../engine/protocols/raft/log.ts';
import { raftWith } from '../../engine/protocols/raft/module.ts';
import { type Rules } from '../../engine/protocols/raft/rules.ts';
import { LEADER } from '../../engine/protocols/raft/state.ts';
import type { Mutant } from './mutant.ts';

/** Entries that a careless disk keeps in its cache. */
const UNWRITTEN = 3;

function mutant(
  id: string,
  label: string,
  source: string,
  seedsWithin: number,
  replaced: Partial<Rules>,
): Mutant {
  return {
    id: `raft-${id}`,
    label,
    source,
    of: 'raft',
    seedsWithin,
    protocol: raftWith(replaced) as unknown as Module,
  };
}

/**
 * The rule of Figure 8 is only needed while a leader may commit old entries before one of its own: the empty entry that leaders append on
 * election travels with the old ones and hides the bug, so it is left out here.
 */
function withoutNoOp(one: Mutant): Mutant {
  const { protocol } = one;
  return {
    ...one,
    protocol: {
      ...protocol,
      init(host, values) {
        (values as Record<string, unknown>).noOp = false;
        return protocol.init(host, values);
      },
    },
  };
}

/** Raft with one rule of Figure 2 broken at a time. */
export const raftMutants: readonly Mutant[] = [
  mutant('no-log-check', 'Votes without looking at the log', 'RequestVote 2, section 5.4.1', 10, {
    logIsUpToDate: () => true,
  }),
  mutant('small-quorum', 'Half of the servers count as a majority', 'section 5.2', 10, {
    majority: (size) => Math.max(1, Math.floor(size / 2)),
  }),
  mutant('two-votes', 'Votes twice in a term', 'RequestVote 2, section 5.2', 30, {
    mayVote: () => true,
  }),
  mutant(
    'always-truncate',
    'Cuts the log off even where nothing conflicts',
    'AppendEntries 3, section 5.3',
    30,
    {
      storeEntries(log, previousIndex, entries) {
        truncate(log, Math.max(previousIndex, log.start));
        for (let i = 0; i < entries.length; i++)
          if (previousIndex + 1 + i > log.start) append(log, entries[i]);
      },
    },
  ),
  mutant(
    'no-consistency-check',
    'Appends without looking at the entry before',
    'AppendEntries 2, section 5.3',
    30,
    {
      isConsistent: (log, previousIndex) => previousIndex <= lastIndex(log),
    },
  ),
  mutant(
    'unwritten-log',
    'The last entries are not yet on disk when it answers',
    'persistent state, Figure 2',
    10,
    {
      writeLog(server) {
        server.disk.lastIndex = Math.max(server.log.start, lastIndex(server.log) - UNWRITTEN);
      },
    },
  ),
  mutant(
    'stale-leader',
    'Takes entries from a leader of an older term',
    'AppendEntries 1, section 5.1',
    300,
    {
      acceptsLeader: () => true,
    },
  ),
  mutant('longest-log', 'The longest log wins, whatever its last term', 'section 5.4.1', 300, {
    logIsUpToDate: (log, request) => request.lastIndex >= lastIndex(log),
  }),
  mutant('stale-vote', 'Counts votes of earlier terms', 'section 5.2', 1000, {
    voteCounts: () => true,
  }),
  withoutNoOp(
    mutant('figure-8', 'Commits entries of earlier terms by counting', 'section 5.4.2, Figure 8', 10000, {
      mayCommit: () => true,
    }),
  ),
  mutant('forgotten-term', 'Does not keep its term over a crash', 'persistent state, Figure 2', 10000, {
    writeTerm: () => {},
  }),
  mutant('eager-follower', 'A follower commits past what it has received', 'AppendEntries 5', 10000, {
    followerCommitIndex: (log, leaderCommit) => Math.min(leaderCommit, lastIndex(log)),
  }),
  mutant('forgotten-vote', 'Does not keep its vote over a crash', 'persistent state, Figure 2', 10000, {
    writeVote: () => {},
  }),
];

/**
 * Equivalent to Raft as far as safety goes: such a leader learns of the higher term from votes and answers, and nothing it sends
 * meanwhile is taken by a majority. Kept apart, since no seed can catch it.
 */
export const equivalentRaftMutant: Mutant = mutant(
  'deaf-leader',
  'A leader ignores entries of a leader with a higher term',
  'all servers, section 5.1',
  Infinity,
  { heedsHigherTerm: (server, isAppend) => !(isAppend && server.role === LEADER) },
);
