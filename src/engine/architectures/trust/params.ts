import { choice, integer, number } from '../../catalog/params.ts';
import type { Averaging } from './numbers.ts';

export type Voting = 'majority' | 'weighted' | 'beta' | 'eigentrust' | Averaging;

/** Results of a step from which on two wrong ones are taken never to agree by chance. */
export const ENDLESS = 1000;

/** What a team asks that votes. */
export const votingParams = {
  voting: choice<Voting>({
    label: 'Votes count',
    help: 'How much each member’s word weighs.',
    default: 'majority',
    options: [
      { value: 'majority', label: 'Alike' },
      {
        value: 'weighted',
        label: 'By known competence',
        help: 'ln(p / (1 − p)) of each member’s chance p to be right: the best weights there are (Nitzan & Paroush 1982).',
      },
      {
        value: 'beta',
        label: 'By reputation',
        help: 'The same weights, with p estimated as (r + 1) / (r + s + 2) from r right and s wrong results seen before (Jøsang & Ismail 2002).',
      },
      {
        value: 'eigentrust',
        label: 'By trust of the trusted (EigenTrust)',
        help: 'Members tell whom they trust; trust is weighed by how far the teller is trusted (Kamvar, Schlosser & Garcia-Molina 2003).',
      },
      {
        value: 'mean',
        label: 'As numbers: the mean',
        help: 'Results are numbers; one that is far off moves the mean away from the truth.',
      },
      {
        value: 'trimmed',
        label: 'As numbers: the trimmed mean',
        help: 'The mean without the fifth of the numbers at either end.',
      },
      {
        value: 'median',
        label: 'As numbers: the median',
        help: 'Right as long as less than half of the numbers are off to one side.',
      },
    ],
    live: true,
  }),
  possibleResults: integer({
    label: 'Possible results',
    help: 'Results that a step may have: with 2, as for yes or no, all wrong ones agree; from 1000 on, no two do unless one was taken over.',
    default: ENDLESS,
    min: 2,
    max: ENDLESS,
    scale: 'log',
    live: true,
  }),
  verified: number({
    label: 'Answers that are verified',
    help: 'Share of answers of which the members come to know afterwards which results were right; reputation is learned from them.',
    default: 1,
    min: 0,
    max: 1,
    step: 0.05,
    live: true,
    when: { key: 'voting', is: ['beta', 'eigentrust'] },
  }),
  preTrusted: integer({
    label: 'Pre-trusted members',
    help: 'Members known to be honest from the start: the first such by number.',
    default: 1,
    min: 1,
    max: 100,
    live: true,
    when: { key: 'voting', is: ['eigentrust'] },
  }),
  preTrustWeight: number({
    label: 'Weight of the pre-trusted',
    help: 'Share of trust that always falls to the pre-trusted: a in t = (1 − a) Cᵀ t + a p.',
    default: 0.15,
    min: 0.01,
    max: 1,
    step: 0.01,
    live: true,
    when: { key: 'voting', is: ['eigentrust'] },
  }),
};

/** The same for those who hear only the others' results, but not each other: nobody could tell of anybody. */
export function votingAlone() {
  const { preTrusted: _, preTrustWeight: __, ...shared } = votingParams;
  const options = votingParams.voting.options.filter(({ value }) => value !== 'eigentrust');
  const verified = { ...votingParams.verified, when: { key: 'voting', is: ['beta'] } };
  return { ...shared, verified, voting: { ...votingParams.voting, options } };
}

export type VotingValues = {
  voting: Voting;
  possibleResults: number;
  verified: number;
  preTrusted?: number;
  preTrustWeight?: number;
};
