import type { Host } from '../../kernel/host.ts';

/** Beyond it a number in a table is called an explosion. */
const LARGEST = 1e12;

/** Pauses the run where a number that was written is none or has exploded, naming learner, agent, step and quantity. */
export function guard(
  host: Host,
  learner: string,
  agent: number,
  time: number,
  quantity: string,
  written: number,
): void {
  // Not a number compares as false with everything.
  if (Math.abs(written) < LARGEST) return;
  host.violate(
    'Learning stays finite',
    `${learner}: agent ${agent}, step ${time + 1}: ${quantity} came to ${written}.`,
  );
}

/** The number of a table that is furthest from 0, or one that is none. */
export function widest(numbers: Iterable<number>): number {
  let most = 0;
  for (const x of numbers) {
    if (Number.isNaN(x)) return x;
    if (Math.abs(x) > Math.abs(most)) most = x;
  }
  return most;
}
