import type { Board } from '../../../engine/architectures/team/board.ts';
import { reputationOf } from '../../../engine/architectures/trust/reputation.ts';
import { log } from '../../../engine/kernel/mathematics.ts';
import { measures, verdictOf } from '../../../engine/kernel/outcome.ts';
import { World } from '../../../engine/kernel/world.ts';
import { eigenTrust } from '../../theory/eigenTrust.ts';
import { weightedJuryCorrect } from '../../theory/jury.ts';
import { stateOf } from '../stateOf.ts';
import { meanOf, replicate } from '../summary.ts';
import type { Case, Outcome } from '../types.ts';
import type { OwnCase } from './index.ts';

type Part = Record<string, unknown>;

const SECONDS_AT_MOST = 1e7;

/** A team in the engine, whose tasks come one by one. */
const scenarioOf = (
  seed: number,
  agents: number,
  limit: number,
  environment: Part,
  population: Part,
  architecture: Part,
): Part => ({
  version: 1,
  seed,
  agents,
  topology: { id: 'complete' },
  network: { id: 'constant', meanSeconds: 0.1 },
  protocol: { id: 'broadcast' },
  environment: { id: 'tasks', arrivals: 'one', shape: 'apart', ambiguity: 0, limit, ...environment },
  population,
  architecture,
});

function ended(scenario: Part): World {
  const world = new World(scenario, [], { checks: false });
  world.advance(SECONDS_AT_MOST, Infinity, () => verdictOf(world).state !== 'running');
  return world;
}

/** Skill that answers right with chance p at the difficulty below: the engine's logistic has a steepness of 8. */
const DIFFICULTY = 0.45;
const skillFor = (p: number): number => DIFFICULTY + log(p / (1 - p)) / 8;

const JURY = [0.9, 0.9, 0.6, 0.6, 0.6];
const JURY_TASKS = 8000;
const LOG_ODDS = JURY.map((p) => Math.log(p / (1 - p)));

/** Yes-or-no questions to two experts and three novices, each of whom answers once. */
const juryOf = (seed: number, limit: number, voting: string): Part =>
  scenarioOf(
    seed,
    JURY.length,
    limit,
    { steps: 1, difficulty: DIFFICULTY, spread: 0, tools: 1 },
    { id: 'classes', experts: 2, expertSkill: skillFor(0.9), noviceSkill: skillFor(0.6) },
    {
      id: 'independent',
      merging: 'vote',
      voting,
      possibleResults: 2,
      notice: 0,
      iterations: 1,
      finishing: false,
      handoffLoss: 0,
      budget: 100,
    },
  );

function jury(voting: string, seed: number): Outcome {
  const scenario = juryOf(seed, JURY_TASKS, voting);
  const value = measures(ended(scenario)).success / 100;
  const theory = weightedJuryCorrect(JURY, voting === 'majority' ? JURY.map(() => 1) : LOG_ODDS);
  return {
    value,
    reps: JURY_TASKS,
    se: Math.sqrt((value * (1 - value)) / JURY_TASKS),
    scenario,
    reading: `Share of tasks answered right by the vote; enumeration of all 32 outcomes gives ${theory.toFixed(5)}.`,
  };
}

const VERIFIED = 20;
/** What the aggregator expects of a novice after so many verified answers. */
function noviceReputation(seed: number): number {
  const world = ended(juryOf(seed, VERIFIED, 'beta'));
  const board = stateOf(world, 'architecture') as Board;
  const novice = world.traits.skill.findIndex((skill, agent) => agent > 0 && skill < 0.6);
  return reputationOf(board.trust, JURY.length, 0, novice);
}

const RING = { id: 'alike', skill: 0.8, dishonest: 0.55, colluding: true };
const debate = (seed: number, voting: string): Part =>
  scenarioOf(seed, 9, 50, { steps: 4 }, RING, { id: 'decentralized', voting, budget: 100, handoffLoss: 0 });

/** The engine's trust after a run, against the laboratory's iteration on the same local trust. */
function fixedPoint(seed: number): Outcome {
  const scenario = debate(seed, 'eigentrust');
  const world = ended(scenario);
  const { trust } = stateOf(world, 'architecture') as Board;
  const first = world.traits.honesty.indexOf(1);
  const local = Array.from({ length: 9 }, (_, peer) => [
    ...(trust.told.get(peer) ?? new Array<number>(9).fill(0)),
  ]);
  const theory = eigenTrust(local, [first], 0.15);
  const value = Math.max(...theory.map((one, peer) => Math.abs(one - (trust.global?.[peer] ?? 0))));
  return { value, reps: 1, scenario, reading: 'Largest difference between the two vectors.' };
}

/** One of 13 bidders asks for more than the cost. */
const bidders = (seed: number, pricing: string, shading: number): Part =>
  scenarioOf(
    seed,
    13,
    100,
    { steps: 1 },
    { id: 'spread', kinds: 3, selfish: 1 / 13 },
    { id: 'centralized', assigning: 'auction', pricing, shading, review: false, rounds: 1 },
  );

const SALES = 24;
/** How much more the bidder asks. */
const SHADING = 0.1;
const TRUTH = 'second price: the truth; first price: more than the cost';

/** What asking for more than the cost brings the one who does it, against the truth, under either price: in each of several teams. */
function auctions(seed: number): Outcome {
  const profit = (pricing: string, shading: number): Float64Array =>
    replicate(SALES, seed, (one) => measures(ended(bidders(one, pricing, shading)))['profit-selfish']);
  const gain = (pricing: string): number[] => {
    const truth = profit(pricing, 0);
    return [...profit(pricing, SHADING)].map((shaded, i) => shaded - truth[i]);
  };
  const sum = (gains: readonly number[]): number => gains.reduce((total, one) => total + one, 0);
  const [second, first] = [gain('second'), gain('first')];
  // A rounding error is no gain.
  const slack = 1e-9;
  return {
    value: TRUTH,
    inOrder:
      second.every((one) => one <= slack) &&
      sum(second) < 0 &&
      first.every((one) => one >= -slack) &&
      sum(first) > 0,
    reps: SALES,
    scenario: bidders(seed, 'second', SHADING),
    reading: `Asking a tenth more changes the bidder’s profit in ${SALES} teams by ${sum(second).toFixed(1)} turns in all under the second price, never for the better, and by ${sum(first).toFixed(1)} under the first, never for the worse.`,
  };
}

/** Effort under each way of paying selfish members. */
function incentives(seed: number): Outcome {
  const scenario = (incentive: string): Part =>
    scenarioOf(
      seed,
      7,
      1000,
      { steps: 6 },
      { id: 'alike', skill: 0.8, selfish: 1 },
      {
        id: 'centralized',
        assigning: 'turn',
        incentive,
        review: false,
        rounds: 1,
        finishing: false,
        handoffLoss: 0,
        budget: 60,
      },
    );
  const [team, difference, shapley] = ['team', 'difference', 'shapley'].map(
    (incentive) => measures(ended(scenario(incentive))).effort,
  );
  return {
    value: 'equal share < difference rewards; equal share < Shapley',
    inOrder: difference > team && shapley > team,
    reps: 1,
    scenario: scenario('difference'),
    reading: `Effort is ${team.toFixed(0)} % under an equal share, ${difference.toFixed(0)} % under difference rewards and ${shapley.toFixed(0)} % under Shapley values.`,
  };
}

function messagesOfContractNet(seed: number): Outcome {
  const scenario = scenarioOf(
    seed,
    13,
    50,
    { steps: 1 },
    { id: 'specialists' },
    { id: 'centralized', assigning: 'contract', review: false, rounds: 1, finishing: false },
  );
  return {
    value: measures(ended(scenario))['team-messages'],
    reps: 50,
    scenario,
    reading: 'Twelve announcements, twelve bids, an award and a result.',
  };
}

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
