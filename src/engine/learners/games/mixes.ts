import type { Chance } from '../../kernel/chance.ts';

/**
 * The first mix of an agent: weights from the first row for row players (even numbers, in fixed pairs), from the last for column
 * players; where they do not fit the number of actions, drawn evenly from the simplex.
 */
export function mixFrom(
  rows: readonly (readonly number[])[],
  agent: number,
  actions: number,
  chance: Chance,
): Float64Array {
  const given = rows[Math.min(agent % 2, rows.length - 1)];
  const sum = given.reduce((total, weight) => total + weight, 0);
  if (given.length === actions && sum > 0) return Float64Array.from(given, (weight) => weight / sum);
  return chance.dirichlet(new Float64Array(actions).fill(1));
}

/** The nearest point of the simplex (Duchi et al., ICML 2008, figure 1). */
export function projected(point: Float64Array): Float64Array {
  const sorted = point.slice().sort().reverse();
  let sum = 0;
  let shift = 0;
  for (let k = 0; k < sorted.length; k++) {
    sum += sorted[k];
    const candidate = (sum - 1) / (k + 1);
    if (sorted[k] > candidate) shift = candidate;
  }
  return point.map((x) => Math.max(0, x - shift));
}
