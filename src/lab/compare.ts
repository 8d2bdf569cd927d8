import { explanationOf, type Explanation, planOf, type Question, sentenceOf } from './ablation.ts';
import { type Mechanism, mechanisms } from './mechanisms.ts';
import type { Job, RunResult } from './runOnce.ts';
import { bootstrap, type Interval } from './shapley.ts';

/** What a team's runs of equally many tasks came to, each with its 95 % interval. */
export interface Summary {
  runs: number;
  tasks: number;
  /** %, Wilson's interval over the tasks. */
  success: Interval;
  /** A task; these and the following by bootstrap over the runs. */
  turns: Interval;
  /** Simulated seconds a task. */
  seconds: Interval;
  tokens: Interval;
  messages: Interval;
  errors: Interval;
  /** % of all errors; null where there was none. */
  caught: number | null;
  /** Right answers for 1,000 tokens, over all runs. */
  perTokens: number;
}

/** Which mechanisms to ask about, by their ids, in plain data that can be posted to a thread; absent: those that the two have. */
export interface Asked extends Omit<Question, 'mechanisms'> {
  mechanismIds?: readonly string[];
}

/** The 95 % interval of a share (Wilson 1927), in per cent. Throws a RangeError without a trial. */
export function wilson(percent: number, count: number): Interval {
  if (count < 1) throw new RangeError(`wilson: ${count} trials; expected at least one`);
  const z = 1.96;
  const p = percent / 100;
  const middle = (p + (z * z) / (2 * count)) / (1 + (z * z) / count);
  const reach =
    (z / (1 + (z * z) / count)) * Math.sqrt((p * (1 - p)) / count + (z * z) / (4 * count * count));
  return {
    mean: percent,
    low: Math.max(0, 100 * (middle - reach)),
    high: Math.min(100, 100 * (middle + reach)),
  };
}

/** Sums up runs of the same team on different seeds. Runs must measure tasks; throws a RangeError where none was answered. */
export function summaryOf(runs: readonly RunResult[]): Summary {
  const counted = runs.filter(({ metrics }) => metrics['answered-tasks'] > 0);
  if (counted.length === 0) throw new RangeError('summaryOf: no task was answered in any run');
  const of = (id: string): number[] => counted.map(({ metrics }) => metrics[id] ?? 0);
  const tasks = sum(of('answered-tasks'));
  const weighted = (id: string): number =>
    sum(counted.map(({ metrics }) => metrics[id] * metrics['answered-tasks']));
  const errors = weighted('errors');
  const right = weighted('success') / 100;
  const stopped = sum(
    counted.map(({ metrics }) => metrics.absorbed * metrics.errors * metrics['answered-tasks']),
  );
  return {
    runs: counted.length,
    tasks,
    success: wilson((100 * right) / tasks, tasks),
    turns: bootstrap(of('turns')),
    seconds: bootstrap(of('seconds')),
    tokens: bootstrap(of('tokens')),
    messages: bootstrap(of('team-messages')),
    errors: bootstrap(of('errors')),
    caught: errors > 0 ? stopped / errors : null,
    perTokens: (1000 * right) / Math.max(1, weighted('tokens')),
  };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

function named({ mechanismIds, ...rest }: Asked): Question & { mechanisms?: Mechanism[] } {
  if (mechanismIds === undefined) return rest;
  return { ...rest, mechanisms: mechanisms.filter(({ id }) => mechanismIds.includes(id)) };
}

/** The runs that a question needs. The last 2 × replicates have all mechanisms on: first and second scenario in turn, seed by seed. */
export const askedJobs = (asked: Asked): Job[] => planOf(named(asked)).jobs;

/** What a question's runs, in the order of its jobs, come to, and the same in a sentence. */
export function answerOf(asked: Asked, runs: readonly RunResult[]): Explanation & { sentence: string } {
  const question = named(asked);
  const explanation = explanationOf(question, planOf(question), runs);
  return { ...explanation, sentence: sentenceOf(explanation) };
}
