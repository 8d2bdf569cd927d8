import type { Host } from '../../kernel/host.ts';
import { components } from '../../topologies/measures/components.ts';
import { configurationOf } from './log.ts';
import type { Values } from './params.ts';
import { type State, wantedVoters } from './state.ts';

/** Plain sentences about what will fail here and why. */
export function warnings({ n, graph }: Pick<Host, 'n' | 'graph'>, values: Values): string[] {
  const found: string[] = [];
  const voters = wantedVoters(n, values);
  if (values.servers > n)
    found.push(`There are only ${n} agents, so ${n} servers vote and not ${values.servers}.`);
  if (voters === 1) found.push('One server alone agrees with itself; nothing survives its crash.');
  else if (voters === 2)
    found.push('Two servers stop as soon as one of them crashes: a majority of two is both.');
  else if (voters % 2 === 0)
    found.push(
      `${voters} servers survive no more crashes than ${voters - 1}: a majority of ${voters} is ${voters / 2 + 1}.`,
    );
  if (voters > 25)
    found.push(
      `Every command goes from the leader to ${n - 1} others and back; Raft is meant for a handful of servers.`,
    );
  const { count, of, sizes } = components(graph);
  if (count > 1) {
    let reached = 0;
    const sides = new Int32Array(count);
    for (let agent = 0; agent < voters; agent++) reached = Math.max(reached, ++sides[of[agent]]);
    found.push(
      2 * reached > voters
        ? `The graph has ${count} parts; only the part with a majority of the servers, ${sizes[sides.indexOf(reached)]} agents, will go on.`
        : `The graph has ${count} parts and none holds a majority of the ${voters} servers: no leader can be elected.`,
    );
  }
  if (values.electionTimeoutMax < values.electionTimeoutMin)
    found.push(
      'The longest election timeout is below the shortest; all timeouts will be the shortest, and votes keep splitting.',
    );
  else if (values.electionTimeoutMax === values.electionTimeoutMin && voters > 2)
    found.push(
      'All election timeouts are equal: servers stand at the same time and split the vote again and again.',
    );
  if (values.heartbeatSeconds >= values.electionTimeoutMin)
    found.push(
      'Heartbeats come no sooner than followers lose patience: a leader will be deposed although it works.',
    );
  if (values.leaderAtStart >= voters)
    found.push(`Agent ${values.leaderAtStart} cannot lead from the start: it has no vote.`);
  return found;
}

/** Why there is no leader with a majority, as the end of a sentence. */
export function noMajority({ servers }: State, host: Host, values: Values): string {
  let newest = servers[0];
  for (const server of servers) if (server.commitIndex > newest.commitIndex) newest = server;
  const { voters } = configurationOf(newest.log);
  const alive = voters.filter((voter) => host.alive[voter] === 1);
  if (2 * alive.length <= voters.length)
    return `${alive.length} of ${voters.length} servers are alive, which is no majority`;
  let most = 0;
  for (const voter of alive) {
    let reached = 0;
    for (const other of alive)
      if (other === voter || (host.links.distance(voter, other) > 0 && host.links.distance(other, voter) > 0))
        reached += 1;
    most = Math.max(most, reached);
  }
  if (2 * most <= voters.length)
    return `no server reaches more than ${most} of ${voters.length}, which is no majority`;
  const trip = 2 * host.expectedLatencySeconds;
  if (trip > values.electionTimeoutMin / 2)
    return `a message and its answer take ${show(trip)} s, and a server waits ${show(values.electionTimeoutMin)} to ${show(values.electionTimeoutMax)} s before it stands itself`;
  return 'elections keep splitting the vote';
}

const show = (seconds: number): string => String(Number(seconds.toPrecision(3)));
