import type { InspectionRow } from '../../kernel/frame.ts';
import type { Host } from '../../kernel/host.ts';
import type { Module } from '../../kernel/module.ts';
import { components } from '../../topologies/measures/components.ts';
import type { params, Values } from './params.ts';
import { ballotText, type Entry, LEADER, PREPARING, type State } from './state.ts';

const ROLES = ['acceptor', 'preparing', 'leader', 'learner'];
/** Times the longest patience without a majority behind a leader after which it counts as stalled. */
const STALLED = 10;
const SLOTS_SHOWN = 20;

/** What Multi-Paxos shows of itself. */
export const shown: Pick<
  Module<typeof params, State>,
  | 'channels'
  | 'metrics'
  | 'observe'
  | 'measure'
  | 'inspect'
  | 'sentence'
  | 'verdict'
  | 'warnings'
  | 'paceSeconds'
> = {
  channels: [
    { id: 'role', label: 'Role', categories: ROLES },
    { id: 'ballot', label: 'Promised round' },
    { id: 'executed', label: 'Slots executed' },
    { id: 'open', label: 'Open proposals' },
  ],
  metrics: [
    {
      id: 'committed',
      label: 'Chosen',
      unit: '',
      help: 'Commands that a majority has accepted and some agent has executed.',
      primary: true,
    },
    {
      id: 'latency',
      label: 'Time to choose',
      unit: 's',
      help: 'Mean time from asking for a command until it is first executed.',
      primary: true,
    },
    { id: 'ballots', label: 'Ballots', unit: '', help: 'How often an agent has begun a ballot.' },
    { id: 'round', label: 'Highest round', unit: '', help: 'Highest round that any acceptor has promised.' },
  ],

  observe({ servers, acceptors }, host, _values, [role, ballot, executed, open]) {
    servers.forEach((server, agent) => {
      role[agent] = agent < acceptors ? server.role : ROLES.length - 1;
      ballot[agent] = Math.floor(server.promised / host.n);
      executed[agent] = server.executed;
      open[agent] = server.open.size;
    });
  },

  measure({ servers, committed, latencySum, ballots }, host, _values, into) {
    let highest = -1;
    for (const { promised } of servers) highest = Math.max(highest, promised);
    into[0] = committed;
    into[1] = committed === 0 ? 0 : latencySum / committed;
    into[2] = ballots;
    into[3] = Math.max(0, Math.floor(highest / host.n));
  },

  inspect,

  sentence({ servers }, host) {
    let leader = -1;
    let preparing = 0;
    servers.forEach((server, agent) => {
      if (!host.alive[agent]) return;
      if (server.role === PREPARING) preparing += 1;
      if (server.role === LEADER && (leader < 0 || server.ballot > servers[leader].ballot)) leader = agent;
    });
    if (leader < 0)
      return preparing === 0
        ? 'Nobody leads; the acceptors wait.'
        : `Nobody leads; ${preparing} of the acceptors prepare a ballot.`;
    const { ballot, executed, open } = servers[leader];
    return `Agent ${leader} leads ballot ${ballotText(ballot, host.n)}; ${executed} slots are executed, ${open.size} proposals are open.`;
  },

  verdict(state, host, values) {
    const silence = host.now - state.quorumAt;
    if (silence <= STALLED * values.timeoutMax) return null;
    return {
      state: 'stalled',
      text: `No leader has had a majority behind it for ${silence.toFixed(1)} s: ${reason(state, host, values)}.`,
    };
  },

  warnings({ n, graph }, values) {
    const found: string[] = [];
    const acceptors = values.acceptors === 0 ? n : Math.min(values.acceptors, n);
    if (acceptors === 1) found.push('One acceptor alone agrees with itself; nothing survives its crash.');
    else if (acceptors % 2 === 0)
      found.push(
        `${acceptors} acceptors survive no more crashes than ${acceptors - 1}: a majority of ${acceptors} is ${acceptors / 2 + 1}.`,
      );
    if (acceptors > 25)
      found.push(`Every command takes ${3 * (n - 1)} messages; Paxos is meant for a handful of acceptors.`);
    if (components(graph).count > 1)
      found.push('The graph is in parts; only a part with a majority of the acceptors will go on.');
    if (values.timeoutMax <= values.timeoutMin && acceptors > 2)
      found.push('All acceptors are equally patient: they outbid each other again and again.');
    if (values.heartbeatSeconds >= values.timeoutMin)
      found.push(
        'Heartbeats come no sooner than acceptors lose patience: a leader will be outbid although it works.',
      );
    return found;
  },

  paceSeconds: (values) => Math.max(values.heartbeatSeconds, (values.timeoutMin * 2) / 3),
};

function reason({ acceptors }: State, host: Host, values: Values): string {
  let alive = 0;
  for (let agent = 0; agent < acceptors; agent++) alive += host.alive[agent];
  if (2 * alive <= acceptors) return `${alive} of ${acceptors} acceptors are alive, which is no majority`;
  if (host.links.touched) return 'links are cut, and no acceptor reaches a majority';
  const trip = 4 * host.expectedLatencySeconds;
  return trip > values.timeoutMin
    ? `both phases take ${Number(trip.toPrecision(3))} s, and acceptors wait only ${values.timeoutMin} to ${values.timeoutMax} s`
    : 'acceptors keep outbidding each other';
}

function inspect({ servers, acceptors }: State, host: Host, _values: Values, agent: number): InspectionRow[] {
  const server = servers[agent];
  const row = (label: string, value: string): InspectionRow => ({ group: 'Multi-Paxos', label, value });
  const rows = [
    row('Role', agent < acceptors ? ROLES[server.role] : 'learner'),
    row('Promised ballot', ballotText(server.promised, host.n)),
    row('Own ballot', ballotText(server.ballot, host.n)),
    row('Leader', server.leader < 0 ? 'unknown' : `agent ${server.leader}`),
    row('Slots executed', String(server.executed)),
  ];
  if (server.role === PREPARING) rows.push(row('Promises', [...server.promises].join(', ')));
  for (const [slot, { ballot, entry }] of [...server.accepted].slice(-SLOTS_SHOWN))
    rows.push({
      group: 'Accepted',
      label: `Slot ${slot}`,
      value: `ballot ${ballotText(ballot, host.n)}: ${commandText(entry)}`,
    });
  for (const [slot, { entry, votes }] of [...server.open].slice(-SLOTS_SHOWN))
    rows.push({
      group: 'Open proposals',
      label: `Slot ${slot}`,
      value: `${votes.size} votes: ${commandText(entry)}`,
    });
  return rows;
}

function commandText({ isHole, command }: Entry): string {
  if (isHole) return 'nothing (fills a hole)';
  if (typeof command === 'object' && command !== null && 'text' in command) return String(command.text);
  return typeof command === 'string' ? command : JSON.stringify(command);
}
