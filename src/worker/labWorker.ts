import { expose } from 'comlink';
import paper from '../lab/calibrate/paper-2512.08296.json';
import type { Rates } from '../lab/calibrate/rates.ts';
import { type Report, report } from '../lab/calibrate/report.ts';
import { type GrowthLine, growthLine } from '../lab/laws.ts';
import { type Job, type RunResult, runOnce } from '../lab/runOnce.ts';

/** One of the laboratory's threads in the browser: runs without a picture, and what is made of them. */
export interface LabThread {
  run(job: Job): Promise<RunResult>;
  /** Which law points (n, cost) follow; null where they are too few. */
  grow(points: readonly (readonly [number, number])[]): Promise<GrowthLine | null>;
  /** Our mechanisms of a team calibrated to published success rates. */
  calibration(): Promise<Report>;
}

const thread: LabThread = {
  run: async (job) => runOnce(job),
  grow: async (points) => growthLine(points),
  calibration: async () =>
    report(paper.successRates as unknown as Rates, paper.published.relativeChangePercent),
};

expose(thread);
