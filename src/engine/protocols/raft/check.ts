import { configurationOf, type Entry, entryAt, lastIndex, termAt } from './log.ts';
import { historyAt } from '../order/history.ts';
import { LEADER, type Raft, type Server, type State } from './state.ts';

/**
 * The promises of Figure 3 and those of etcd's specification, looked at after every event for the servers that it touched:
 * each look costs as much as has changed. The checks use nothing of the rules, which a mutant may have replaced.
 */
export function checkInvariants(raft: Raft): void {
  const { state } = raft;
  for (const agent of state.touched) {
    state.isTouched[agent] = 0;
    const server = state.servers[agent];
    if (server.role === LEADER) {
      electionSafety(raft, agent, server);
      leaderAppendOnly(raft, agent, server);
      leaderCompleteness(raft, agent, server);
    }
    logMatching(raft, agent, server);
    committedIsDurable(raft, agent, server);
    stateMachineSafety(raft, agent, server);
    const seen = state.seen[agent];
    seen.role = server.role;
    seen.term = server.term;
    seen.lastIndex = lastIndex(server.log);
    seen.lastEntry = entryAt(server.log, seen.lastIndex) ?? null;
    seen.commitIndex = server.commitIndex;
    seen.lastApplied = server.lastApplied;
  }
  state.touched.length = 0;
}

/** A crash may take back what is volatile: the next look compares with what is left. */
export function forgetSeen({ state }: Raft, agent: number): void {
  const { image, log } = state.servers[agent];
  const seen = state.seen[agent];
  seen.role = 0;
  seen.lastIndex = lastIndex(log);
  seen.commitIndex = image.index;
  seen.lastApplied = image.index;
}

/** At most one leader can be elected in a given term. */
function electionSafety({ state, host }: Raft, agent: number, { term }: Server): void {
  const other = state.leaders.get(term);
  if (other === undefined) state.leaders.set(term, agent);
  else if (other !== agent)
    host.violate('Election safety', `agents ${other} and ${agent} both lead term ${term}.`);
}

/** A leader never overwrites or deletes entries in its log. */
function leaderAppendOnly({ state, host }: Raft, agent: number, { term, log }: Server): void {
  const seen = state.seen[agent];
  if (seen.role !== LEADER || seen.term !== term || seen.lastIndex <= log.start) return;
  const entry = entryAt(log, seen.lastIndex);
  if (entry === undefined || (seen.lastEntry !== null && !same(entry, seen.lastEntry)))
    host.violate(
      'Leader append-only',
      `agent ${agent}, leader of term ${term}, changed entry ${seen.lastIndex} of its own log.`,
    );
}

/** An entry committed in a given term is in the logs of the leaders of all higher terms. */
function leaderCompleteness({ state, host }: Raft, agent: number, { term, log }: Server): void {
  const seen = state.seen[agent];
  if (seen.role === LEADER && seen.term === term) return;
  const index = committedBefore(state, term);
  if (index > log.start && termAt(log, index) !== historyAt(state.history, index - 1)?.term)
    host.violate(
      'Leader completeness',
      `agent ${agent} leads term ${term} without entry ${index}, which was committed before.`,
    );
}

/** Highest index that was committed in a term below `term`. */
function committedBefore({ eras, history }: State, term: number): number {
  for (let i = eras.length - 1, end = history.length; i >= 0; end = eras[i].from - 1, i--)
    if (eras[i].term < term) return end;
  return 0;
}

/** Two logs that hold an entry with the same index and term are identical up to it: by induction, if the entry and the term before it agree. */
function logMatching({ state, host }: Raft, agent: number, { log }: Server): void {
  if (log.writtenFrom === Infinity) return;
  const last = lastIndex(log);
  for (let index = Math.max(log.writtenFrom, log.start + 1); index <= last; index++) {
    const entry = entryAt(log, index) as Entry;
    const previousTerm = termAt(log, index - 1);
    const key = index * 4194304 + (entry.term % 4194304);
    const place = state.places.get(key);
    if (place === undefined) state.places.set(key, Object.freeze({ entry, previousTerm }));
    else if (place.previousTerm !== previousTerm || !same(place.entry, entry))
      host.violate(
        'Log matching',
        `agent ${agent} has another log up to entry ${index} of term ${entry.term} than another server.`,
      );
    if (entry.term < previousTerm)
      host.violate(
        'Log matching',
        `agent ${agent} has an entry of term ${entry.term} after one of term ${previousTerm}.`,
      );
  }
  log.writtenFrom = Infinity;
  if (state.places.size > state.placesLimit) forgetPlaces(state.servers, state);
}

function forgetPlaces(servers: readonly Server[], state: Raft['state']): void {
  let least = Infinity;
  for (const { log } of servers) least = Math.min(least, log.start);
  for (const key of state.places.keys()) if (key < least * 4194304) state.places.delete(key);
  state.placesLimit = Math.max(8192, 2 * state.places.size);
}

/** What a leader commits is on the disks of a majority of the voting servers. */
function committedIsDurable({ state, host }: Raft, agent: number, { role, log, commitIndex }: Server): void {
  if (role !== LEADER || commitIndex <= state.seen[agent].commitIndex) return;
  const term = termAt(log, commitIndex);
  const has = (voter: number) => holds(state.servers[voter], commitIndex, term);
  let place = log.configurations.length - 1;
  const latest = configurationOf(log);
  if (majority(latest.voters, has) && (latest.next.length === 0 || majority(latest.next, has))) return;
  while (place > 0 && log.configurations[place].index > commitIndex) place -= 1;
  const { voters, next } = log.configurations[place].configuration;
  if (majority(voters, has) && (next.length === 0 || majority(next, has))) return;
  host.violate(
    'Committed is durable',
    `agent ${agent} commits entry ${commitIndex}, which is not on the disks of a majority.`,
  );
}

function majority(voters: readonly number[], has: (voter: number) => boolean): boolean {
  let count = 0;
  for (const voter of voters) if (has(voter)) count += 1;
  return 2 * count > voters.length;
}

const holds = ({ log, disk }: Server, index: number, term: number): boolean =>
  disk.lastIndex >= index && (log.start > index || termAt(log, index) === term);

/** If a server has applied an entry at an index, no server ever applies a different one there; and what is committed stays so. */
function stateMachineSafety(
  { state, host }: Raft,
  agent: number,
  { log, commitIndex, lastApplied }: Server,
): void {
  const seen = state.seen[agent];
  if (commitIndex < seen.commitIndex)
    host.violate(
      'State machine safety',
      `agent ${agent} takes back its commit index from ${seen.commitIndex} to ${commitIndex}.`,
    );
  if (commitIndex > lastIndex(log))
    host.violate(
      'State machine safety',
      `agent ${agent} commits entry ${commitIndex}, but its log ends at ${lastIndex(log)}.`,
    );
  for (let index = seen.lastApplied + 1; index <= lastApplied; index++) {
    const applied = historyAt(state.history, index - 1);
    const entry = entryAt(log, index);
    const agrees = entry
      ? applied !== undefined && same(entry, applied)
      : index !== log.start || termAt(log, index) === applied?.term;
    if (!agrees)
      host.violate(
        'State machine safety',
        `agent ${agent} applies another entry at ${index} than was applied there before.`,
      );
  }
}

const same = (a: Entry, b: Entry): boolean =>
  a === b || (a.term === b.term && a.kind === b.kind && a.client === b.client && a.sequence === b.sequence);
