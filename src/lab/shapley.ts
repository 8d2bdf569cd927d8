import { Chance } from '../engine/kernel/chance.ts';

/** Players beyond which 2^players worths are too many to ask for. */
export const PLAYERS_AT_MOST = 12;

/**
 * Shapley values of a game: each player's mean contribution over all orders in which players may join. `worth` of a coalition by its
 * bits; it is asked once for each of the 2^players. Exact; values sum to worth(all) − worth(none). Shapley 1953.
 * Throws a RangeError beyond 12 players.
 */
export function shapleyValues(players: number, worth: (coalition: number) => number): number[] {
  if (!Number.isInteger(players) || players < 0 || players > PLAYERS_AT_MOST)
    throw new RangeError(`shapleyValues: ${players} players; expected a whole number from 0 to ${PLAYERS_AT_MOST}`);
  const worths = Array.from({ length: 1 << players }, (_, coalition) => worth(coalition));
  // Share of the orders in which exactly the given number comes before a player.
  const weights: number[] = [];
  for (let before = 0, weight = 1 / players; before < players; before++) {
    weights.push(weight);
    weight = (weight * (before + 1)) / (players - 1 - before);
  }
  return Array.from({ length: players }, (_, player) => {
    let value = 0;
    for (let coalition = 0; coalition < worths.length; coalition++) {
      if (coalition & (1 << player)) continue;
      value += weights[countBits(coalition)] * (worths[coalition | (1 << player)] - worths[coalition]);
    }
    return value;
  });
}

export function countBits(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

export interface Interval {
  mean: number;
  low: number;
  high: number;
}

const RESAMPLES = 2000;

/**
 * Mean of replicates with its 95 % interval by resampling them (percentile bootstrap, Efron 1979). With one replicate there is
 * no interval: it is infinitely wide.
 */
export function bootstrap(values: readonly number[], seed = 1, resamples = RESAMPLES): Interval {
  const size = values.length;
  if (size === 0) throw new RangeError('bootstrap: no values; expected at least one');
  const mean = values.reduce((sum, value) => sum + value, 0) / size;
  if (size === 1) return { mean, low: -Infinity, high: Infinity };
  const chance = new Chance(seed, 'bootstrap');
  const means = new Float64Array(resamples);
  for (let i = 0; i < resamples; i++) {
    let sum = 0;
    for (let k = 0; k < size; k++) sum += values[chance.below(size)];
    means[i] = sum / size;
  }
  means.sort();
  return { mean, low: means[Math.floor(0.025 * resamples)], high: means[Math.ceil(0.975 * resamples) - 1] };
}
