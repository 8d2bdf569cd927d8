import type { Step } from './task.ts';

/** Length of the longest path through a task, in turns of work: no team of any size is faster. */
export function criticalPath(steps: readonly Step[]): number {
  const finish = new Float64Array(steps.length);
  let longest = 0;
  steps.forEach(({ needs, work }, i) => {
    let ready = 0;
    for (const need of needs) ready = Math.max(ready, finish[need]);
    finish[i] = ready + work;
    longest = Math.max(longest, finish[i]);
  });
  return longest;
}

/** All work of a task, in turns. */
export const totalWork = (steps: readonly Step[]): number => steps.reduce((sum, { work }) => sum + work, 0);

/** Number of steps after each that build on it, directly or not. */
export function buildersOf(steps: readonly Step[]): Int32Array {
  const counts = new Int32Array(steps.length);
  const below = steps.map(() => new Uint8Array(steps.length));
  steps.forEach(({ needs }, i) => {
    for (const need of needs) {
      below[i][need] = 1;
      for (let j = 0; j < need; j++) if (below[need][j]) below[i][j] = 1;
    }
    for (let j = 0; j < i; j++) counts[j] += below[i][j];
  });
  return counts;
}
