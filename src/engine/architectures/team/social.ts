import type { Channel, InspectionRow, MetricInfo } from '../../kernel/frame.ts';
import type { Host } from '../../kernel/host.ts';
import { type Giving, learnFrom } from '../assignment/give.ts';
import { assignmentMetrics, measureAssignment } from '../assignment/measures.ts';
import type { AssignmentValues } from '../assignment/params.ts';
import { EFFORTS, freeRiders } from '../incentive/effort.ts';
import { incentiveMetrics, measureIncentive } from '../incentive/measures.ts';
import { settleRewards } from '../incentive/settle.ts';
import { measureTrust, trustMetrics } from '../trust/measures.ts';
import type { VotingValues } from '../trust/params.ts';
import { hearRow, reputationOf, verify } from '../trust/reputation.ts';
import type { Board, Report, Work } from './board.ts';
import type { Team } from './roles.ts';

/** Measures of what unlike members make of each other. */
export const socialMetrics: readonly MetricInfo[] = [
  ...assignmentMetrics,
  ...incentiveMetrics,
  ...trustMetrics,
];

/** Fills them in order. */
export function measureSocial(board: Board, host: Host, into: Float64Array): void {
  measureAssignment(board, host, into);
  measureIncentive(board, into.subarray(assignmentMetrics.length));
  measureTrust(board, host, into.subarray(assignmentMetrics.length + incentiveMetrics.length));
}

/** What shows a member by its effort and by how far it is trusted. */
export const socialChannels: readonly Channel[] = [
  { id: 'effort', label: 'Effort', domain: [0, 1] },
  { id: 'trust', label: 'Trust in the member', domain: [0, 1] },
];

/** Fills them: the last effort a member settled on; EigenTrust over the largest, or what the first judge expects of the member. */
export function observeSocial(
  { efforts, trust }: Board,
  { n }: Host,
  [effort, trusted]: Float32Array[],
): void {
  effort.set(efforts.last);
  const most = trust.global ? Math.max(...trust.global) : 0;
  const judge = trust.seen.keys().next().value ?? 0;
  for (let agent = 0; agent < n; agent++)
    trusted[agent] = trust.global ? trust.global[agent] / most : reputationOf(trust, n, judge, agent);
}

/** A message brings what its sender thinks of others. */
export function hearSocially({ board }: Team, _work: Work, _kind: number, { from, trusts }: Report): void {
  if (trusts !== null) hearRow(board.trust, from, trusts);
}

/** A task is being handed in by `closer`: members are paid, and learn from its outcome who can do what and whom to believe. */
export function settleSocially(team: Team, work: Work, closer: number): void {
  const { board, host } = team;
  settleRewards(team, work, closer);
  // Only architectures that hand out write trials, and only those that vote write ballots.
  if (work.trials.length > 0) learnFrom(team as Giving, work);
  if (work.ballots.size === 0) return;
  const { verified } = team.values as Team['values'] & VotingValues;
  if (verified === 1 || host.dice.uniform() < verified) verify(board, host, work);
}

/** What unlike members make of each other, where that is what happens; else ''. */
export function socialSentence(board: Board, host: Host, values: object): string {
  const { efforts, experience, trust } = board;
  const { selfishness, honesty } = host.traits;
  const { assigning, methods } = values as Partial<AssignmentValues>;
  const parts: string[] = [];
  const percent = (share: number) => `${Math.round(100 * share)} %`;
  if (experience.given > 0 && assigning === 'learned')
    parts.push(`${percent(experience.best)} of the last steps went to the most able.`);
  if (experience.given > 0 && methods === 'learned')
    parts.push(`${percent(experience.quick)} of the last steps were to be done quickly.`);
  if (efforts.tasks > 0 && selfishness.some((weight) => weight > 0)) {
    const riders = freeRiders(efforts);
    const ride = riders === 0 ? 'nobody rides' : riders === 1 ? 'one member rides' : `${riders} members ride`;
    parts.push(
      `Effort is at ${percent(efforts.effort)} and ${ride} free; each earns ${efforts.ownReward.toFixed(2)} a task.`,
    );
  }
  if ((trust.seen.size > 0 || trust.global) && honesty.some((truth) => truth === 0)) {
    const into = new Float64Array(trustMetrics.length);
    measureTrust(board, host, into);
    parts.push(`Liars have ${Math.round(into[0])} % of all trust.`);
  }
  return parts.join(' ');
}

/** What an agent is like towards others, and what it has made of it. */
export function inspectSocial(
  { efforts, sales, trust }: Board,
  { traits }: Host,
  agent: number,
): InspectionRow[] {
  const row = (label: string, value: string): InspectionRow => ({ group: 'Among others', label, value });
  const honesty = traits.honesty[agent];
  const ring = traits.collusion[agent] > 0 ? ' in a ring' : '';
  const rows = [
    row(
      'Honesty',
      honesty === 1
        ? 'honest'
        : honesty === 0
          ? `lies${ring}`
          : `lies in ${(100 * (1 - honesty)).toFixed(0)} % of its messages`,
    ),
    row('Weight of the own reward', traits.selfishness[agent].toFixed(2)),
  ];
  if (traits.selfishness[agent] > 0)
    EFFORTS.forEach((effort, level) => {
      const at = agent * EFFORTS.length + level;
      rows.push(
        row(`Worth of effort ${effort}`, `${efforts.worth[at].toFixed(3)} after ${efforts.tries[at]} tasks`),
      );
    });
  if (sales.sold > 0) rows.push(row('Profit from steps sold', `${sales.profit[agent].toFixed(2)} turns`));
  if (trust.global) rows.push(row('EigenTrust', trust.global[agent].toFixed(4)));
  return rows;
}
