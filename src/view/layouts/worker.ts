/// <reference lib="webworker" />
import { chosen } from './choose.ts';
import type { LayoutRequest } from './layout.ts';

/** What the page asks: a job replaces any that runs. */
export interface Job {
  job: number;
  layout: string | null;
  request: LayoutRequest;
}

/** What comes back, several times for layouts that improve. */
export interface Step {
  job: number;
  positions: Float32Array;
  done: boolean;
}

declare const self: DedicatedWorkerGlobalScope;

let latest = 0;

self.onmessage = ({ data }: MessageEvent<Job>) => {
  latest = data.job;
  void run(data);
};

async function run({ job, layout, request }: Job): Promise<void> {
  const way = chosen(layout, request);
  if (way.place !== undefined) {
    send({ job, positions: way.place(request), done: true });
    return;
  }
  const steps = way.improve?.(request, () => performance.now());
  while (steps !== undefined) {
    const { value, done } = steps.next();
    send({ job, positions: value.slice(), done: done === true });
    if (done === true) return;
    // A breath between steps, so that a newer job can end this one.
    await new Promise((resume) => setTimeout(resume, 0));
    if (latest !== job) return;
  }
}

function send(step: Step): void {
  self.postMessage(step, [step.positions.buffer]);
}
