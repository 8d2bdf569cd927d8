/**
 * Lists of numbers by actor, sorted by actor, as plain frozen data: what state-based replicated types are made of. All
 * functions here are pure.
 */
export interface Counts {
  readonly actors: readonly number[];
  readonly counts: readonly number[];
}

export const noCounts: Counts = Object.freeze({ actors: Object.freeze([]), counts: Object.freeze([]) });

const frozen = (actors: number[], counts: number[]): Counts =>
  Object.freeze({ actors: Object.freeze(actors), counts: Object.freeze(counts) });

/** The count of an actor, 0 if it is not listed; by binary search. */
export function countOf({ actors, counts }: Counts, actor: number): number {
  let low = 0;
  let high = actors.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (actors[middle] === actor) return counts[middle];
    if (actors[middle] < actor) low = middle + 1;
    else high = middle - 1;
  }
  return 0;
}

/** The same with an actor's count raised by `by`. */
export function raised({ actors, counts }: Counts, actor: number, by: number): Counts {
  const at = actors.findIndex((one) => one >= actor);
  const place = at < 0 ? actors.length : at;
  const present = actors[place] === actor;
  const nextActors = actors.slice();
  const nextCounts = counts.slice();
  nextActors.splice(place, present ? 1 : 0, actor);
  nextCounts.splice(place, present ? 1 : 0, (present ? counts[place] : 0) + by);
  return frozen(nextActors, nextCounts);
}

/** The larger count of each actor: the join of version vectors and of G-counters. One of the two themselves, where it has all. */
export function larger(a: Counts, b: Counts): Counts {
  if (a === b || covers(a, b)) return a;
  if (covers(b, a)) return b;
  const actors: number[] = [];
  const counts: number[] = [];
  let i = 0;
  let j = 0;
  while (i < a.actors.length || j < b.actors.length) {
    const first = i < a.actors.length ? a.actors[i] : Infinity;
    const second = j < b.actors.length ? b.actors[j] : Infinity;
    const actor = Math.min(first, second);
    actors.push(actor);
    counts.push(Math.max(first === actor ? a.counts[i++] : 0, second === actor ? b.counts[j++] : 0));
  }
  return frozen(actors, counts);
}

/** Whether a has at least the count of b for every actor. */
export function covers(a: Counts, b: Counts): boolean {
  if (a.actors.length < b.actors.length) return false;
  let i = 0;
  for (let j = 0; j < b.actors.length; j++) {
    while (i < a.actors.length && a.actors[i] < b.actors[j]) i += 1;
    if (a.actors[i] !== b.actors[j] || a.counts[i] < b.counts[j]) return false;
  }
  return true;
}

export const total = ({ counts }: Counts): number => counts.reduce((sum, count) => sum + count, 0);
