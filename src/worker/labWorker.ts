import { expose } from 'comlink';
import { type Job, type RunResult, runOnce } from '../lab/runOnce.ts';

/** One of the laboratory's threads in the browser: runs without a picture. */
export interface LabThread {
  run(job: Job): Promise<RunResult>;
}

const thread: LabThread = { run: async (job) => runOnce(job) };

expose(thread);
