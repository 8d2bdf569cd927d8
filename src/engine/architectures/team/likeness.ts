import type { Work } from './board.ts';
import { MADE_NOTHING, UNMADE } from './desk.ts';

/**
 * Mean cosine similarity of the members' own results over all pairs of members who have made any: each is a vector with a 1 for every
 * (step, result) it made, so that right results of a step agree, and wrong ones only with those of the same error. Null for fewer than two
 * members. By |Σ u|² − m = sum over pairs, in O(members × steps).
 */
export function likeness({ desks, task }: Work): number | null {
  let members = 0;
  let squares = 0;
  const sums = Array.from(task.steps, () => new Map<number, number>());
  for (const { made } of desks.values()) {
    const results = made.reduce((count, one) => count + (one === UNMADE || one === MADE_NOTHING ? 0 : 1), 0);
    if (results === 0) continue;
    members += 1;
    const weight = 1 / Math.sqrt(results);
    made.forEach((one, step) => {
      if (one !== UNMADE && one !== MADE_NOTHING) sums[step].set(one, (sums[step].get(one) ?? 0) + weight);
    });
  }
  if (members < 2) return null;
  for (const results of sums) for (const sum of results.values()) squares += sum * sum;
  return Math.max(0, (squares - members) / (members * (members - 1)));
}
