import type { Host } from '../../kernel/host.ts';
import type { MetricInfo } from '../../kernel/frame.ts';
import { type Board, USES } from './board.ts';
import { useOf } from './time.ts';

/** Measures of a team's work, each with its definition; what compares two teams is computed in the laboratory. */
export const teamMetrics: readonly MetricInfo[] = [
  { id: 'density', label: 'Message density', unit: '', help: 'Messages between members divided by turns (arXiv:2512.08296, section 4.4).' },
  { id: 'redundancy', label: 'Redundancy of work', unit: '%', help: 'Share of turns of work spent on a step that somebody had worked on before.' },
  { id: 'errors', label: 'Errors a task', unit: '', help: 'Errors that arose, caught or not, divided by answered tasks (trace level).' },
  { id: 'absorbed', label: 'Errors caught', unit: '%', help: 'Share of errors that somebody noticed before the answer (absorption).' },
  { id: 'utilisation', label: 'Utilisation', unit: '%', help: 'Share of all agents’ time spent on turns of any kind.', primary: true },
  { id: 'gini', label: 'Gini of load', unit: '', help: 'Inequality of turns between agents: 0 is equal, towards 1 all by one.' },
  { id: 'depth', label: 'Depth', unit: 'rounds', help: 'Mean rounds of a task one after the other; where there are none, the most turns that one agent took.' },
  { id: 'exchanges', label: 'Exchanges a task', unit: '', help: 'Rounds × agents that took part in them, a task: messages in the unit of arXiv:2512.08296, table 1.' },
  { id: 'team-messages', label: 'Messages a task', unit: '', help: 'Messages from member to member, divided by answered tasks.' },
  ...USES.map((use) => ({
    id: `time-${use}`,
    label: `Time ${use}`,
    unit: '%',
    help: `Share of all agents’ time spent ${use}.`,
  })),
];

/** Fills the measures in the order of `teamMetrics`. */
export function measureTeam(board: Board, host: Host, into: Float64Array): void {
  const worked = board.turns;
  into[0] = worked === 0 ? 0 : board.messages / worked;
  into[1] = worked === 0 ? 0 : (100 * board.doubled) / worked;
  into[2] = board.answered === 0 ? 0 : board.flaws / board.answered;
  into[3] = board.flaws === 0 ? 0 : (100 * board.caught) / board.flaws;
  const sums = new Float64Array(USES.length);
  let all = 0;
  for (let agent = 0; agent < host.n; agent++) {
    for (let use = 0; use < USES.length; use++) sums[use] += board.spent[agent * USES.length + use];
    // What is under way is counted here and booked only when it ends: looking must not change the run.
    sums[useOf(board, host, agent)] += host.now - board.bookedAt[agent];
    all += host.now;
  }
  const share = (seconds: number) => (all === 0 ? 0 : (100 * seconds) / all);
  into[4] = share(sums[0] + sums[1] + sums[2] + sums[3]);
  into[5] = gini(board.turnsTaken);
  const answered = Math.max(1, board.answered);
  into[6] = board.depth / answered;
  into[7] = board.exchanges / answered;
  into[8] = board.messages / answered;
  for (let use = 0; use < USES.length; use++) into[9 + use] = share(sums[use]);
}

/** Gini coefficient: mean absolute difference over twice the mean. */
export function gini(loads: ArrayLike<number>): number {
  const sorted = Float64Array.from(loads).sort();
  let sum = 0;
  let weighted = 0;
  for (let i = 0; i < sorted.length; i++) {
    sum += sorted[i];
    weighted += (2 * (i + 1) - sorted.length - 1) * sorted[i];
  }
  return sum === 0 ? 0 : weighted / (sorted.length * sum);
}
