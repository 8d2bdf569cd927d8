import type { Host } from '../../kernel/host.ts';
import { chanceOf } from '../../tasks/success.ts';
import type { Task } from '../../tasks/task.ts';

/** A step that the most able agent does less than once in so many turns cannot be done. */
const TURNS = 1000;

/** Mean skill, and the most able agent's, by kind of skill. */
export interface Abilities {
  mean: number[];
  best: number[];
}

export function abilitiesOf({ n, traits }: Host): Abilities {
  const mean = new Array<number>(traits.skills).fill(0);
  const best = new Array<number>(traits.skills).fill(0);
  for (let agent = 0; agent < n; agent++)
    for (let skill = 0; skill < traits.skills; skill++) {
      const able = traits.skill[agent * traits.skills + skill];
      mean[skill] += able / n;
      best[skill] = Math.max(best[skill], able);
    }
  return { mean, best };
}

/** Why nobody can do a task, naming the step; or null. */
export function hopeless({ serial, steps }: Task, { best }: Abilities): string | null {
  for (let i = 0; i < steps.length; i++) {
    const able = best[steps[i].skill] ?? 0;
    if (chanceOf(steps[i], able, 0) * TURNS < 1)
      return `step ${i + 1} of task ${serial + 1} has difficulty ${steps[i].difficulty.toFixed(2)} with ${steps[i].tools} tools, and the most able agent has skill ${able.toFixed(2)}`;
  }
  return null;
}
