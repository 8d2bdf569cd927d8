import { noMajority, warnings } from './doubts.ts';
import { inspect } from './inspect.ts';
import { configurationOf, lastIndex, votes } from './log.ts';
import type { Module } from '../../kernel/module.ts';
import type { params } from './params.ts';
import { LEADER, type State } from './state.ts';

const OBSERVER = 4;

/** Election timeouts without a majority behind a leader after which Raft counts as stalled. */
const STALLED_TIMEOUTS = 10;

/** What Raft shows of itself. */
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
    {
      id: 'role',
      label: 'Role',
      categories: ['follower', 'pre-candidate', 'candidate', 'leader', 'observer'],
    },
    { id: 'term', label: 'Term' },
    { id: 'log', label: 'Log length' },
    { id: 'commit', label: 'Commit index' },
  ],

  metrics: [
    {
      id: 'committed',
      label: 'Committed',
      unit: '',
      help: 'Commands that a majority has stored and some server has applied.',
      primary: true,
    },
    {
      id: 'latency',
      label: 'Commit latency',
      unit: 's',
      help: 'Mean time from asking for a command until it is first applied.',
      primary: true,
    },
    { id: 'elections', label: 'Candidacies', unit: '', help: 'How often a server has stood for election.' },
    { id: 'term', label: 'Term', unit: '', help: 'The highest term that any server has reached.' },
  ],

  observe({ servers }, host, _values, [role, term, log, commit]) {
    for (let agent = 0; agent < host.n; agent++) {
      const server = servers[agent];
      const isVoter = server.role !== 0 || votes(configurationOf(server.log), agent);
      role[agent] = isVoter ? server.role : OBSERVER;
      term[agent] = server.term;
      log[agent] = lastIndex(server.log);
      commit[agent] = server.commitIndex;
    }
  },

  measure({ servers, committed, latencySum, elections }, _host, _values, into) {
    let term = 0;
    for (const server of servers) term = Math.max(term, server.term);
    into[0] = committed;
    into[1] = committed === 0 ? 0 : latencySum / committed;
    into[2] = elections;
    into[3] = term;
  },

  inspect,

  sentence(state, host) {
    const leaders: number[] = [];
    let candidates = 0;
    for (let agent = 0; agent < host.n; agent++) {
      if (!host.alive[agent]) continue;
      const { role } = state.servers[agent];
      if (role === LEADER) leaders.push(agent);
      else if (role !== 0) candidates += 1;
    }
    if (leaders.length === 0) {
      if (candidates === 0) return 'Nobody leads; the servers wait for their election timeouts.';
      return candidates === 1
        ? 'Nobody leads; one server stands for election.'
        : `Nobody leads; ${candidates} servers stand for election.`;
    }
    leaders.sort((a, b) => state.servers[b].term - state.servers[a].term);
    const leader = state.servers[leaders[0]];
    const asked = leader.applied + leader.proposed.size;
    const deposed =
      leaders.length > 1
        ? ` Agent ${leaders[1]} still takes itself for the leader of term ${state.servers[leaders[1]].term}.`
        : '';
    return `Agent ${leaders[0]} leads term ${leader.term}; ${leader.applied} of ${asked} commands are committed.${deposed}`;
  },

  verdict(state, host, values) {
    const silence = host.now - state.quorumAt;
    if (silence <= STALLED_TIMEOUTS * values.electionTimeoutMax) return null;
    return {
      state: 'stalled',
      text: `No leader has had a majority behind it for ${silence.toFixed(1)} s: ${noMajority(state, host, values)}.`,
    };
  },

  warnings,

  paceSeconds: (values) => Math.max(values.heartbeatSeconds, (values.electionTimeoutMin * 2) / 3),
};
