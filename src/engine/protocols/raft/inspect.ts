import type { InspectionRow } from '../../kernel/frame.ts';
import type { Host } from '../../kernel/host.ts';
import {
  type Configuration,
  configurationOf,
  CONFIGURATION,
  type Entry,
  entryAt,
  lastIndex,
  NO_OP,
} from './log.ts';
import { LEADER, type Server, type State } from './state.ts';

const ROLES = ['follower', 'pre-candidate', 'candidate', 'leader'];
/** Entries and peers that are listed. */
const ENTRIES_SHOWN = 20;
const PEERS_SHOWN = 24;

/** A server in the words of Figure 2. */
export function inspect(state: State, host: Host, _values: unknown, agent: number): InspectionRow[] {
  const server = state.servers[agent];
  const row = (label: string, value: string): InspectionRow => ({ group: 'Raft', label, value });
  const rows = [
    row('Role', ROLES[server.role]),
    row('currentTerm', String(server.term)),
    row('votedFor', server.votedFor < 0 ? 'nobody' : `agent ${server.votedFor}`),
    row('Leader', server.leader < 0 ? 'unknown' : `agent ${server.leader}`),
    row('commitIndex', String(server.commitIndex)),
    row('lastApplied', String(server.lastApplied)),
    row(
      'Log',
      `${lastIndex(server.log)} entries${server.log.start > 0 ? `, the first ${server.log.start} in a snapshot` : ''}`,
    ),
    row('Configuration', configurationText(configurationOf(server.log))),
  ];
  if (server.role === 1 || server.role === 2) rows.push(row('Votes', [...server.votes].join(', ')));
  if (server.pending.size > 0) rows.push(row('Commands waiting here', String(server.pending.size)));
  return [...rows, ...logRows(server), ...peerRows(server, host.n, agent)];
}

function logRows(server: Server): InspectionRow[] {
  const rows: InspectionRow[] = [];
  const last = lastIndex(server.log);
  for (let index = last; index > Math.max(server.log.start, last - ENTRIES_SHOWN); index--) {
    const entry = entryAt(server.log, index) as Entry;
    const mark = index <= server.commitIndex ? '✓ ' : '… ';
    rows.push({
      group: 'Log (✓ committed)',
      label: String(index),
      value: `${mark}term ${entry.term}: ${commandText(entry)}`,
    });
  }
  return rows;
}

function peerRows(server: Server, n: number, agent: number): InspectionRow[] {
  if (server.role !== LEADER) return [];
  const rows: InspectionRow[] = [];
  for (let peer = 0; peer < n && rows.length < PEERS_SHOWN; peer++)
    if (peer !== agent)
      rows.push({
        group: 'nextIndex, matchIndex',
        label: `Agent ${peer}`,
        value: `${server.nextIndex[peer]}, ${server.matchIndex[peer]}`,
      });
  return rows;
}

function commandText({ kind, command }: Entry): string {
  if (kind === NO_OP) return 'empty entry of a new leader';
  if (kind === CONFIGURATION) return configurationText(command as Configuration);
  if (typeof command === 'object' && command !== null && 'text' in command) return String(command.text);
  return typeof command === 'string' ? command : JSON.stringify(command);
}

const configurationText = ({ voters, next }: Configuration): string =>
  next.length > 0
    ? `joint: ${voters.length} old and ${next.length} new servers`
    : `${voters.length} voting servers`;
