import type { MetricInfo } from '../../kernel/frame.ts';
import type { Host } from '../../kernel/host.ts';
import { type Board, IDLE, USES, WAITING } from './board.ts';
import type { TeamValues } from './params.ts';
import { addTime, useOf } from './time.ts';

interface Reading extends MetricInfo {
  read: (board: Board, host: Host, values: TeamValues) => number;
}

/** A ratio, and 0 while there is nothing to divide by. */
const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

const PAPER = 'arXiv:2512.08296';

/** Measures of a team's work, each with its formula, unit and source; they are 0 before the first answer. */
const readings: readonly Reading[] = [
  {
    id: 'speedup',
    label: 'Speed-up',
    unit: '×',
    help: 'S = T1/Tn: the sequential time of all steps handed in (work × time of a turn, at speed 1) over the time in which a task was open (Amdahl 1967).',
    read: ({ totals }) => ratio(totals.workSeconds, totals.openSeconds),
  },
  {
    id: 'efficiency',
    label: 'Efficiency',
    unit: '%',
    help: 'Speed-up over the number of agents, S/n.',
    read: ({ totals }, { n }) => (100 * ratio(totals.workSeconds, totals.openSeconds)) / n,
  },
  {
    id: 'overhead',
    label: 'Coordination overhead',
    unit: '%',
    help: `O = (T − T1)/T1 in turns (${PAPER}, section 4.1); T1 is here the least that one agent can do with, each step once.`,
    read: ({ totals }) => 100 * ratio(totals.turns - totals.leastTurns, totals.leastTurns),
  },
  {
    id: 'density',
    label: 'Message density',
    unit: '',
    help: `Messages between members divided by turns (${PAPER}, section 4.1).`,
    read: ({ totals }) => ratio(totals.messages, totals.turns),
  },
  {
    id: 'coordination-efficiency',
    label: 'Coordination efficiency',
    unit: '',
    help: `Success over relative turns, E = P/(T/T1) (${PAPER}, section 4.1), with T1 each step once.`,
    read: ({ totals }) => ratio(ratio(totals.right, totals.answered), ratio(totals.turns, totals.leastTurns)),
  },
  {
    id: 'redundancy',
    label: 'Redundancy: shared steps',
    unit: '%',
    help: `Share of the steps worked on that more than one member worked on: the reading of redundancy as overlap of work (${PAPER}).`,
    read: ({ totals }) => 100 * ratio(totals.shared, totals.touched),
  },
  {
    id: 'likeness',
    label: 'Redundancy: like results',
    unit: '',
    help: `Mean cosine similarity of the members’ own results, over pairs and tasks: the reading of redundancy as agreement of outputs (${PAPER}).`,
    read: ({ totals }) => ratio(totals.likeness, totals.compared),
  },
  {
    id: 'repeated',
    label: 'Turns repeated',
    unit: '%',
    help: 'Share of all turns that worked on a step which somebody had worked on before.',
    read: ({ totals }) => 100 * ratio(totals.doubled, totals.turns),
  },
  {
    id: 'amplification',
    label: 'Error amplification, task level',
    unit: '×',
    help: `(1 − P)/(1 − P1): how often answers are wrong, against one agent of mean skill alone without limit, P1 = Π p/(p + (1 − p)(1 − notice)^(1 + d)) over steps with d later ones that build on them (${PAPER}).`,
    read: ({ totals }) => ratio(totals.answered - totals.right, totals.aloneFailures),
  },
  {
    id: 'amplification-trace',
    label: 'Error amplification, trace level',
    unit: '×',
    help: 'Mean number of agents that carried an error, its origin and those who took it over; 1 is an error that stayed where it arose.',
    read: ({ totals }) => ratio(totals.carriers, totals.errors),
  },
  {
    id: 'spread-errors',
    label: 'Errors that spread',
    unit: '%',
    help: 'Share of errors that somebody else took over.',
    read: ({ totals }) => 100 * ratio(totals.spread, totals.errors),
  },
  {
    id: 'errors',
    label: 'Errors a task',
    unit: '',
    help: 'Errors that arose, caught or not, divided by answered tasks.',
    read: ({ totals }) => ratio(totals.errors, totals.answered),
  },
  {
    id: 'absorbed',
    label: 'Errors caught',
    unit: '%',
    help: `Share of errors that somebody noticed before the answer: absorption (${PAPER}, section 4.4).`,
    read: ({ totals }) => 100 * ratio(totals.caught, totals.flaws),
  },
  {
    id: 'cost-per-success',
    label: 'Cost of a success',
    unit: '$',
    help: 'Price of all tokens of answered tasks, read and written, over right answers.',
    read: ({ totals }, _host, { inputPrice, outputPrice }) =>
      ratio((totals.tokensRead * inputPrice + (totals.tokens - totals.tokensRead) * outputPrice) / 1000, totals.right),
  },
  {
    id: 'critical-path',
    label: 'Critical path',
    unit: 's',
    help: 'Mean time of the longest chain of steps of a task at speed 1, which no team of speed 1 beats (Graham 1969).',
    read: ({ totals }) => ratio(totals.pathSeconds, totals.answered),
  },
  {
    id: 'path-ratio',
    label: 'Time over critical path',
    unit: '×',
    help: 'Time from arrival to answer over the critical path; 1 is as fast as can be.',
    read: ({ totals }) => ratio(totals.wallSeconds, totals.pathSeconds),
  },
  {
    id: 'gini',
    label: 'Gini of load',
    unit: '',
    help: 'Inequality of turns between agents: 0 is equal, towards 1 all by one (Gini 1912).',
    read: ({ turnsTaken }) => gini(turnsTaken),
  },
  {
    id: 'depth',
    label: 'Depth',
    unit: 'rounds',
    help: 'Mean rounds of a task one after the other; where there are none, the most turns that one agent took.',
    read: ({ totals }) => ratio(totals.depth, totals.answered),
  },
  {
    id: 'exchanges',
    label: 'Exchanges a task',
    unit: '',
    help: `Rounds × agents that took part in them, a task: messages in the unit of ${PAPER}, table 1.`,
    read: ({ totals }) => ratio(totals.exchanges, totals.answered),
  },
  {
    id: 'team-messages',
    label: 'Messages a task',
    unit: '',
    help: 'Messages from member to member, divided by answered tasks.',
    once: 'answered-tasks',
    read: ({ totals }) => ratio(totals.messages, totals.answered),
  },
  {
    id: 'forgotten',
    label: 'Results forgotten a task',
    unit: '',
    help: 'Results lost by agents who carried more than they had room for, divided by answered tasks.',
    read: ({ totals }) => ratio(totals.forgotten, totals.answered),
  },
  {
    id: 'omitted',
    label: 'Results cut at hand-off a task',
    unit: '',
    help: 'Results that arrived without what matters in them, noticed or not, divided by answered tasks.',
    read: ({ totals }) => ratio(totals.omitted, totals.answered),
  },
];

const plain = ({ read: _read, ...info }: Reading): MetricInfo => info;

/** Waiting costs no tokens. */
const tokenUses = USES.map((use, place) => ({ use, place })).filter(({ place }) => place !== WAITING && place !== IDLE);

/** As shown: the readings, then utilisation, and where time and tokens went. */
export const teamMetrics: readonly MetricInfo[] = [
  ...readings.map(plain),
  { id: 'utilisation', label: 'Utilisation', unit: '%', help: 'Share of all agents’ time spent on turns of any kind.', primary: true },
  ...USES.map((use) => ({ id: `time-${use}`, label: `Time ${use}`, unit: '%', help: `Share of all agents’ time spent ${use}.` })),
  ...tokenUses.map(({ use }) => ({ id: `tokens-${use}`, label: `Tokens ${use}`, unit: '%', help: tokenHelp(use) })),
  { id: 'all-tokens', label: 'Tokens so far', unit: '', help: 'Tokens of all turns and of all that was read, since the start.' },
];

function tokenHelp(use: string): string {
  return use === 'recovering'
    ? 'Share of all tokens of turns that ended by a crash and were begun again.'
    : `Share of all tokens that went to ${use}.`;
}

/** Fills the measures in the order of `teamMetrics`. */
export function measureTeam(board: Board, host: Host, values: TeamValues, into: Float64Array): void {
  readings.forEach(({ read }, i) => {
    into[i] = read(board, host, values);
  });
  const seconds = timeByUse(board, host);
  const tokens = board.tokensByAll;
  const allSeconds = seconds.reduce((sum, one) => sum + one, 0);
  const allTokens = tokens.reduce((sum, one) => sum + one, 0);
  let at = readings.length;
  into[at++] = 100 * ratio(seconds[0] + seconds[1] + seconds[2] + seconds[3], allSeconds);
  for (const one of seconds) into[at++] = 100 * ratio(one, allSeconds);
  for (const { place } of tokenUses) into[at++] = 100 * ratio(tokens[place], allTokens);
  into[at] = allTokens;
}

/** Seconds of all agents by use. What is under way is counted here and booked only when it ends: looking must not change the run. */
export function timeByUse(board: Board, host: Host): Float64Array {
  const sums = board.spentByAll.slice();
  for (let agent = 0; agent < host.n; agent++) addTime(board, host.now, agent, useOf(board, host, agent), sums, 0);
  return sums;
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
