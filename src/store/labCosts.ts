import type { Verdict } from '../engine/kernel/frame.ts';
import type { GrowthLine } from '../lab/laws.ts';
import type { Job, RunResult } from '../lab/runOnce.ts';
import { commandsMeasured, type Trial } from './labTrials.ts';

export type CostId = 'messages' | 'time' | 'bytes';
export const costIds: readonly CostId[] = ['messages', 'time', 'bytes'];

/** One cost of a trial: a point a run, and the law they follow; `line` is null where they are too few. */
export interface Cost {
  /** 'rounds' or 's' for the time, else ''. */
  unit: string;
  points: readonly (readonly [n: number, cost: number])[];
  line: GrowthLine | null;
}

/** A trial with what its runs came to. */
export interface Measured {
  trial: Trial;
  runs: number;
  costs: Record<CostId, Cost>;
  /** How many runs ended how, by verdict; 'cut short' by the limit of events. */
  ended: Readonly<Record<string, number>>;
  /** Runs that failed, each with entry, agents, seed and reason; at most three are kept. */
  problems: readonly string[];
}

/** A run that is no nearer its end after so many events tells enough. */
const eventsAtMost = 600_000;
const secondsAtMost = 3_000;

/** Every size of a trial with seeds that follow each other, the small sizes first. */
export const jobsOf = (trial: Trial, replicates: number): Job[] =>
  trial.sizes.flatMap((n) =>
    Array.from({ length: replicates }, (_, r) => {
      const scenario = trial.scenario(n);
      return {
        scenario: { ...scenario, seed: scenario.seed + r },
        secondsAtMost: trial.seconds ?? secondsAtMost,
        eventsAtMost,
        untilVerdict: trial.seconds === undefined,
      };
    }),
  );

/** Verdicts after which what was spent is a cost of something. */
const ends = new Set<Verdict['state']>(['converged', 'agreed', 'done', 'diverged', 'stalled']);

const counts = (trial: Trial, { complete, verdict }: RunResult): boolean =>
  complete && (trial.seconds !== undefined ? verdict.state !== 'failed' : ends.has(verdict.state));

/** What the run's costs are divided by. */
function unitsOf({ per }: Trial, { seconds, metrics }: RunResult): number {
  if (per === 'command') return metrics['answered'] || commandsMeasured;
  if (per === 'task') return metrics['answered-tasks'] || 1;
  return per === 'second' ? seconds : 1;
}

function timeOf({ per }: Trial, { rounds, seconds, metrics }: RunResult): number {
  if (per === 'second') return Number.NaN;
  if (per === 'command') return metrics['median'] ?? Number.NaN;
  if (per === 'task') return metrics['seconds'] ?? seconds;
  return rounds > 0 ? rounds : seconds;
}

const inRounds = ({ per }: Trial, results: readonly RunResult[]): boolean =>
  per !== 'command' && per !== 'task' && results.some(({ rounds }) => rounds > 0);

/** Where a run failed, in words that let it be found again. */
export const problemIn = (trial: Trial, { scenario }: Job, { verdict }: RunResult): string => {
  const { agents, seed } = scenario as { agents: number; seed: number };
  return `${trial.label}, ${agents} agents, seed ${seed}: ${verdict.text}`;
};

/** Turns the runs of a trial into costs with their laws; `grow` fits away from the page's thread. */
export async function measure(
  trial: Trial,
  jobs: readonly Job[],
  results: readonly RunResult[],
  grow: (points: readonly (readonly [number, number])[]) => Promise<GrowthLine | null>,
): Promise<Measured> {
  const sizes = jobs.map(({ scenario }) => (scenario as { agents: number }).agents);
  const good = results
    .map((result, at) => ({ result, n: sizes[at] ?? 0 }))
    .filter(({ result }) => counts(trial, result));
  const pointsBy = (read: (result: RunResult) => number): [number, number][] =>
    good
      .map(({ result, n }): [number, number] => [n, read(result)])
      .filter(([, cost]) => Number.isFinite(cost));
  const rounds = inRounds(trial, results);
  const readers: Record<CostId, [unit: string, read: (result: RunResult) => number]> = {
    messages: ['', (result) => result.messages / unitsOf(trial, result)],
    time: [rounds ? 'rounds' : 's', (result) => timeOf(trial, result)],
    bytes: ['B', (result) => result.bytes / unitsOf(trial, result)],
  };
  const costs = {} as Record<CostId, Cost>;
  for (const id of costIds) {
    const [unit, read] = readers[id];
    const points = pointsBy(read);
    costs[id] = { unit, points, line: await grow(points) };
  }
  const ended: Record<string, number> = {};
  const problems: string[] = [];
  results.forEach((result, at) => {
    const job = jobs[at];
    const { state } = result.verdict;
    const failed = state === 'failed' || state === 'violated';
    const how = failed || result.complete ? state : 'cut short';
    ended[how] = (ended[how] ?? 0) + 1;
    if (failed && job && problems.length < 3) problems.push(problemIn(trial, job, result));
  });
  return { trial, runs: results.length, costs, ended, problems };
}
