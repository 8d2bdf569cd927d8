import { createStore } from 'zustand/vanilla';
import type { Scenario } from '../engine/scenario/scenario.ts';
import type { RunResult } from '../lab/runOnce.ts';
import type { Bench } from '../worker/bench.ts';
import { jobsOf, type Measured, measure } from './labCosts.ts';
import { plainTrials, presentTrials, type Trial } from './labTrials.ts';

/** What has been measured for one scenario. */
export interface Claims {
  status: 'new' | 'running' | 'done' | 'cancelled' | 'failed';
  /** Runs done, of all that are to be. */
  done: number;
  all: number;
  replicates: number;
  /** Trials measured so far, the present ones first. */
  measured: readonly Measured[];
  /** What failed altogether, in words. */
  problem: string | null;
}

export const newClaims: Claims = {
  status: 'new',
  done: 0,
  all: 0,
  replicates: 5,
  measured: [],
  problem: null,
};

const scenariosKept = 12;
const tellEveryMs = 150;

/** Results by scenario, the oldest first. */
export const claims = createStore<{ by: ReadonlyMap<string, Claims> }>(() => ({ by: new Map() }));

/** Two scenarios that cost the same have the same key: words make no difference. */
export const keyOf = (scenario: Scenario): string => JSON.stringify({ ...scenario, title: undefined });

/** Sayings' own trials are the same whatever stands on the dials. */
const plainMeasured = new Map<string, Measured>();

let running: AbortController | null = null;

function put(key: string, change: Partial<Claims>): void {
  const by = new Map(claims.getState().by);
  const before = by.get(key) ?? newClaims;
  by.delete(key);
  by.set(key, { ...before, ...change });
  for (const old of [...by.keys()].slice(0, Math.max(0, by.size - scenariosKept))) by.delete(old);
  claims.setState({ by });
}

/** Ends what is being measured; what is there stays. */
export function cancelMeasuring(): void {
  running?.abort();
  running = null;
}

/**
 * Measures the scenario's own trials and those of the sayings, and writes what is known so far into the store. One measurement is under way at
 * a time; a new one ends the one before.
 */
export async function measureClaims(
  scenario: Scenario,
  replicates: number,
  openBench: () => Promise<Pick<Bench, 'runAll' | 'grow'>>,
  clockMs: () => number = () => performance.now(),
): Promise<void> {
  cancelMeasuring();
  const abort = new AbortController();
  running = abort;
  const key = keyOf(scenario);
  const plainKey = ({ id }: Trial): string => `${id} ${replicates}`;
  const known = plainTrials.flatMap((trial) => plainMeasured.get(plainKey(trial)) ?? []);
  const trials = [
    ...presentTrials(scenario),
    ...plainTrials.filter((trial) => !plainMeasured.has(plainKey(trial))),
  ];
  const under = trials.map((trial) => {
    const jobs = jobsOf(trial, replicates);
    return { trial, jobs, results: new Array<RunResult>(jobs.length), left: jobs.length };
  });
  const places = under.flatMap((list) => list.jobs.map((_, at) => ({ list, at })));
  let done = 0;
  let toldAt = Number.NEGATIVE_INFINITY;
  let measured: Measured[] = [...known];
  const finishing: Promise<void>[] = [];
  put(key, { status: 'running', done, all: places.length, replicates, measured, problem: null });
  try {
    const bench = await openBench();
    const finish = async ({ trial, jobs, results }: (typeof under)[number]): Promise<void> => {
      const one = await measure(trial, jobs, results, bench.grow);
      if (plainTrials.includes(trial)) plainMeasured.set(plainKey(trial), one);
      if (abort.signal.aborted) return;
      measured = inOrder([...measured, one], trials);
      put(key, { done, measured });
    };
    const took = (at: number, result: RunResult): void => {
      const place = places[at];
      if (!place) return;
      place.list.results[place.at] = result;
      place.list.left -= 1;
      done += 1;
      if (place.list.left === 0) finishing.push(finish(place.list));
      const now = clockMs();
      if (now - toldAt < tellEveryMs) return;
      toldAt = now;
      put(key, { done });
    };
    const whole = await bench.runAll(
      places.map(({ list, at }) => list.jobs[at]).filter((job) => job !== undefined),
      took,
      abort.signal,
    );
    await Promise.all(finishing);
    put(key, { status: whole ? 'done' : 'cancelled', done });
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    put(key, { status: 'failed', problem });
  } finally {
    if (running === abort) running = null;
  }
}

/** The present trials in their order, then those of the sayings in theirs. */
function inOrder(measured: readonly Measured[], trials: readonly Trial[]): Measured[] {
  const order = [...trials.filter((trial) => !plainTrials.includes(trial)), ...plainTrials].map(
    ({ id }) => id,
  );
  return measured.toSorted((a, b) => order.indexOf(a.trial.id) - order.indexOf(b.trial.id));
}
