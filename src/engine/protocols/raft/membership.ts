import { persist } from './disk.ts';
import { append, CONFIGURATION, type Configuration, configurationOf, votes } from './log.ts';
import { advanceCommitIndex, replicate } from './replication.ts';
import { firstVoters, LEADER, type Raft, wantedVoters } from './state.ts';

/** Whether those of whom `has` holds are a majority; in joint consensus, of the old and of the new voters each. */
export function isQuorum(
  { rules }: Raft,
  { voters, next }: Configuration,
  has: (voter: number) => boolean,
): boolean {
  return (
    reaches(voters, rules.majority(voters.length), has) &&
    (next.length === 0 || reaches(next, rules.majority(next.length), has))
  );
}

function reaches(voters: readonly number[], needed: number, has: (voter: number) => boolean): boolean {
  let count = 0;
  for (const voter of voters) if (has(voter)) count += 1;
  return count >= needed;
}

/** Highest index stored on a majority of `voters`. */
export function indexOfMajority(
  { rules }: Raft,
  voters: readonly number[],
  matchIndex: Float64Array,
): number {
  // Insertion sort, descending: there are few voters and this runs at every answer.
  const stored: number[] = [];
  for (const voter of voters) {
    const index = matchIndex[voter];
    let place = stored.length;
    stored.push(index);
    for (; place > 0 && stored[place - 1] < index; place--) stored[place] = stored[place - 1];
    stored[place] = index;
  }
  return stored[rules.majority(voters.length) - 1];
}

/**
 * Leaders: take the configuration a step further (section 6). From C_old to the joint C_old,new when other voters are wanted; from there
 * to C_new when C_old,new is committed. A leader that is not in C_new steps down when C_new is committed.
 */
export function proposeConfiguration(raft: Raft, agent: number): void {
  const { state, host, values } = raft;
  const server = state.servers[agent];
  if (server.role !== LEADER) return;
  const { configurations } = server.log;
  const latest = configurations[configurations.length - 1];
  if (latest.index > server.commitIndex) return;
  const { voters, next } = latest.configuration;
  if (next.length > 0) {
    appendConfiguration(raft, agent, Object.freeze({ voters: next, next: Object.freeze([]) }));
    return;
  }
  const wanted = wantedVoters(host.n, values);
  if (wanted === voters.length) return;
  host.note(
    'membership',
    `Agent ${agent} begins joint consensus: from ${voters.length} to ${wanted} voting servers.`,
    agent,
  );
  appendConfiguration(raft, agent, Object.freeze({ voters, next: firstVoters(wanted).voters }));
}

function appendConfiguration(raft: Raft, agent: number, configuration: Configuration): void {
  const { state, host } = raft;
  const server = state.servers[agent];
  const bytes = 4 * (configuration.voters.length + configuration.next.length);
  append(
    server.log,
    Object.freeze({
      term: server.term,
      kind: CONFIGURATION,
      command: configuration,
      client: 0,
      sequence: 0,
      via: agent,
      askedAt: host.now,
      bytes,
    }),
  );
  persist(raft, agent);
  replicate(raft, agent);
  advanceCommitIndex(raft, agent);
}

/** Whether the leader's own vote no longer counts and the configuration without it is committed. */
export function isRemoved({ state }: Raft, agent: number): boolean {
  const server = state.servers[agent];
  const { configurations } = server.log;
  return (
    configurations[configurations.length - 1].index <= server.commitIndex &&
    !votes(configurationOf(server.log), agent)
  );
}
