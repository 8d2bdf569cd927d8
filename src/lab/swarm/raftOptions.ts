import type { Value } from '../../engine/catalog/params.ts';
import type { Chance } from '../../engine/kernel/chance.ts';

/** Share of runs in which servers stand for election before messages can arrive: little progress, many terms, rare orders of events. */
const HASTY_SHARE = 0.3;
/** Shortest election timeout in seconds at which the swarm's delays leave time to elect and to catch up. */
const PATIENT_SECONDS = 0.08;

/**
 * Parameters of Raft for one run of the swarm: short and long, narrow and wide timeouts, small batches and snapshots, each switch. Fast
 * backup stays on: a step back for each entry takes longer than a run when a cut-off leader has gathered hundreds.
 */
export function raftOptions(chance: Chance): Record<string, Value> {
  const hasty = chance.flip(HASTY_SHARE);
  const electionTimeoutMin = hasty
    ? 0.03 + 0.04 * chance.uniform()
    : PATIENT_SECONDS + 0.07 * chance.uniform();
  return {
    electionTimeoutMin,
    electionTimeoutMax: electionTimeoutMin * (1.2 + 1.3 * chance.uniform()),
    heartbeatSeconds: electionTimeoutMin * (0.2 + 0.3 * chance.uniform()),
    batch: hasty ? 1 + chance.below(2) : [4, 16, 64][chance.below(3)],
    snapshotEntries: [0, 10, 50, 1000][chance.below(4)],
    preVote: chance.flip(0.25),
    disregardRivals: chance.flip(0.15),
    noOp: chance.flip(0.5),
    diskSeconds: chance.flip(0.3) ? 0.01 * chance.uniform() : 0,
    diskLaw: 'exponential',
  };
}

/** Whether a run leaves Raft time enough that progress may be asked of it. */
export const raftHasTime = (scenario: Record<string, unknown>): boolean =>
  ((scenario.protocol as Record<string, unknown>).electionTimeoutMin as number) >= PATIENT_SECONDS;
