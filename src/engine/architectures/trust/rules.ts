import type { Work } from '../team/board.ts';
import type { Team } from '../team/roles.ts';
import { successChance } from '../team/turn.ts';
import type { Averaging } from './numbers.ts';
import type { VotingValues } from './params.ts';
import { globalTrust, hearRow, logOdds, reputationOf, rowOf } from './reputation.ts';
import type { Ballot } from './tally.ts';

/** How a vote is taken: see `decide`. */
export interface VoteRules {
  /** Results are numbers, to be averaged instead of counted. */
  averaging?: Averaging;
  possible: number;
  weigh?: (ballot: Ballot, step: number) => number;
  /** Ballots that the judge has seen, for its experience once they are verified. */
  count?: (ballot: Ballot) => void;
}

/** The rules by which `judge` counts votes on a task. */
export function voteRules(team: Team<Team['values'] & VotingValues>, work: Work, judge: number): VoteRules {
  const { board, host, values } = team;
  const possible = values.possibleResults;
  const { voting } = values;
  if (voting === 'majority') return { possible };
  if (voting === 'mean' || voting === 'median' || voting === 'trimmed')
    return { possible, averaging: voting };
  // Between more than two results a vote against one says nothing about the others.
  const weight = (p: number) => (possible === 2 ? logOdds(p) : Math.max(0, logOdds(p)));
  if (values.voting === 'weighted')
    return { possible, weigh: ({ from }, step) => weight(competence(team, work, from, step)) };
  // Of what a debate hears again and again only the last counts.
  const seen = new Float64Array(2 * host.n);
  work.ballots.set(judge, seen);
  const count = ({ from, isRight }: Ballot) => {
    seen[isRight ? from : host.n + from] += 1;
  };
  if (values.voting === 'beta')
    return { possible, count, weigh: ({ from }) => weight(reputationOf(board.trust, host.n, judge, from)) };
  hearRow(board.trust, judge, rowOf(board, host, judge));
  const trust = globalTrust(board, host, values);
  return { possible, count, weigh: ({ from }) => trust[from] };
}

/** Chance that what a member reports of a step is right: it did it, or did not and noticed and did it again, and it reports truly. */
export function competence({ host, values }: Team, work: Work, agent: number, step: number): number {
  const p = successChance(host, work, agent, step);
  const { honesty } = host.traits;
  return (honesty[agent] * p) / (p + (1 - p) * (1 - values.notice));
}

/** What a member adds to its results where votes go by EigenTrust: whom it trusts. */
export function trustsToTell(
  { board, host, values }: Team<Team['values'] & VotingValues>,
  agent: number,
): { trusts?: readonly number[] } {
  return values.voting === 'eigentrust' ? { trusts: rowOf(board, host, agent) } : {};
}
