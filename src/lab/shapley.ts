import { Chance } from '../engine/kernel/chance.ts';

export { countBits, PLAYERS_AT_MOST, shapleyValues } from '../engine/architectures/incentive/shapley.ts';

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
