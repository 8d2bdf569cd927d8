import type { Chance } from '../../kernel/chance.ts';
import { exp } from '../../kernel/mathematics.ts';

/** Parts that a foretold number's range is cut into, so that it can be spread unevenly as classes can. */
const PARTS_OF_A_RANGE = 5;

export interface Spreading {
  agents: number;
  /** Dirichlet α of the mix of labels an agent; Infinity deals samples out alike. */
  alpha: number;
  /** Standard deviation of the logarithm of how much an agent holds; 0 is all alike. */
  unevenness: number;
}

/** What rows are told apart by when they are spread unevenly: their class, or which fifth of the range their number lies in. */
export function kindsOf(y: Float64Array, rows: number, classes: number): Int32Array {
  if (classes > 0) return Int32Array.from({ length: rows }, (_, row) => y[row]);
  const sorted = y.slice(0, rows).sort();
  const cuts = Array.from(
    { length: PARTS_OF_A_RANGE - 1 },
    (_, i) => sorted[Math.floor(((i + 1) * rows) / PARTS_OF_A_RANGE)],
  );
  return Int32Array.from({ length: rows }, (_, row) => cuts.filter((cut) => y[row] >= cut).length);
}

/** How many of `rows` each agent holds: shares by largest remainders, one each at least where there are enough. */
export function quotas(rows: number, { agents, unevenness }: Spreading, dice: Chance): Int32Array {
  const weights = Float64Array.from({ length: agents }, () =>
    unevenness > 0 ? exp(unevenness * dice.normal(0, 1)) : 1,
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const least = rows >= agents ? 1 : 0;
  const free = rows - least * agents;
  const exact = weights.map((weight) => (free * weight) / total);
  const result = Int32Array.from(exact, (share) => least + Math.floor(share));
  let left = rows - result.reduce((sum, one) => sum + one, 0);
  const order = Array.from(weights, (_, agent) => agent).sort(
    (a, b) => exact[b] - Math.floor(exact[b]) - (exact[a] - Math.floor(exact[a])) || a - b,
  );
  for (let i = 0; left > 0; i = (i + 1) % agents, left--) result[order[i]] += 1;
  return result;
}

/**
 * Deals rows out: rows in the order of who holds them, those of agent i from first[i] to first[i + 1]. Each agent draws a mix of kinds from
 * a Dirichlet distribution and takes rows without replacement; of a kind that has run out it takes what is left (Hsu, Qi & Brown,
 * Measuring the effects of non-identical data distribution, 2019).
 */
export function spread(
  kinds: Int32Array,
  count: number,
  spreading: Spreading,
  dice: Chance,
): { order: Int32Array; first: Int32Array } {
  const { agents, alpha } = spreading;
  const rows = kinds.length;
  const amounts = quotas(rows, spreading, dice);
  const first = new Int32Array(agents + 1);
  for (let agent = 0; agent < agents; agent++) first[agent + 1] = first[agent] + amounts[agent];
  const shuffled = dice.permutation(rows);
  if (alpha === Infinity) return { order: shuffled, first };
  const pools: number[][] = Array.from({ length: count }, () => []);
  for (const row of shuffled) pools[kinds[row]].push(row);
  const order = new Int32Array(rows);
  for (let agent = 0; agent < agents; agent++) {
    const mix = dice.dirichlet(new Array(count).fill(alpha));
    for (let at = first[agent]; at < first[agent + 1]; at++) order[at] = take(pools, mix, dice);
  }
  return { order, first };
}

/** A row of a kind drawn from the mix among those that are left; by what is left where the mix has run out. */
function take(pools: number[][], mix: Float64Array, dice: Chance): number {
  const weights = mix.map((share, kind) => (pools[kind].length > 0 ? share : 0));
  const any = weights.some((weight) => weight > 0);
  const kind = dice.categorical(any ? weights : pools.map((pool) => pool.length));
  return pools[kind].pop() ?? 0;
}

export const partsOf = (classes: number): number => (classes > 0 ? classes : PARTS_OF_A_RANGE);
