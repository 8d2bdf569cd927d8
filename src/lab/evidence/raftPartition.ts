import type { Command } from '../../engine/kernel/command.ts';
import { World } from '../../engine/kernel/world.ts';
import { entryAt, lastIndex } from '../../engine/protocols/raft/log.ts';
import { LEADER, type State } from '../../engine/protocols/raft/state.ts';
import { meanOf, numberIn, replicate, textOf } from './summary.ts';
import type { Case, Effort, Outcome } from './types.ts';

const SPLIT_AT = 2;
/** Length of the split in longest election timeouts, and the longest timeout in seconds. */
const TIMEOUTS = 30;
const TIMEOUT_SECONDS = 0.3;
const HEAL_AT = SPLIT_AT + TIMEOUTS * TIMEOUT_SECONDS;
const END_AT = HEAL_AT + TIMEOUTS * TIMEOUT_SECONDS;

/** The leader and a minority on one side, the rest on the other, while clients ask everywhere. */
export function partitionCases({ scenario, metric }: Case, { reps, seed }: Effort): Outcome | null {
  const n = numberIn(textOf(scenario.protocol), 'n');
  const minority = Math.floor((n - 1) / 2);
  const ours = {
    version: 1,
    agents: n,
    topology: { id: 'complete' },
    network: { id: 'exponential', meanSeconds: 0.0075 },
    protocol: { id: 'raft', leaderAtStart: 0, electionTimeoutMax: TIMEOUT_SECONDS, snapshotEntries: 0 },
    environment: { id: 'records', rate: 20, timeoutSeconds: 0.5 },
  };
  const commands: Command[] = [
    {
      time: SPLIT_AT,
      do: 'partition',
      groups: Array.from({ length: n }, (_, agent) => Number(agent >= minority)),
    },
    { time: HEAL_AT, do: 'heal' },
  ];
  const run = (own: number): { minorityCommits: number; divergent: number; majorityGoesOn: boolean } => {
    const world = new World({ ...ours, seed: own }, commands);
    const { servers } = world.layers[0].state as State;
    world.advance(SPLIT_AT);
    const before = Math.max(...servers.slice(0, minority).map(({ log }) => lastIndex(log)));
    const beforeMajority = committedBy(servers.slice(minority));
    world.advance(HEAL_AT - 1e-6);
    const minorityCommits = Math.max(0, committedBy(servers.slice(0, minority)) - before);
    const elected = servers.slice(minority).some(({ role }) => role === LEADER);
    const majorityGoesOn = elected && committedBy(servers.slice(minority)) > beforeMajority;
    world.advance(END_AT);
    return {
      minorityCommits,
      divergent: divergentEntries(servers) + Number(world.verdict !== null),
      majorityGoesOn,
    };
  };
  const example = { ...ours, seed };
  if (/^majority/.test(metric)) {
    const values = replicate(Math.min(reps, 400), seed, (own) => Number(run(own).majorityGoesOn));
    return { ...meanOf(values), scenario: example };
  }
  if (!/^commits by the minority/.test(metric)) return null;
  let commits = 0;
  let divergent = 0;
  const runs = Math.min(reps, 400);
  for (let r = 0; r < runs; r++) {
    const outcome = run(seed + r);
    commits += outcome.minorityCommits;
    divergent += outcome.divergent;
  }
  const reading =
    'Commits of commands asked after the cut: one that a majority had stored before it may be acknowledged after it.';
  return { value: [commits, divergent], reps: runs, scenario: example, reading };
}

const committedBy = (servers: State['servers']): number =>
  Math.max(...servers.map(({ commitIndex }) => commitIndex));

/** Places at which two servers have committed different entries. */
function divergentEntries(servers: State['servers']): number {
  let count = 0;
  for (let index = 1; index <= committedBy(servers); index++) {
    const terms = new Set<string>();
    for (const { log, commitIndex } of servers) {
      const entry = index <= commitIndex ? entryAt(log, index) : undefined;
      if (entry) terms.add(`${entry.term} ${entry.client} ${entry.sequence}`);
    }
    if (terms.size > 1) count += 1;
  }
  return count;
}
