import type { Job, RunResult } from '../lab/runOnce.ts';
import type { Bench } from '../worker/bench.ts';

/** Runs that together tell something, as soon as the last of them is done. */
export interface Stage {
  jobs: readonly Job[];
  finish: (results: readonly RunResult[]) => Promise<void>;
}

const tellEveryMs = 120;

/**
 * Runs the jobs of all stages, those of the first stages first, each different job once however often it is listed; a stage finishes as soon as its
 * results are there. False if the signal ended it. Rejects with what a stage's `finish` throws, after all runs.
 */
export async function runStages(
  bench: Bench,
  stages: readonly Stage[],
  signal: AbortSignal,
  tell: (done: number, all: number) => void,
  clockMs: () => number = () => performance.now(),
): Promise<boolean> {
  const jobs: Job[] = [];
  const placeBy = new Map<string, number>();
  const waiting: Stage[][] = [];
  const needs = stages.map((stage) => {
    const places = stage.jobs.map((job) => {
      const key = JSON.stringify(job);
      const known = placeBy.get(key);
      if (known !== undefined) return known;
      placeBy.set(key, jobs.length);
      waiting.push([]);
      return jobs.push(job) - 1;
    });
    for (const place of new Set(places)) waiting[place]?.push(stage);
    return places;
  });
  const left = new Map(stages.map((stage, i) => [stage, new Set(needs[i]).size]));
  const results = new Array<RunResult>(jobs.length);
  const finishing: Promise<void>[] = [];
  let done = 0;
  let toldAt = Number.NEGATIVE_INFINITY;
  tell(0, jobs.length);
  const took = (at: number, result: RunResult): void => {
    results[at] = result;
    done += 1;
    for (const stage of waiting[at] ?? []) {
      const open = (left.get(stage) ?? 0) - 1;
      left.set(stage, open);
      if (open > 0) continue;
      const own = (needs[stages.indexOf(stage)] ?? []).flatMap((place) => results[place] ?? []);
      const finished = stage.finish(own);
      // Told by the last await; until then it must not count as unheard.
      finished.catch(() => undefined);
      finishing.push(finished);
    }
    const now = clockMs();
    if (now - toldAt < tellEveryMs && done < jobs.length) return;
    toldAt = now;
    tell(done, jobs.length);
  };
  const whole = await bench.runAll(jobs, took, signal);
  await Promise.all(finishing);
  return whole;
}

/** Why a stage's runs cannot be counted: the first failure among them, in words; null if there is none. */
export function failureIn(results: readonly RunResult[]): string | null {
  const failed = results.find(({ verdict }) => verdict.state === 'failed');
  return failed ? failed.verdict.text : null;
}
