import type { Job, RunResult } from './runOnce.ts';

/** One worker's end: a thread in the browser, a thread in Node, or this very thread. */
export interface Runner {
  run(job: Job): Promise<RunResult>;
  close(): void;
}

/** Workers that share a queue of runs. Results come back in the order of the jobs, whoever ran them. */
export class Pool {
  private readonly connect: () => Runner;
  private readonly size: number;
  private runners: Runner[] = [];
  private stopped = false;

  constructor(size: number, connect: () => Runner) {
    if (!Number.isInteger(size) || size < 1) throw new RangeError(`pool: size ${size}; expected a whole number from 1`);
    this.size = size;
    this.connect = connect;
  }

  /** Rejects with the first failure, or with "cancelled" after `close`. */
  async runAll(jobs: readonly Job[], onProgress?: (done: number, all: number) => void): Promise<RunResult[]> {
    this.stopped = false;
    const results = new Array<RunResult>(jobs.length);
    let next = 0;
    let done = 0;
    while (this.runners.length < Math.min(this.size, jobs.length)) this.runners.push(this.connect());
    const work = async (runner: Runner) => {
      while (next < jobs.length) {
        const at = next++;
        results[at] = await runner.run(jobs[at]);
        if (this.stopped) throw new Error('cancelled');
        onProgress?.(++done, jobs.length);
      }
    };
    await Promise.all(this.runners.map(work));
    return results;
  }

  close(): void {
    this.stopped = true;
    for (const runner of this.runners) runner.close();
    this.runners = [];
  }
}
