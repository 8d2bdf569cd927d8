import type { Host } from '../../kernel/host.ts';
import type { Module } from '../../kernel/module.ts';
import { components } from '../../topologies/measures/components.ts';
import { historyAt } from '../replicas/history.ts';
import { byzantineQuorum, traitorsBorne } from '../replicas/quorums.ts';
import { inspect } from './inspect.ts';
import type { HotStuffParams, Values } from './params.ts';
import { leaderOf, type State } from './state.ts';

/** Lengths of a view without an execution after which HotStuff counts as stalled. */
const STALLED_VIEWS = 40;

type Shown = Pick<
  Module<HotStuffParams, State>,
  | 'channels'
  | 'metrics'
  | 'observe'
  | 'measure'
  | 'inspect'
  | 'sentence'
  | 'verdict'
  | 'warnings'
  | 'paceSeconds'
>;

const commandsOf = ({ history }: State): number => historyAt(history, history.length - 1)?.index ?? 0;

/** What HotStuff shows of itself. */
export const shownBy = (chained: boolean): Shown => ({
  channels: [
    { id: 'role', label: 'Role', categories: ['replica', 'leader', 'traitor', 'traitorous leader'] },
    { id: 'view', label: 'View' },
    { id: 'committed', label: 'Height committed' },
    { id: 'locked', label: 'View of the lock' },
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
      help: 'Messages of the protocol, clients’ included, divided by the commands executed.',
    },
    { id: 'view', label: 'View', unit: '', help: 'The highest view that an honest replica has entered.' },
    {
      id: 'timeouts',
      label: 'Views given up',
      unit: '',
      help: 'How often an honest replica has lost patience with a view, divided by the number of replicas.',
    },
  ],

  observe({ replicas }, { n, byzantine }, values, [role, view, committed, locked]) {
    for (let agent = 0; agent < n; agent++) {
      const replica = replicas[agent];
      const leads = leaderOf({ n, values }, replica.view) === agent ? 1 : 0;
      role[agent] = (byzantine[agent] !== 0 ? 2 : 0) + leads;
      view[agent] = replica.view;
      committed[agent] = replica.executed.height;
      locked[agent] = replica.locked.view;
    }
  },

  measure(state, { n }, _values, into) {
    const commands = commandsOf(state);
    let messages = 0;
    for (const count of state.sent) messages += count;
    into[0] = commands;
    into[1] = state.clients.answered === 0 ? 0 : state.clients.latencySum / state.clients.answered;
    into[2] = commands === 0 ? 0 : messages / commands;
    into[3] = state.highestView;
    into[4] = state.timeouts / n;
  },

  inspect: (state, host, values, agent) => inspect(state, host, values, agent, chained),

  sentence(state, host, values) {
    const leader = leaderOf({ n: host.n, values }, state.highestView);
    const commands = commandsOf(state);
    const open = state.clients.asks.reduce((sum, asks) => sum + asks.size, 0);
    const what = `${commands} ${commands === 1 ? 'command is' : 'commands are'} executed${open > 0 ? `, ${open} wait for an answer` : ''}.`;
    const trait = host.alive[leader]
      ? host.byzantine[leader] !== 0
        ? ', a traitor,'
        : ''
      : ', which is down,';
    return `Agent ${leader}${trait} leads view ${state.highestView}; ${what}`;
  },

  verdict(state, host, values) {
    let oldest = Infinity;
    for (let agent = 0; agent < host.n; agent++) {
      if (!host.alive[agent] || host.byzantine[agent] !== 0) continue;
      for (const { request } of state.clients.asks[agent].values()) {
        oldest = Math.min(oldest, request.askedAt);
        break;
      }
    }
    const silence = host.now - Math.max(state.progressAt, oldest);
    if (!(silence > STALLED_VIEWS * values.timeoutDelays * host.expectedLatencySeconds)) return null;
    return {
      state: 'stalled',
      text: `No command has been executed for ${silence.toFixed(1)} s: ${reason(host, chained, values)}.`,
    };
  },

  warnings: ({ n, graph }, values) => warnings({ n, graph }, values, chained),

  paceSeconds: (_values, delaySeconds) => delaySeconds * 1.5,
});

function reason(host: Host, chained: boolean, values: Values): string {
  const quorum = byzantineQuorum(host.n);
  let working = 0;
  for (let agent = 0; agent < host.n; agent++)
    if (host.byzantine[agent] === 0 && host.alive[agent]) working += 1;
  if (working < quorum) return `${working} honest replicas are running and a quorum is ${quorum}`;
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
  if (chained && values.tenure < 4 && working < host.n)
    return 'a block is committed by the three views that follow it, and a leader among them says nothing';
  return 'views end before a leader has its certificates';
}

/** Plain sentences about what will fail here and why. */
function warnings({ n, graph }: Pick<Host, 'n' | 'graph'>, values: Values, chained: boolean): string[] {
  const found: string[] = [];
  if (n < 4)
    found.push(
      `${n} ${n === 1 ? 'replica bears' : 'replicas bear'} no traitor: to bear f of them, 3f + 1 replicas are needed, 4 at the least.`,
    );
  else if ((n - 1) % 3 !== 0)
    found.push(
      `${n} replicas bear ${traitorsBorne(n)} ${traitorsBorne(n) === 1 ? 'traitor' : 'traitors'}, no more than ${3 * traitorsBorne(n) + 1} do.`,
    );
  if (chained && values.tenure < 4 && n > 1 && n < 7)
    found.push(
      'With so few leaders in turn, one silent agent interrupts every chain of three views: nothing would be committed.',
    );
  const { count } = components(graph);
  if (count > 1)
    found.push(
      `The graph has ${count} parts; only a part with ${byzantineQuorum(n)} honest replicas can go on.`,
    );
  return found;
}
