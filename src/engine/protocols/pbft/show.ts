import type { Host } from '../../kernel/host.ts';
import type { Module } from '../../kernel/module.ts';
import { components } from '../../topologies/measures/components.ts';
import { byzantineQuorum, traitorsBorne } from '../replicas/quorums.ts';
import { inspect } from './inspect.ts';
import type { params, Values } from './params.ts';
import { isPrimary, primaryOf, type State } from './state.ts';

/** Patiences without an execution after which PBFT counts as stalled. */
const STALLED_PATIENCES = 20;

/** The view that most honest running replicas are in. */
function prevailingView({ replicas }: State, host: Host): number {
  const counts = new Map<number, number>();
  let best = 0;
  for (let agent = 0; agent < host.n; agent++) {
    if (!host.alive[agent] || host.byzantine[agent] !== 0) continue;
    const { view } = replicas[agent];
    counts.set(view, (counts.get(view) ?? 0) + 1);
    const count = counts.get(view) ?? 0;
    const leading = counts.get(best) ?? 0;
    if (count > leading || (count === leading && view > best)) best = view;
  }
  return best;
}

const commandsOf = ({ history }: State): number =>
  history.tail.at(-1)?.index ?? history.chunks.at(-1)?.at(-1)?.index ?? 0;

/** What PBFT shows of itself. */
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
      categories: ['backup', 'primary', 'changing view', 'traitor', 'traitorous primary'],
    },
    { id: 'view', label: 'View' },
    { id: 'executed', label: 'Last place executed' },
    { id: 'waiting', label: 'Requests waiting' },
  ],

  metrics: [
    {
      id: 'committed',
      label: 'Executed',
      unit: '',
      help: 'Commands that an honest replica has executed at their place in the one order.',
      primary: true,
    },
    {
      id: 'latency',
      label: 'Answer time',
      unit: 's',
      help: 'Mean time from a client’s request to the answer that makes f + 1 equal ones.',
      primary: true,
    },
    {
      id: 'messagesEach',
      label: 'Messages a command',
      unit: '',
      help: 'Messages of the protocol, clients’ included, divided by the commands executed; 2n² − n + 1 for one command alone.',
    },
    {
      id: 'viewChanges',
      label: 'View changes',
      unit: '',
      help: 'How often an honest replica has entered a new view, divided by the number of replicas.',
    },
    { id: 'view', label: 'View', unit: '', help: 'The highest view that an honest replica has asked for.' },
  ],

  observe({ replicas }, { n, byzantine }, _values, [role, view, executed, waiting]) {
    for (let agent = 0; agent < n; agent++) {
      const replica = replicas[agent];
      const primary = isPrimary(n, agent, replica);
      if (byzantine[agent] !== 0) role[agent] = primary ? 4 : 3;
      else role[agent] = replica.active ? (primary ? 1 : 0) : 2;
      view[agent] = replica.view;
      executed[agent] = replica.executed;
      waiting[agent] = replica.waiting.size;
    }
  },

  measure(state, { n }, _values, into) {
    const { clients, sent, viewChanges, highestView } = state;
    const commands = commandsOf(state);
    let messages = 0;
    for (const count of sent) messages += count;
    into[0] = commands;
    into[1] = clients.answered === 0 ? 0 : clients.latencySum / clients.answered;
    into[2] = commands === 0 ? 0 : messages / commands;
    into[3] = viewChanges / n;
    into[4] = highestView;
  },

  inspect,

  sentence(state, host) {
    const view = prevailingView(state, host);
    const primary = primaryOf(host.n, view);
    const commands = commandsOf(state);
    let changing = 0;
    for (let agent = 0; agent < host.n; agent++)
      if (host.alive[agent] && !state.replicas[agent].active) changing += 1;
    const open = state.clients.asks.reduce((sum, asks) => sum + asks.size, 0);
    const what = `${commands} ${commands === 1 ? 'command is' : 'commands are'} executed${open > 0 ? `, ${open} wait for an answer` : ''}.`;
    if (2 * changing > host.n)
      return `${changing} replicas have left their view and wait for view ${view}; ${what}`;
    const down = host.alive[primary]
      ? host.byzantine[primary] !== 0
        ? ', a traitor,'
        : ''
      : ', which is down,';
    return `Agent ${primary}${down} is the primary of view ${view}; ${what}`;
  },

  verdict(state, host, values) {
    let since = state.progressAt;
    let oldest = Infinity;
    for (let agent = 0; agent < host.n; agent++) {
      if (!host.alive[agent] || host.byzantine[agent] !== 0) continue;
      for (const { request } of state.clients.asks[agent].values()) {
        oldest = Math.min(oldest, request.askedAt);
        break;
      }
    }
    since = Math.max(since, oldest);
    const silence = host.now - since;
    if (!(silence > STALLED_PATIENCES * values.timeoutDelays * host.expectedLatencySeconds)) return null;
    return {
      state: 'stalled',
      text: `No command has been executed for ${silence.toFixed(1)} s: ${reason(state, host)}.`,
    };
  },

  warnings: ({ n, graph }) => warnings({ n, graph }),

  paceSeconds: (_values: Values, delaySeconds: number) => delaySeconds * 1.5,
};

function reason({ replicas }: State, host: Host): string {
  const quorum = byzantineQuorum(host.n);
  let working = 0;
  let traitors = 0;
  for (let agent = 0; agent < host.n; agent++) {
    if (host.byzantine[agent] !== 0) traitors += 1;
    else if (host.alive[agent]) working += 1;
  }
  if (working < quorum)
    return `${working} honest replicas are running and a quorum is ${quorum}${traitors > traitorsBorne(host.n) ? `; ${traitors} are traitors` : ''}`;
  let reached = 0;
  for (let agent = 0; agent < host.n; agent++) {
    let count = 0;
    for (let other = 0; other < host.n; other++)
      if (
        host.alive[other] &&
        host.byzantine[other] === 0 &&
        (other === agent || host.links.distance(agent, other) > 0)
      )
        count += 1;
    reached = Math.max(reached, count);
  }
  if (reached < quorum)
    return `no replica reaches more than ${reached} honest ones and a quorum is ${quorum}`;
  const changing = replicas.filter(({ active }) => !active).length;
  return changing > 0
    ? `${changing} replicas are between views`
    : 'messages take longer than the replicas wait';
}

/** Plain sentences about what will fail here and why. */
export function warnings({ n, graph }: Pick<Host, 'n' | 'graph'>): string[] {
  const found: string[] = [];
  if (n < 4)
    found.push(
      `${n} ${n === 1 ? 'replica bears' : 'replicas bear'} no traitor: to bear f of them, 3f + 1 replicas are needed, 4 at the least.`,
    );
  else if ((n - 1) % 3 !== 0)
    found.push(
      `${n} replicas bear ${traitorsBorne(n)} ${traitorsBorne(n) === 1 ? 'traitor' : 'traitors'}, no more than ${3 * traitorsBorne(n) + 1} do.`,
    );
  if (n > 150) found.push(`Every command costs about 2n² messages, here ${2 * n * n}; expect slow motion.`);
  const { count } = components(graph);
  if (count > 1)
    found.push(
      `The graph has ${count} parts; only a part with ${byzantineQuorum(n)} honest replicas can go on.`,
    );
  return found;
}
