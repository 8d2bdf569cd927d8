import type { Value } from '../engine/catalog/params.ts';
import type { Job, RunResult } from './runOnce.ts';
import type { Pool } from './pool.ts';

/** One parameter over several values, each with replicates. */
export interface Sweep {
  /** The scenario's JSON; replicate r of every value runs with seed + r, so that values are compared on common random numbers. */
  scenario: Record<string, unknown>;
  /** "agents", "seed", or a parameter such as "network.loss". */
  path: string;
  values: readonly Value[];
  replicates: number;
  secondsAtMost: number;
  eventsAtMost?: number;
  untilVerdict?: boolean;
}

export interface SweepPoint {
  value: Value;
  runs: RunResult[];
}

/** A copy of a scenario with the value at a path ("agents", "protocol.fanout", "faults.0.share") replaced. */
export function withValue(scenario: Record<string, unknown>, path: string, value: Value): Record<string, unknown> {
  const copy = structuredClone(scenario);
  const keys = path.split('.');
  const last = keys.pop() as string;
  let at: Record<string, unknown> = copy;
  for (const key of keys) {
    const next = Object.hasOwn(at, key) ? at[key] : undefined;
    if (typeof next !== 'object' || next === null) throw new RangeError(`sweep.path: ${path}; the scenario has no ${key}`);
    at = next as Record<string, unknown>;
  }
  at[last] = value;
  return copy;
}

/** The runs of a sweep, value by value and replicate by replicate. */
export function jobsOf(sweep: Sweep): Job[] {
  const seed = Number(sweep.scenario.seed ?? 1);
  return sweep.values.flatMap((value) =>
    Array.from({ length: sweep.replicates }, (_, r) => {
      const job: Job = {
        scenario: { ...withValue(sweep.scenario, sweep.path, value), seed: seed + r },
        secondsAtMost: sweep.secondsAtMost,
        untilVerdict: sweep.untilVerdict ?? true,
      };
      if (sweep.eventsAtMost !== undefined) job.eventsAtMost = sweep.eventsAtMost;
      return job;
    }),
  );
}

/** Runs a sweep in a pool; the result does not depend on how many workers the pool has. */
export async function runSweep(sweep: Sweep, pool: Pool, onProgress?: (done: number, all: number) => void): Promise<SweepPoint[]> {
  const runs = await pool.runAll(jobsOf(sweep), onProgress);
  return sweep.values.map((value, i) => ({
    value,
    runs: runs.slice(i * sweep.replicates, (i + 1) * sweep.replicates),
  }));
}
