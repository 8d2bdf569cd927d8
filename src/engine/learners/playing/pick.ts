import type { Chance } from '../../kernel/chance.ts';
import { exp } from '../../kernel/mathematics.ts';

/** Index of the first largest of `count` numbers from `first`. */
export function firstBest(table: Float64Array, first: number, count: number): number {
  let best = 0;
  for (let i = 1; i < count; i++) if (table[first + i] > table[first + best]) best = i;
  return best;
}

/** Largest of `count` numbers from `first`. */
export function largest(table: Float64Array, first: number, count: number): number {
  let most = table[first];
  for (let i = 1; i < count; i++) if (table[first + i] > most) most = table[first + i];
  return most;
}

/** Index of a largest number; of several each equally likely (one draw, and only then). */
export function anyBest(table: Float64Array, first: number, count: number, chance: Chance): number {
  let best = 0;
  let ties = 1;
  for (let i = 1; i < count; i++) {
    const difference = table[first + i] - table[first + best];
    if (difference > 0) {
      best = i;
      ties = 1;
    } else if (difference === 0) ties += 1;
  }
  if (ties === 1) return best;
  let skip = chance.below(ties);
  const most = table[first + best];
  for (let i = best; i < count; i++) if (table[first + i] === most && skip-- === 0) return i;
  return best;
}

/** Boltzmann's chances e^(x/temperature) / Σ, safe from overflow: the largest is taken off first. */
export function softmax(
  table: Float64Array,
  first: number,
  count: number,
  temperature: number,
  into: Float64Array,
): void {
  const most = largest(table, first, count);
  let sum = 0;
  for (let i = 0; i < count; i++) {
    into[i] = exp((table[first + i] - most) / temperature);
    sum += into[i];
  }
  for (let i = 0; i < count; i++) into[i] /= sum;
}

/** An index by its chance; `chances` sum to 1 up to rounding. */
export function drawn(chances: Float64Array, count: number, chance: Chance): number {
  let left = chance.uniform();
  for (let i = 0; i < count; i++) {
    left -= chances[i];
    if (left < 0) return i;
  }
  return count - 1;
}

/** Chances of ε-greedy choice: ε spread evenly over all, the rest over the largest. */
export function greedyChances(
  table: Float64Array,
  first: number,
  count: number,
  epsilon: number,
  into: Float64Array,
): void {
  const most = largest(table, first, count);
  let ties = 0;
  for (let i = 0; i < count; i++) if (table[first + i] === most) ties += 1;
  for (let i = 0; i < count; i++)
    into[i] = epsilon / count + (table[first + i] === most ? (1 - epsilon) / ties : 0);
}
