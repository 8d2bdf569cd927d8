import type { JobShop } from './read/jobShop.ts';

/** By what a free machine chooses among the operations that wait for it. */
export type DispatchRule = 'first' | 'shortest' | 'most-work-left';

/** When each operation begins, by job and place; and when the last ends. */
export interface ShopSchedule {
  starts: number[][];
  makespan: number;
}

/**
 * A job shop run by machine agents: a machine that is free begins at once the waiting operation its rule likes best, the smaller job of
 * equals. Makes a non-delay schedule, which may be worse than the optimum. Baker, Introduction to Sequencing and Scheduling, 1974, 7.
 */
export function dispatchShop({ machines, jobs }: JobShop, rule: DispatchRule): ShopSchedule {
  const starts = jobs.map(() => [] as number[]);
  const readyAt = new Float64Array(jobs.length);
  const freeAt = new Float64Array(machines);
  const left = Float64Array.from(jobs, (job) => job.reduce((sum, { duration }) => sum + duration, 0));
  const operations = jobs.reduce((sum, job) => sum + job.length, 0);
  const cost = (job: number): number => {
    if (rule === 'shortest') return jobs[job][starts[job].length].duration;
    return rule === 'most-work-left' ? -left[job] : readyAt[job];
  };
  for (let done = 0; done < operations; done++) {
    let best = -1;
    let bestAt = Infinity;
    jobs.forEach((job, i) => {
      const next = job[starts[i].length];
      if (next === undefined) return;
      const at = Math.max(readyAt[i], freeAt[next.machine]);
      if (at < bestAt || (at === bestAt && cost(i) < cost(best))) [best, bestAt] = [i, at];
    });
    const { machine, duration } = jobs[best][starts[best].length];
    starts[best].push(bestAt);
    readyAt[best] = bestAt + duration;
    freeAt[machine] = bestAt + duration;
    left[best] -= duration;
  }
  return { starts, makespan: readyAt.reduce((most, one) => Math.max(most, one), 0) };
}

/** No schedule is shorter than the longest job or the busiest machine. */
export function shopBound({ machines, jobs }: JobShop): number {
  const load = new Float64Array(machines);
  let longest = 0;
  for (const job of jobs) {
    longest = Math.max(longest, job.reduce((sum, { duration }) => sum + duration, 0));
    for (const { machine, duration } of job) load[machine] += duration;
  }
  return load.reduce((most, one) => Math.max(most, one), longest);
}
