import { expose } from 'comlink';
import paper from '../lab/calibrate/paper-2512.08296.json';
import type { Rates } from '../lab/calibrate/rates.ts';
import { type Report, report } from '../lab/calibrate/report.ts';
import { type Asked, answerOf, askedJobs, type Summary, summaryOf } from '../lab/compare.ts';
import type { Explanation } from '../lab/ablation.ts';
import { type GrowthLine, growthLine } from '../lab/laws.ts';
import { type SpentId, type SpeedUpFound, speedUpsFrom } from '../lab/learning/speedUp.ts';
import { type Job, type RunResult, runOnce } from '../lab/runOnce.ts';

/** One of the laboratory's threads in the browser: runs without a picture, and what is made of them. */
export interface LabThread {
  run(job: Job): Promise<RunResult>;
  /** Which law points (n, cost) follow; null where they are too few. */
  grow(points: readonly (readonly [number, number])[]): Promise<GrowthLine | null>;
  /** How the cost of reaching a level falls with the number of agents. */
  speedUps(
    sizes: readonly number[],
    replicates: number,
    results: readonly (RunResult | undefined)[],
  ): Promise<Record<SpentId, SpeedUpFound>>;
  /** Our mechanisms of a team calibrated to published success rates. */
  calibration(): Promise<Report>;
  /** What a team's runs come to. */
  summary(runs: readonly RunResult[]): Promise<Summary>;
  /** The runs by which a difference is taken apart, and what they come to. */
  askedJobs(asked: Asked): Promise<Job[]>;
  answer(asked: Asked, runs: readonly RunResult[]): Promise<Explanation & { sentence: string }>;
}

const thread: LabThread = {
  run: async (job) => runOnce(job),
  grow: async (points) => growthLine(points),
  speedUps: async (sizes, replicates, results) => speedUpsFrom(sizes, replicates, results),
  calibration: async () =>
    report(paper.successRates as unknown as Rates, paper.published.relativeChangePercent),
  summary: async (runs) => summaryOf(runs),
  askedJobs: async (asked) => askedJobs(asked),
  answer: async (asked, runs) => answerOf(asked, runs),
};

expose(thread);
