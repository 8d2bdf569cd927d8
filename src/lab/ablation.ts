import { completeScenario } from '../engine/scenario/parse.ts';
import type { Scenario } from '../engine/scenario/scenario.ts';
import { type Mechanism, mechanismsOf, without } from './mechanisms.ts';
import type { Pool } from './pool.ts';
import { type Job, type RunResult, runOnce } from './runOnce.ts';
import { bootstrap, type Interval, shapleyValues } from './shapley.ts';

/** Mechanisms that one question may name: each one more doubles the runs. */
export const MECHANISMS_AT_MOST = 6;

/** What makes the difference between two scenarios, or of one scenario before and after a switch. */
export interface Question {
  first: unknown;
  second: unknown;
  /** At most six; absent: those of the catalogue that the two have. */
  mechanisms?: readonly Mechanism[];
  /** Id of the metric that is compared. */
  metric?: string;
  /** Pairs of runs; pair r has seed + r in both, so that both meet the same tasks (common random numbers). */
  replicates: number;
  secondsAtMost: number;
}

/** One line of the answer: so much of the difference comes from this mechanism. */
export interface Part extends Interval {
  /** Id of the mechanism, or 'rest': what is left of the difference with all of them off. */
  mechanism: string;
  label: string;
  /** The same as `mean`, under the name that the table has. */
  effect: number;
}

export interface Explanation {
  /** Second minus first, in the metric's unit. */
  difference: Interval;
  first: Interval;
  second: Interval;
  /** Effects sum to the difference; the largest first. */
  parts: Part[];
  runs: number;
}

interface Plan {
  mechanisms: readonly Mechanism[];
  jobs: Job[];
  /** Index of the job of a coalition in a replicate, first and second. */
  place: (coalition: number, replicate: number, second: boolean) => number;
}

/** The runs that a question needs: every set of mechanisms switched on, in both scenarios, in every replicate. */
export function planOf({ first, second, replicates, secondsAtMost, ...rest }: Question): Plan {
  const pair = [completeScenario(first), completeScenario(second)];
  const mechanisms = (rest.mechanisms ?? mechanismsOf(pair)).slice();
  if (rest.mechanisms === undefined) mechanisms.splice(MECHANISMS_AT_MOST);
  if (mechanisms.length > MECHANISMS_AT_MOST)
    throw new RangeError(`ablation.mechanisms: ${mechanisms.length}; expected at most ${MECHANISMS_AT_MOST}`);
  if (!Number.isInteger(replicates) || replicates < 1)
    throw new RangeError(`ablation.replicates: ${replicates}; expected a whole number from 1`);
  const jobs: Job[] = [];
  for (let coalition = 0; coalition < 1 << mechanisms.length; coalition++) {
    const off = mechanisms.filter((_, i) => (coalition & (1 << i)) === 0);
    const bare = pair.map((scenario) => without(scenario, off));
    for (let r = 0; r < replicates; r++)
      for (const scenario of bare) jobs.push({ scenario: seeded(scenario, pair[0].seed + r), secondsAtMost, untilVerdict: true });
  }
  const place: Plan['place'] = (coalition, replicate, second) => 2 * (coalition * replicates + replicate) + (second ? 1 : 0);
  return { mechanisms, jobs, place };
}

const seeded = (scenario: Scenario, seed: number): Scenario => ({ ...scenario, seed });

/** Shapley's values of the difference over the mechanisms, replicate by replicate, with intervals by bootstrap over replicates. */
export function explanationOf(question: Question, plan: Plan, runs: readonly RunResult[]): Explanation {
  const { mechanisms, place } = plan;
  const metric = question.metric ?? 'success';
  const value = (coalition: number, replicate: number, second: boolean): number => {
    const found = runs[place(coalition, replicate, second)].metrics[metric];
    if (found === undefined) throw new RangeError(`ablation.metric: "${metric}"; the scenarios do not measure it`);
    return found;
  };
  const all = (1 << mechanisms.length) - 1;
  const each = <T>(read: (replicate: number) => T): T[] => Array.from({ length: question.replicates }, (_, r) => read(r));
  const gap = (coalition: number, r: number) => value(coalition, r, true) - value(coalition, r, false);
  const shares = each((r) => shapleyValues(mechanisms.length, (coalition) => gap(coalition, r)));
  const part = (mechanism: string, label: string, values: readonly number[]): Part => {
    const interval = bootstrap(values);
    return { mechanism, label, effect: interval.mean, ...interval };
  };
  const parts = mechanisms.map(({ id, label }, i) => part(id, label, shares.map((share) => share[i])));
  parts.push(part('rest', 'how the work is divided', each((r) => gap(0, r))));
  parts.sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect));
  return {
    difference: bootstrap(each((r) => gap(all, r))),
    first: bootstrap(each((r) => value(all, r, false))),
    second: bootstrap(each((r) => value(all, r, true))),
    parts,
    runs: runs.length,
  };
}

/** Answers the question in this thread. */
export function explainHere(question: Question): Explanation {
  const plan = planOf(question);
  return explanationOf(question, plan, plan.jobs.map(runOnce));
}

/** Answers the question with a pool of workers; the answer does not depend on their number. */
export async function explain(question: Question, pool: Pool, onProgress?: (done: number, all: number) => void): Promise<Explanation> {
  const plan = planOf(question);
  return explanationOf(question, plan, await pool.runAll(plan.jobs, onProgress));
}

const signed = (value: number): string => (value < 0 ? `−${Math.abs(value).toFixed(0)}` : `+${value.toFixed(0)}`);

/** The answer in one sentence: "Of −12 points [−17, −8], −9 hand-off loss [−12, −7], …"; parts of less than a point are left out. */
export function sentenceOf({ difference, parts }: Explanation, unit = 'points'): string {
  const interval = ({ mean, low, high }: Interval, words: string) => `${signed(mean)} ${words} [${signed(low)}, ${signed(high)}]`;
  const told = parts.filter(({ mean }) => Math.abs(mean) >= 1).map((part) => interval(part, part.label));
  return `Of ${interval(difference, unit)}: ${told.length === 0 ? 'no mechanism explains a point' : told.join(', ')}.`;
}
