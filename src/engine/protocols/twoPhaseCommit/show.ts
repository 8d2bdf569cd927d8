import type { Module } from '../../kernel/module.ts';
import { COORDINATOR, type params, type State } from './state.ts';

const CATEGORIES = ['idle', 'prepared', 'in doubt', 'coordinator'];
const SHOWN = 20;

/** What two-phase commit shows of itself. */
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
    { id: 'state', label: 'State', categories: CATEGORIES },
    { id: 'prepared', label: 'Prepared transactions' },
    { id: 'committed', label: 'Committed' },
  ],
  metrics: [
    {
      id: 'committed',
      label: 'Committed',
      unit: '',
      help: 'Transactions that were committed.',
      primary: true,
    },
    { id: 'aborted', label: 'Aborted', unit: '', help: 'Transactions that the coordinator aborted.' },
    {
      id: 'latency',
      label: 'Commit latency',
      unit: 's',
      help: 'Mean time from asking until the first manager commits.',
      primary: true,
    },
    {
      id: 'blocked',
      label: 'Blocked',
      unit: '',
      help: 'Running managers that are prepared while the coordinator is down: they must wait.',
    },
  ],

  observe({ managers }, host, _values, [state, prepared, committed]) {
    const down = host.alive[COORDINATOR] === 0;
    managers.forEach((manager, agent) => {
      const waits = manager.prepared.size > 0;
      state[agent] = agent === COORDINATOR ? 3 : waits ? (down ? 2 : 1) : 0;
      prepared[agent] = manager.prepared.size;
      committed[agent] = manager.applied;
    });
  },

  measure(state, host, _values, into) {
    into[0] = state.committed;
    into[1] = state.aborted;
    into[2] = state.committed === 0 ? 0 : state.latencySum / state.committed;
    into[3] = blocked(state, host.alive);
  },

  inspect({ managers, open, unheard }, _host, _values, agent) {
    const { prepared, applied, aborted, waiting } = managers[agent];
    const row = (label: string, value: string) => ({ group: 'Two-phase commit', label, value });
    const rows = [
      row('Part', agent === COORDINATOR ? 'coordinator and resource manager' : 'resource manager'),
      row('Committed', String(applied)),
      row('Aborted', String(aborted)),
      row('Commits that wait for earlier ones', String(waiting.size)),
    ];
    for (const transaction of [...prepared.keys()].slice(-SHOWN))
      rows.push({
        group: 'Prepared, without a decision',
        label: `Transaction ${transaction}`,
        value: 'prepared',
      });
    if (agent !== COORDINATOR) return rows;
    for (const [transaction, { prepared: votes }] of [...open].slice(-SHOWN))
      rows.push({
        group: 'Open at the coordinator',
        label: `Transaction ${transaction}`,
        value: `${votes.size} of ${managers.length} prepared`,
      });
    for (const [transaction, left] of [...unheard].slice(-SHOWN))
      rows.push({
        group: 'Decided, not acknowledged',
        label: `Transaction ${transaction}`,
        value: `${left.size} managers left`,
      });
    return rows;
  },

  sentence(state, host) {
    const waiting = blocked(state, host.alive);
    if (host.alive[COORDINATOR] === 0)
      return waiting > 0
        ? `The coordinator is down: ${waiting} managers are prepared and may neither commit nor abort.`
        : 'The coordinator is down; nothing can be committed.';
    return `${state.committed} transactions are committed, ${state.aborted} aborted, ${state.open.size} open.`;
  },

  verdict(state, host) {
    if (host.alive[COORDINATOR] === 1) return null;
    const waiting = blocked(state, host.alive);
    return {
      state: 'stalled',
      text: `The coordinator, agent ${COORDINATOR}, is down${waiting > 0 ? ` and ${waiting} prepared managers are blocked` : ''}.`,
    };
  },

  warnings: ({ n }) => {
    const found = [
      'Two-phase commit waits for every agent: one that is down aborts every transaction, and a coordinator that is down blocks all.',
    ];
    if (n > 100)
      found.push(
        `Every transaction takes ${4 * (n - 1)} messages, all of them through agent ${COORDINATOR}.`,
      );
    return found;
  },

  paceSeconds: (_values, delaySeconds) => 2 * delaySeconds,
};

function blocked({ managers }: State, alive: Uint8Array): number {
  if (alive[COORDINATOR] === 1) return 0;
  let count = 0;
  managers.forEach((manager, agent) => {
    if (alive[agent] && manager.prepared.size > 0) count += 1;
  });
  return count;
}
