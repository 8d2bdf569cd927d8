import type { Chance } from '../../kernel/chance.ts';
import { log } from '../../kernel/mathematics.ts';

export interface PrivacyValues {
  privacy: string;
  clip: number;
  noise: number;
  delta: number;
}

/** Shortens a vector to length `most` where it is longer. */
export function clip(vector: Float64Array, most: number): void {
  let squares = 0;
  for (const number of vector) squares += number * number;
  const length = Math.sqrt(squares);
  if (!(length > most)) return;
  for (let d = 0; d < vector.length; d++) vector[d] *= most / length;
}

/** Adds normal noise of a standard deviation to every coordinate. */
export function blur(vector: Float64Array, deviation: number, chance: Chance): void {
  for (let d = 0; d < vector.length; d++) vector[d] += deviation * chance.normal(0, 1);
}

/**
 * ε of (ε, δ)-differential privacy after so many releases by the Gaussian mechanism with noise σ times the sensitivity. Each is (α, α / 2σ²)-Rényi
 * private for every α > 1, these add up, and imply ε = T α / 2σ² + ln(1/δ) / (α − 1) (Mironov, Rényi differential privacy, CSF 2017,
 * Corollary 3 and Propositions 1 and 3), which is least at α = 1 + σ √(2 ln(1/δ) / T). No amplification by sampling is claimed.
 */
export function epsilonOf(releases: number, sigma: number, delta: number): number {
  if (releases === 0) return 0;
  if (!(sigma > 0)) return Infinity;
  const rate = releases / (2 * sigma * sigma);
  return rate + 2 * Math.sqrt(rate * log(1 / delta));
}
