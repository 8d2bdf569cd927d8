import { createStore } from 'zustand/vanilla';
import type { Scenario } from '../engine/scenario/scenario.ts';
import type { Explanation } from '../lab/ablation.ts';
import type { Asked } from '../lab/compare.ts';
import type { Bench } from '../worker/bench.ts';
import { noProgress, type Progress, tasksARun } from './labDuel.ts';
import { failureIn, runStages } from './labStages.ts';

/** A setting put aside to be compared with another. */
export interface Kept {
  id: number;
  label: string;
  scenario: Scenario;
}

/** What is asked: where the difference of second minus first comes from. */
export interface Asking {
  first: Kept;
  second: Kept;
  /** Id and words of the measure. */
  metric: string;
  metricLabel: string;
  unit: string;
}

interface Difference extends Progress {
  kept: readonly Kept[];
  asked: Asking | null;
  answer: (Explanation & { sentence: string }) | null;
}

/** Pairs of runs behind an answer, each on a seed of its own. */
export const pairsOfRuns = 12;
const keptAtMost = 6;
const secondsAtMost = 100_000;

export const difference = createStore<Difference>(() => ({
  ...noProgress,
  kept: [],
  asked: null,
  answer: null,
}));

/** Puts a setting aside; of too many the oldest goes. Tells which it is. */
export function keep(scenario: Scenario, label: string): Kept {
  const { kept } = difference.getState();
  const one = { id: (kept.at(-1)?.id ?? 0) + 1, label, scenario: structuredClone(scenario) };
  difference.setState({ kept: [...kept, one].slice(-keptAtMost) });
  return one;
}

/** A scenario whose run comes to an end: ten tasks where it has tasks, else as long as it was watched. */
export function ending(
  scenario: Scenario,
  watchedSeconds: number,
): { scenario: Scenario; secondsAtMost: number } {
  if (!('limit' in scenario.environment) || scenario.environment.id !== 'tasks')
    return { scenario, secondsAtMost: Math.max(10, watchedSeconds) };
  const limit = Number(scenario.environment['limit']);
  const tasks = limit > 0 ? Math.min(limit, tasksARun) : tasksARun;
  return { scenario: { ...scenario, environment: { ...scenario.environment, limit: tasks } }, secondsAtMost };
}

/** The question as the lab takes it; both sides have the first one's seeds. */
export function questionOf({ first, second, metric }: Asking, watchedSeconds: number): Asked {
  const [a, b] = [ending(first.scenario, watchedSeconds), ending(second.scenario, watchedSeconds)];
  return {
    first: a.scenario,
    second: b.scenario,
    metric,
    replicates: pairsOfRuns,
    secondsAtMost: Math.max(a.secondsAtMost, b.secondsAtMost),
  };
}

let running: AbortController | null = null;

/** Ends the runs; an answer that is there stays. */
export function cancelDifference(): void {
  running?.abort();
  running = null;
}

/** Takes the difference of two settings apart, mechanism by mechanism. */
export async function runDifference(
  asking: Asking,
  watchedSeconds: number,
  openBench: () => Promise<Bench>,
): Promise<void> {
  cancelDifference();
  const abort = new AbortController();
  running = abort;
  const put = (change: Partial<Difference>): void => {
    if (running === abort || (running === null && abort.signal.aborted)) difference.setState(change);
  };
  put({ ...noProgress, status: 'running', asked: asking, answer: null });
  try {
    const bench = await openBench();
    const question = questionOf(asking, watchedSeconds);
    const jobs = await bench.askedJobs(question);
    const stage = {
      jobs,
      async finish(results: Parameters<typeof failureIn>[0]) {
        const failure = failureIn(results);
        if (failure !== null) throw new Error(failure);
        put({ answer: await bench.answer(question, results) });
      },
    };
    const whole = await runStages(bench, [stage], abort.signal, (done, all) => put({ done, all }));
    put({ status: whole ? 'done' : 'cancelled' });
  } catch (error) {
    put({ status: 'failed', problem: error instanceof Error ? error.message : String(error) });
  } finally {
    if (running === abort) running = null;
  }
}
