import type { Board } from '../../engine/architectures/team/board.ts';
import { mostAble } from '../../engine/architectures/assignment/give.ts';
import { Chance } from '../../engine/kernel/chance.ts';
import type { Layer } from '../../engine/kernel/layer.ts';
import { measures, verdictOf } from '../../engine/kernel/outcome.ts';
import { World } from '../../engine/kernel/world.ts';
import { leastCost } from '../../engine/tasks/assignment.ts';
import { listSchedule } from '../../engine/tasks/schedule.ts';
import { coordinatorKnee } from '../theory/coordinator.ts';
import { distinctSitesShared } from '../theory/exploration.ts';
import { equalMakespan } from '../theory/makespan.ts';
import { bestOfSuccess, chainSuccess, unionError, verifiedSuccess } from '../theory/teamErrors.ts';
import { meanOf, numberIn, replicate, replicateWithin, textOf } from './summary.ts';
import type { Case, Effort, Outcome, Translator } from './types.ts';

/** Makespans, coordination, search and errors of teams, from the keys of a case. */
export const taskCases: Translator = (testCase, effort) => {
  if (testCase.family !== 'tasks') return null;
  for (const { asks, answer } of readings) if (asks(testCase)) return answer(testCase, effort);
  return null;
};

interface Reading {
  asks: (testCase: Case) => boolean;
  answer: (testCase: Case, effort: Effort) => Outcome;
}

const has = (...keys: string[]) => ({ scenario }: Case) => keys.every((key) => key in scenario);
const says = (pattern: RegExp) => ({ scenario }: Case) => pattern.test(textOf(scenario.model));
const exactly = (value: Outcome['value']): Outcome => ({ value, reps: 1 });
const numberAt = ({ scenario }: Case, key: string): number => {
  const value = Number(scenario[key]);
  if (!Number.isFinite(value)) throw new RangeError(`scenario.${key}: ${textOf(scenario[key])}; expected a number`);
  return value;
};

/** Agents who never fail, so that only time and chance are measured. */
const flawless = {
  version: 1,
  topology: { id: 'complete' },
  network: { id: 'constant', meanSeconds: 0.001 },
  protocol: { id: 'broadcast' },
  population: { id: 'alike', skill: 1 },
};
const certain = { difficulty: 0, spread: 0, ambiguity: 0, tools: 1 };
const silent = { notice: 0, handoffLoss: 0, budgetIn: 'none' };

function ended(scenario: Record<string, unknown>, secondsAtMost = 1e9): World {
  const world = new World(scenario, [], { checks: false });
  world.advance(secondsAtMost, Infinity, () => verdictOf(world).state !== 'running');
  return world;
}

const boardOf = (world: World): Board => (world.layer('architecture') as Layer).state as Board;

const meanIn = (words: string, at: number): number => Number([...words.matchAll(/Exp\((?:mean )?([\d.]+)\)/g)][at]?.[1] ?? Number.NaN);

const readings: Reading[] = [
  { asks: has('tasks', 'workers'), answer: makespan },
  {
    asks: has('durations', 'predecessors'),
    answer({ scenario, metric }) {
      const pools = (/makespan for ([^w]+) workers/.exec(metric)?.[1] ?? '').split(',').map((text) => (/inf/.test(text) ? Infinity : Number(text)));
      const { durations, predecessors } = scenario as { durations: number[]; predecessors: number[][] };
      return exactly(pools.map((workers) => listSchedule(durations, predecessors, workers).makespan));
    },
  },
  {
    asks: has('steps', 'step_success'),
    answer: (one) => exactly(chainSuccess(numberAt(one, 'steps'), numberAt(one, 'step_success'), Number(one.scenario.retries ?? 0))),
  },
  { asks: (one) => has('N')(one) && says(/coordinator/)(one), answer: coordinated },
  {
    // "as COORD" stands for the numbers of the cases it is named after.
    asks: (one) => says(/coordinator|as COORD/)(one) && /N\*/.test(one.metric),
    answer({ scenario }) {
      const words = textOf(scenario.model);
      const [work, sign] = /Exp/.test(words) ? [meanIn(words, 0), meanIn(words, 1)] : [1, 0.1];
      return exactly(coordinatorKnee(work, sign));
    },
  },
  { asks: (one) => /assignment cost/.test(one.metric), answer: assignmentCost },
  { asks: has('sites', 'samples'), answer: explored },
  { asks: has('agents', 'time_to_hit'), answer: searched },
  { asks: has('balls', 'bins', 'choices'), answer: longestLine },
  { asks: says(/best of n/), answer: bestOf },
  {
    asks: says(/any wrong part spoils/),
    answer(one) {
      const { error, amplification } = unionError(numberAt(one, 'p'), numberAt(one, 'n'));
      return exactly([error, amplification]);
    },
  },
  { asks: says(/perfect verifier/), answer: (one) => exactly(bestOfSuccess(numberAt(one, 'p'), numberAt(one, 'n'))) },
  {
    asks: has('catch', 'checked_rounds'),
    answer: (one) =>
      exactly(verifiedSuccess(numberAt(one, 'p'), numberAt(one, 'catch'), Number(one.scenario.false_reject ?? 0), numberAt(one, 'checked_rounds'))),
  },
];

/** A pool of agents with one line for all; equal durations by the formula, with the engine's own schedule beside it. */
function makespan(one: Case, { reps, seed }: Effort): Outcome {
  const [count, workers] = [numberAt(one, 'tasks'), numberAt(one, 'workers')];
  const words = textOf(one.scenario.durations);
  const random = /exp/i.test(words);
  const seconds = random ? meanIn(words, 0) : numberIn(words, 'all');
  const ours = {
    ...flawless,
    agents: workers,
    environment: { id: 'tasks', arrivals: 'one', atOnce: count, limit: count, shape: 'apart', steps: 1, ...certain },
    architecture: { id: 'pool', dispatch: 'queue', turnLaw: random ? 'exponential' : 'constant', turnSeconds: seconds, ...silent },
  };
  const run = (from: number) => ended({ ...ours, seed: from }).now;
  const scenario = { ...ours, seed };
  if (random) return { ...meanOf(replicate(reps, seed, run)), scenario };
  return { ...exactly(equalMakespan(count, workers, seconds)), engine: { value: run(seed), reps: 1, se: 0 }, scenario };
}

/** A closed system: as many tasks under way as there are workers, each in the end before the one coordinator. */
function coordinated(one: Case, { seed }: Effort): Outcome {
  const workers = numberAt(one, 'N');
  const words = textOf(one.scenario.model);
  const ours = {
    ...flawless,
    agents: workers + 1,
    environment: { id: 'tasks', arrivals: 'one', atOnce: workers, shape: 'apart', steps: 1, ...certain },
    architecture: { id: 'pool', turnLaw: 'exponential', turnSeconds: meanIn(words, 0), signOffSeconds: meanIn(words, 1), ...silent },
  };
  const [warmUp, seconds, batches] = [20, 500, 20];
  const rates = replicate(batches, seed, (from) => {
    const world = new World({ ...ours, seed: from }, [], { checks: false });
    const answered = () => measures(world)['answered-tasks'];
    world.advance(warmUp);
    const before = answered();
    world.advance(warmUp + seconds);
    return (answered() - before) / seconds;
  });
  return { ...meanOf(rates), scenario: { ...ours, seed } };
}

/** The orchestrator's best assignment on random costs. */
function assignmentCost(one: Case, { reps, seed }: Effort): Outcome {
  const n = numberAt(one, 'n');
  const costs = replicate(reps, seed, (from) => {
    const chance = new Chance(from, 'assignment');
    const cost = Float64Array.from({ length: n * n }, () => chance.exponential(1));
    return leastCost(cost, n, n).reduce((sum, column, row) => sum + cost[row * n + column], 0);
  });
  return meanOf(costs);
}

/** Agents who each take one turn on a step of their own choice: how many steps have been done by anybody. */
function explored(one: Case, effort: Effort): Outcome {
  const [sites, samples] = [numberAt(one, 'sites'), numberAt(one, 'samples')];
  if (/perfect/.test(textOf(one.scenario.sharing))) return exactly(distinctSitesShared(sites, samples));
  const ours = {
    ...flawless,
    agents: samples,
    environment: { id: 'tasks', arrivals: 'one', limit: 1, shape: 'apart', steps: sites, ...certain },
    architecture: { id: 'independent', iterations: 1, finishing: false, ...silent },
  };
  const found = replicateWithin(one, effort, (seed) => {
    const { stepsDone } = boardOf(ended({ ...ours, seed })).totals;
    return stepsDone;
  });
  return { ...meanOf(found), scenario: { ...ours, seed: effort.seed } };
}

/** Searches in one run, whose mean time is one replicate. */
const SEARCHES = 100;

function searched(one: Case, effort: Effort): Outcome {
  const ours = {
    ...flawless,
    agents: numberAt(one, 'agents'),
    environment: { id: 'tasks', arrivals: 'one', limit: SEARCHES, shape: 'apart', steps: 1, ...certain },
    architecture: { id: 'independent', merging: 'first', turnLaw: 'exponential', turnSeconds: meanInWords(one), ...silent },
  };
  const times = replicateWithin(one, effort, (seed) => measures(ended({ ...ours, seed })).seconds);
  return { ...meanOf(times), scenario: { ...ours, seed: effort.seed }, reading: `A replicate is the mean of ${SEARCHES} searches.` };
}

const meanInWords = ({ scenario }: Case): number => meanIn(textOf(scenario.time_to_hit), 0);

/** Tasks that all come at once, each to the shortest of a few lines; nobody finishes before all have come. */
function longestLine(one: Case, { reps, seed }: Effort): Outcome {
  const balls = numberAt(one, 'balls');
  const ours = {
    ...flawless,
    agents: numberAt(one, 'bins'),
    environment: { id: 'tasks', arrivals: 'one', atOnce: balls, limit: balls, shape: 'apart', steps: 1, ...certain },
    architecture: { id: 'pool', dispatch: 'choices', choices: numberAt(one, 'choices'), turnSeconds: 1000, ...silent },
  };
  const lines = replicate(reps, seed, (from) => {
    const world = new World({ ...ours, seed: from }, [], { checks: false });
    const { queues, current } = boardOf(world);
    return queues.reduce((most, queue, agent) => Math.max(most, queue.length + (current[agent] === null ? 0 : 1)), 0);
  });
  return { ...meanOf(lines), scenario: { ...ours, seed } };
}

/** The most able of a population whose skill is normal: an orchestrator's choice, in deviations above the mean. */
function bestOf(one: Case, effort: Effort): Outcome {
  const [mean, deviation] = [0.5, 0.05];
  const ours = {
    ...flawless,
    agents: numberAt(one, 'n'),
    environment: { id: 'tasks', limit: 1 },
    population: { id: 'spread', mean, deviation, speedSigma: 0 },
    architecture: { id: 'centralized' },
  };
  const best = replicateWithin(one, effort, (seed) => {
    const { traits, n } = new World({ ...ours, seed }, [], { checks: false });
    const agents = Array.from({ length: n }, (_, agent) => agent);
    return (traits.skill[mostAble(traits, agents, 0)] - mean) / deviation;
  });
  return { ...meanOf(best), scenario: { ...ours, seed: effort.seed } };
}
