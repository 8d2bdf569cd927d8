import { parentPort } from 'node:worker_threads';
import { type Job, runOnce } from '../lab/runOnce.ts';

/** One of the laboratory's threads in Node: answers each job with its result or with what went wrong. */
parentPort?.on('message', (job: Job) => {
  try {
    parentPort?.postMessage({ result: runOnce(job) });
  } catch (error) {
    parentPort?.postMessage({ message: error instanceof Error ? error.message : String(error) });
  }
});
