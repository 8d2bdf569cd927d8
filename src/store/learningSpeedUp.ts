import { createStore } from 'zustand/vanilla';
import type { Scenario } from '../engine/scenario/scenario.ts';
import type { SpentId, SpeedUpFound } from '../lab/learning/speedUp.ts';
import type { Level } from '../lab/learning/watch.ts';
import type { Job, RunResult } from '../lab/runOnce.ts';
import type { Bench } from '../worker/bench.ts';

/** What is asked: how many agents reach this level, and when. */
export interface SpeedUpAsked {
  scenario: Scenario;
  level: Level;
  sizes: readonly number[];
  replicates: number;
  /** A run that has not reached it by then counts as missed. */
  secondsAtMost: number;
  everySeconds: number;
}

export interface SpeedUpState {
  status: 'new' | 'running' | 'done' | 'cancelled' | 'failed';
  done: number;
  all: number;
  asked: SpeedUpAsked | null;
  /** By cost: the runs, what follows from them and how to say it. */
  found: Readonly<Record<SpentId, SpeedUpFound>> | null;
  problem: string | null;
}

const fresh: SpeedUpState = { status: 'new', done: 0, all: 0, asked: null, found: null, problem: null };

export const speedUps = createStore<SpeedUpState>(() => fresh);

export const sizesOffered: readonly number[] = [1, 2, 4, 8, 16, 32];
/** Two million events are minutes on a slow machine; a run cut short counts as missed. */
const eventsAtMost = 2_000_000;

/** Every size with seeds that follow each other, the small sizes first. */
export const speedUpJobs = ({
  scenario,
  level,
  sizes,
  replicates,
  secondsAtMost,
  everySeconds,
}: SpeedUpAsked): Job[] =>
  sizes.flatMap((agents) =>
    Array.from({ length: replicates }, (_, r) => ({
      scenario: { ...scenario, agents, seed: scenario.seed + r },
      secondsAtMost,
      eventsAtMost,
      watch: { everySeconds, level },
    })),
  );

let running: AbortController | null = null;

export function cancelSpeedUp(): void {
  if (!running) return;
  running.abort();
  running = null;
  speedUps.setState({ status: 'cancelled' });
}

/** Measures a speed-up curve and tells what is known as it comes; a new one ends the one before. */
export async function measureSpeedUp(
  asked: SpeedUpAsked,
  openBench: () => Promise<Pick<Bench, 'runAll' | 'speedUps'>>,
): Promise<void> {
  running?.abort();
  const abort = new AbortController();
  running = abort;
  const jobs = speedUpJobs(asked);
  const results = new Array<RunResult | undefined>(jobs.length).fill(undefined);
  speedUps.setState({ ...fresh, status: 'running', asked, all: jobs.length });
  try {
    const bench = await openBench();
    let telling = false;
    /** What is known so far; results that come while it is worked out wait for the next time. */
    const tell = async (): Promise<void> => {
      if (telling) return;
      telling = true;
      const found = await bench.speedUps(asked.sizes, asked.replicates, results);
      telling = false;
      if (!abort.signal.aborted) speedUps.setState({ found });
    };
    let done = 0;
    let problem: string | null = null;
    await bench.runAll(
      jobs,
      (at, result) => {
        if (abort.signal.aborted) return;
        if (result.verdict.state === 'failed')
          problem ??= `${asked.sizes[Math.floor(at / asked.replicates)]} agents: ${result.verdict.text}`;
        else results[at] = result;
        done += 1;
        speedUps.setState({ done, problem });
        void tell();
      },
      abort.signal,
    );
    if (abort.signal.aborted) return;
    const found = await bench.speedUps(asked.sizes, asked.replicates, results);
    if (!abort.signal.aborted) speedUps.setState({ status: 'done', found });
  } catch (error) {
    if (!abort.signal.aborted)
      speedUps.setState({
        status: 'failed',
        problem: error instanceof Error ? error.message : String(error),
      });
  }
}
