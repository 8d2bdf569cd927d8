/** When each step of a task graph begins, and when the last ends. */
export interface Schedule {
  starts: Float64Array;
  makespan: number;
}

/**
 * List scheduling (Graham 1969): whenever a worker is free it begins the ready step with the smallest number; all completions of a
 * moment are processed before any start. `workers` may be Infinity. Throws a RangeError at a negative duration, a predecessor that is
 * none, or a cycle.
 */
export function listSchedule(
  durations: readonly number[],
  predecessors: readonly (readonly number[])[],
  workers: number,
): Schedule {
  const n = durations.length;
  if (!(workers >= 1)) throw new RangeError(`listSchedule: ${workers} workers; expected at least 1`);
  const missing = new Int32Array(n);
  const successors: number[][] = Array.from({ length: n }, () => []);
  durations.forEach((duration, step) => {
    if (!(duration >= 0)) throw new RangeError(`listSchedule: step ${step} lasts ${duration}; expected 0 or more`);
    for (const before of predecessors[step] ?? []) {
      if (!Number.isInteger(before) || before < 0 || before >= n || before === step)
        throw new RangeError(`listSchedule: step ${step} needs ${before}; expected another step, 0 to ${n - 1}`);
      missing[step] += 1;
      successors[before].push(step);
    }
  });
  const starts = new Float64Array(n).fill(-1);
  const running: { step: number; ends: number }[] = [];
  let now = 0;
  let done = 0;
  while (done < n) {
    for (let step = 0; step < n && running.length < workers; step++) {
      if (missing[step] > 0 || starts[step] >= 0) continue;
      starts[step] = now;
      running.push({ step, ends: now + durations[step] });
    }
    if (running.length === 0) throw new RangeError('listSchedule: the steps that are left need each other; expected no cycle');
    now = running.reduce((least, { ends }) => Math.min(least, ends), Infinity);
    for (let i = running.length - 1; i >= 0; i--) {
      if (running[i].ends > now) continue;
      for (const next of successors[running[i].step]) missing[next] -= 1;
      running.splice(i, 1);
      done += 1;
    }
  }
  return { starts, makespan: now };
}
