import type { Board } from '../../../../engine/architectures/team/board.ts';
import { reputationOf } from '../../../../engine/architectures/trust/reputation.ts';
import { log } from '../../../../engine/kernel/mathematics.ts';
import { measures, verdictOf } from '../../../../engine/kernel/outcome.ts';
import { World } from '../../../../engine/kernel/world.ts';
import { eigenTrust } from '../../../theory/eigenTrust.ts';
import { weightedJuryCorrect } from '../../../theory/jury.ts';
import { stateOf } from '../../stateOf.ts';
import { replicate } from '../../summary.ts';
import type { Outcome } from '../../types.ts';

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

/** A scenario run to its verdict. */
export function ended(scenario: Part): World {
  const world = new World(scenario, [], { checks: false });
  world.advance(SECONDS_AT_MOST, Infinity, () => verdictOf(world).state !== 'running');
  return world;
}

/** Skill that answers right with chance p at the difficulty below: the engine's logistic has a steepness of 8. */
const DIFFICULTY = 0.45;
const skillFor = (p: number): number => DIFFICULTY + log(p / (1 - p)) / 8;

/** Two experts and three novices: each juror's chance to be right. */
export const JURY = [0.9, 0.9, 0.6, 0.6, 0.6];
/** Questions they are asked. */
export const JURY_TASKS = 8000;
const LOG_ODDS = JURY.map((p) => Math.log(p / (1 - p)));

/** Yes-or-no questions to two experts and three novices, each of whom answers once. */
export const juryOf = (seed: number, limit: number, voting: string): Part =>
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

/** How often the vote is right, by a way of counting. */
export function jury(voting: string, seed: number): Outcome {
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

/** Answers verified before a reputation is read. */
export const VERIFIED = 20;
/** What the aggregator expects of a novice after so many verified answers. */
export function noviceReputation(seed: number): number {
  const world = ended(juryOf(seed, VERIFIED, 'beta'));
  const board = stateOf(world, 'architecture') as Board;
  const novice = world.traits.skill.findIndex((skill, agent) => agent > 0 && skill < 0.6);
  return reputationOf(board.trust, JURY.length, 0, novice);
}

const RING = { id: 'alike', skill: 0.8, dishonest: 0.55, colluding: true };
/** Nine members in debate, five of them a ring of liars. */
export const debate = (seed: number, voting: string): Part =>
  scenarioOf(seed, 9, 50, { steps: 4 }, RING, { id: 'decentralized', voting, budget: 100, handoffLoss: 0 });

/** The engine's trust after a run, against the laboratory's iteration on the same local trust. */
export function fixedPoint(seed: number): Outcome {
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
/** Which bid pays under which price. */
export const TRUTH = 'second price: the truth; first price: more than the cost';

/** What asking for more than the cost brings the one who does it, against the truth, under either price: in each of several teams. */
export function auctions(seed: number): Outcome {
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
export function incentives(seed: number): Outcome {
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

/** Messages of a task of one step among twelve bidders. */
export function messagesOfContractNet(seed: number): Outcome {
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
