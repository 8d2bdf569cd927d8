import { createStore } from 'zustand/vanilla';
import type { Command } from '../engine/kernel/command.ts';
import type { Scenario } from '../engine/scenario/scenario.ts';
import type { Series } from '../lab/learning/watch.ts';
import type { Job } from '../lab/runOnce.ts';
import type { Bench } from '../worker/bench.ts';

/** The same scenario with other seeds, as far as it has been run. */
export interface Replicates {
  status: 'none' | 'running' | 'done' | 'failed';
  /** Which scenario they are of: see `replicatesKey`. */
  key: string;
  done: number;
  all: number;
  /** Simulated seconds that each went. */
  seconds: number;
  series: readonly Series[];
  problem: string | null;
}

const nothing: Replicates = {
  status: 'none',
  key: '',
  done: 0,
  all: 0,
  seconds: 0,
  series: [],
  problem: null,
};

/** What the bands behind the curves are drawn from. */
export const replicates = createStore<Replicates>(() => nothing);

export const replicatesAtOnce = 20;
/** Samples of each run at most. */
const samples = 120;
/** A run that costs more events than this is cut short and left out. */
const eventsAtMost = 4_000_000;

/** Two runs whose curves may be compared have the same key: seed and words make no difference. */
export const replicatesKey = (scenario: Scenario, commands: readonly Command[]): string =>
  JSON.stringify([{ ...scenario, seed: 0, title: undefined }, commands]);

let running: AbortController | null = null;

/** Ends the runs under way and takes the bands away. */
export function dropReplicates(): void {
  running?.abort();
  running = null;
  replicates.setState(nothing);
}

export const replicateJobs = (
  scenario: Scenario,
  commands: readonly Command[],
  count: number,
  seconds: number,
  stepSeconds: number,
): Job[] =>
  Array.from({ length: count }, (_, r) => ({
    // The run on screen has the scenario's own seed; these have others.
    scenario: { ...scenario, seed: scenario.seed + 1 + r },
    commands: commands.filter(({ time }) => time <= seconds),
    secondsAtMost: seconds,
    eventsAtMost,
    // On the beat of the curve on screen, or what swings with the rounds would seem to swing otherwise.
    watch: {
      everySeconds: stepSeconds * Math.max(1, Math.ceil(seconds / samples / stepSeconds)),
      keeps: true,
    },
  }));

/** Runs the scenario with other seeds and tells their curves as they come. A new call ends the one before. */
export async function repeatWithSeeds(
  scenario: Scenario,
  commands: readonly Command[],
  { seconds, stepSeconds }: { seconds: number; stepSeconds: number },
  openBench: () => Promise<Pick<Bench, 'runAll'>>,
  count = replicatesAtOnce,
): Promise<void> {
  running?.abort();
  const abort = new AbortController();
  running = abort;
  const key = replicatesKey(scenario, commands);
  const series: Series[] = [];
  const problems: string[] = [];
  replicates.setState({ ...nothing, status: 'running', key, all: count, seconds });
  try {
    const bench = await openBench();
    const jobs = replicateJobs(scenario, commands, count, seconds, stepSeconds);
    let done = 0;
    const whole = await bench.runAll(
      jobs,
      (_, result) => {
        if (abort.signal.aborted) return;
        done += 1;
        if (result.verdict.state === 'failed') problems.push(result.verdict.text);
        else if (result.series) series.push(result.series);
        replicates.setState({ done, series: [...series] });
      },
      abort.signal,
    );
    if (!whole || abort.signal.aborted) return;
    replicates.setState({
      status: series.length > 1 ? 'done' : 'failed',
      problem: problems[0] ?? (series.length > 1 ? null : 'Too few runs came to an end.'),
    });
  } catch (error) {
    if (!abort.signal.aborted)
      replicates.setState({
        status: 'failed',
        problem: error instanceof Error ? error.message : String(error),
      });
  }
}
