import { measures } from '../../../engine/kernel/outcome.ts';
import { meanOf, replicate } from '../summary.ts';
import type { Case } from '../types.ts';
import type { OwnCase } from './index.ts';
import {
  ended,
  JURY,
  JURY_TASKS,
  juryOf,
  jury,
  VERIFIED,
  noviceReputation,
  debate,
  fixedPoint,
  TRUTH,
  auctions,
  incentives,
  messagesOfContractNet,
} from './teams/runs.ts';

const row = (
  id: string,
  words: Omit<Case, 'id' | 'family' | 'how'>,
  run: OwnCase['run'],
  how: Case['how'] = 'engine',
): OwnCase => ({
  id: `TEAM-${id}`,
  family: 'teams',
  how,
  ...words,
  run,
});

const shareOf = (p: number, bias: number): Case['tol'] => ({
  type: 'stat',
  sd: Math.sqrt(p * (1 - p)),
  se_ref: 0,
  z: 4,
  bias,
  min_reps: JURY_TASKS,
});
const GROUP =
  'Shapley & Grofman, Optimizing group judgmental accuracy in the presence of interdependencies, Public Choice 43, 1984 (weights: Nitzan & Paroush 1982)';

/** Teams of unlike members: votes, reputation, auctions and incentives. */
export const teamCases: readonly OwnCase[] = [
  row(
    'jury-majority',
    {
      scenario: { competences: JURY, weights: 'equal' },
      metric: 'P(correct)',
      expected: 0.877,
      tol: shareOf(0.877, 0.0005),
      kind: 'published',
      source: `${GROUP}: majority of (.9, .9, .6, .6, .6)`,
    },
    ({ seed }) => jury('majority', seed),
  ),
  row(
    'jury-weighted',
    {
      scenario: { competences: JURY, weights: 'log-odds' },
      metric: 'P(correct)',
      expected: 0.927,
      tol: shareOf(0.927, 0.0005),
      kind: 'published',
      source: `${GROUP}: best weights for (.9, .9, .6, .6, .6)`,
    },
    ({ seed }) => jury('weighted', seed),
  ),
  row(
    'jury-learned',
    {
      scenario: { competences: JURY, weights: 'log-odds of beta reputations' },
      metric: 'P(correct), learning included',
      expected: 0.927,
      tol: shareOf(0.927, 0.005),
      kind: 'closed',
      source:
        'Jøsang & Ismail 2002 within Nitzan & Paroush 1982: estimates come to the best weights, and lose little on the way',
    },
    ({ seed }) => jury('beta', seed),
  ),
  row(
    'beta-expectation',
    {
      scenario: { competence: 0.6, verified: VERIFIED },
      metric: 'mean reputation (r + 1)/(r + s + 2)',
      expected: (VERIFIED * 0.6 + 1) / (VERIFIED + 2),
      tol: {
        type: 'stat',
        sd: Math.sqrt(VERIFIED * 0.6 * 0.4) / (VERIFIED + 2),
        se_ref: 0,
        z: 4,
        bias: 0,
        min_reps: 400,
      },
      kind: 'closed',
      source: 'Jøsang & Ismail, The beta reputation system, 2002, eq. for E(p), with r binomial',
    },
    ({ seed, reps }) => ({
      ...meanOf(replicate(reps, seed, noviceReputation)),
      scenario: juryOf(seed, VERIFIED, 'beta'),
    }),
  ),
  row(
    'eigentrust-fixed-point',
    {
      scenario: { peers: 9, ring: 5, a: 0.15 },
      metric: 'distance from the fixed point of t = (1 − a) Cᵀ t + a p',
      expected: 0,
      tol: { type: 'le', value: 1e-9 },
      kind: 'closed',
      source: 'Kamvar, Schlosser & Garcia-Molina, WWW 2003, algorithm 2',
    },
    ({ seed }) => fixedPoint(seed),
  ),
  row(
    'eigentrust-ring',
    {
      scenario: { peers: 9, ring: 5, honest_trust_leak: 0 },
      metric: 'trust captured by a ring that honest peers have found out, %',
      expected: 0,
      tol: { type: 'abs', value: 1e-9 },
      kind: 'closed',
      source: '(1 − a) leak / (a + (1 − a) leak) with no leak; Kamvar, Schlosser & Garcia-Molina 2003',
    },
    ({ seed }) => ({
      value: measures(ended(debate(seed, 'eigentrust')))['trust-in-liars'],
      reps: 1,
      scenario: debate(seed, 'eigentrust'),
    }),
  ),
  row(
    'vickrey-truth',
    {
      scenario: { auction: 'one step after another', bidders: 12, asks: 'cost or 1.1 × cost' },
      metric: 'which bid pays',
      expected: TRUTH,
      tol: { type: 'order' },
      kind: 'published',
      source:
        'Vickrey, Counterspeculation, auctions, and competitive sealed tenders, Journal of Finance 16, 1961',
    },
    ({ seed }) => auctions(seed),
    'order',
  ),
  row(
    'contract-net-messages',
    {
      scenario: { bidders: 12, steps: 1 },
      metric: 'messages a task',
      expected: 26,
      tol: { type: 'exact' },
      kind: 'closed',
      source:
        '2 (n − 1) + 2: announcement and bid of each, award and report; Smith, The contract net protocol, 1980',
    },
    ({ seed }) => messagesOfContractNet(seed),
  ),
  row(
    'difference-rewards',
    {
      scenario: { members: 7, selfish: 'all', tasks: 1000 },
      metric: 'order of effort',
      expected: 'equal share < difference rewards; equal share < Shapley',
      tol: { type: 'order' },
      kind: 'published',
      source:
        'Holmström, Moral hazard in teams, 1982; Wolpert & Tumer 2002: difference rewards align own reward with the team’s',
    },
    ({ seed }) => incentives(seed),
    'order',
  ),
];
