import { type Remote, wrap } from 'comlink';
import { Pool, type Runner } from '../lab/pool.ts';
import type { Job, RunResult } from '../lab/runOnce.ts';
import type { LabThread } from './labWorker.ts';

/** Many runs at once, away from the page's own thread. */
export interface Bench extends Pick<LabThread, 'grow' | 'speedUps' | 'calibration' | 'summary' | 'askedJobs' | 'answer'> {
  /**
   * Runs all jobs and tells each result as it comes, with the job's place in the list. A run that throws, dies or takes too long has the verdict
   * 'failed' with the reason, and the others go on. False if the signal ended it.
   */
  runAll(
    jobs: readonly Job[],
    onResult: (at: number, result: RunResult) => void,
    signal: AbortSignal,
  ): Promise<boolean>;
}

/** A single run that takes longer than this on any machine has gone astray. */
const patienceMs = 60_000;

const failed = (text: string): RunResult => ({
  ...{ seconds: 0, rounds: 0, messages: 0, bytes: 0, events: 0, complete: false, metrics: {} },
  verdict: { state: 'failed', text, time: 0 },
});

const words = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** A runner whose thread is started anew after it died or was silent. */
function runnerOf(start: () => Worker): Runner {
  let worker: Worker | null = null;
  let thread: Remote<LabThread> | null = null;
  const close = (): void => {
    worker?.terminate();
    worker = null;
    thread = null;
  };
  return {
    run(job) {
      worker ??= start();
      thread ??= wrap<LabThread>(worker);
      const own = worker;
      const asked = thread.run(job);
      return new Promise((resolve) => {
        const listeners = new AbortController();
        const settle = (result: RunResult): void => {
          clearTimeout(timer);
          listeners.abort();
          resolve(result);
        };
        const giveUp = (text: string): void => {
          close();
          settle(failed(text));
        };
        const timer = setTimeout(
          () => giveUp(`It gave no answer within ${patienceMs / 1000} s.`),
          patienceMs,
        );
        const died = (event: ErrorEvent): void =>
          giveUp(`Its thread ended: ${event.message || 'no reason given'}.`);
        own.addEventListener('error', died, { signal: listeners.signal });
        asked.then(settle, (error: unknown) => settle(failed(words(error))));
      });
    },
    close,
  };
}

/** Opens a bench of so many threads; they are started when they are first needed and end with each list of jobs. */
export function openBench(start: () => Worker, threads: number): Bench {
  let desk: { thread: Remote<LabThread>; died: Promise<never> } | null = null;
  const ask = <T>(question: (thread: Remote<LabThread>) => Promise<T>): Promise<T> => {
    if (desk === null) {
      const worker = start();
      const died = new Promise<never>((_, reject) => {
        worker.addEventListener('error', ({ message }) =>
          reject(new Error(`The laboratory's thread ended: ${message || 'no reason given'}.`)),
        );
      });
      desk = { thread: wrap<LabThread>(worker), died };
    }
    return Promise.race([question(desk.thread), desk.died]);
  };
  return {
    async runAll(jobs, onResult, signal) {
      if (signal.aborted) return false;
      const places = new Map(jobs.map((job, at) => [job, at]));
      const pool = new Pool(threads, () => {
        const runner = runnerOf(start);
        return {
          close: runner.close,
          async run(job) {
            const result = await runner.run(job);
            if (!signal.aborted) onResult(places.get(job) ?? 0, result);
            return result;
          },
        };
      });
      // A thread that was ended answers no more, so that waiting for the pool alone would never end.
      const ended = new Promise<false>((resolve) => {
        signal.addEventListener('abort', () => resolve(false), { once: true });
      });
      try {
        return await Promise.race([pool.runAll(jobs).then(() => !signal.aborted), ended]);
      } finally {
        pool.close();
      }
    },
    speedUps: (sizes, replicates, results) => ask((thread) => thread.speedUps(sizes, replicates, results)),
    grow: (points) => ask((thread) => thread.grow(points)),
    calibration: () => ask((thread) => thread.calibration()),
    summary: (runs) => ask((thread) => thread.summary(runs)),
    askedJobs: (asked) => ask((thread) => thread.askedJobs(asked)),
    answer: (asked, runs) => ask((thread) => thread.answer(asked, runs)),
  };
}
