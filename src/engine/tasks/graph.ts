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

/** Why a list of steps is no task, naming the step, what came and what was expected; or null. */
export function cannotBeDone(steps: readonly Step[], skills: number): string | null {
  if (steps.length === 0) return 'task: no steps; expected at least one';
  for (let i = 0; i < steps.length; i++) {
    const { needs, skill, work, difficulty } = steps[i];
    for (const need of needs)
      if (!Number.isInteger(need) || need < 0 || need >= i)
        return `task.steps[${i}].needs: ${need}; expected a step before it, 0 to ${i - 1}: a task must have no cycle`;
    if (!(work > 0) || work === Infinity) return `task.steps[${i}].work: ${work}; expected turns above 0`;
    if (!Number.isInteger(skill) || skill < 0 || skill >= skills)
      return `task.steps[${i}].skill: ${skill}; expected a kind of skill, 0 to ${skills - 1}`;
    if (!(difficulty >= 0)) return `task.steps[${i}].difficulty: ${difficulty}; expected 0 or more`;
  }
  return null;
}
