import type { RegisterOperation } from '../linearizability.ts';

/** One register's calls and answers in the order of time, a doubly linked list from which linearized operations are lifted out. */
interface Timeline {
  /** Place p < n is the call of operation p, n + p its answer; next and previous place, 2n is the head. */
  next: Int32Array;
  previous: Int32Array;
}

function timelineOf(operations: readonly RegisterOperation[]): Timeline {
  const n = operations.length;
  const places = Array.from({ length: 2 * n }, (_, place) => place);
  const timeOf = (place: number) =>
    place < n ? operations[place].invokedAt : operations[place - n].respondedAt;
  // At equal times calls stand before answers, so that operations that touch count as concurrent.
  places.sort((a, b) => timeOf(a) - timeOf(b) || Number(a >= n) - Number(b >= n) || a - b);
  const next = new Int32Array(2 * n + 1);
  const previous = new Int32Array(2 * n + 1);
  let last = 2 * n;
  for (const place of places) {
    next[last] = place;
    previous[place] = last;
    last = place;
  }
  next[last] = -1;
  return { next, previous };
}

/**
 * Depth-first search for an order, which forgets no dead end: J. Wing & C. Gong, Testing and verifying concurrent objects, JPDC 17, 1993,
 * with the memoization of G. Lowe, Testing for linearizability, CCPE 29(4), 2017, as in A. Athalye's Porcupine (2017). Exponential in
 * the number of operations that overlap. True or false, or null where the steps ran out.
 */
export function searchOrder(
  operations: readonly RegisterOperation[],
  stepsAtMost: number,
): { found: boolean | null; steps: number } {
  const n = operations.length;
  const { next, previous } = timelineOf(operations);
  const head = 2 * n;
  const done = new Uint32Array(Math.ceil(n / 32));
  const seen = new Map<number, { done: Uint32Array; value: number }[]>();
  const stack: { operation: number; value: number }[] = [];
  let unanswered = 0;
  for (const { respondedAt } of operations) if (respondedAt < Infinity) unanswered += 1;
  let value = 0;
  let steps = 0;
  let hash = 0;
  const flip = (operation: number) => {
    done[operation >> 5] ^= 1 << (operation & 31);
    hash ^= Math.imul(operation + 1, 0x9e3779b1);
  };
  const unlink = (place: number) => {
    next[previous[place]] = next[place];
    if (next[place] >= 0) previous[next[place]] = previous[place];
  };
  const relink = (place: number) => {
    next[previous[place]] = place;
    if (next[place] >= 0) previous[next[place]] = place;
  };
  let place = next[head];
  for (;;) {
    // What is left when all answered operations are placed are writes that may never have acted.
    if (unanswered === 0) return { found: true, steps };
    if (place >= 0 && place < n) {
      const { write, value: own, respondedAt } = operations[place];
      const fits = write || own === value;
      if (fits) {
        if (++steps > stepsAtMost) return { found: null, steps };
        flip(place);
        const after = write ? own : value;
        if (isNew(seen, hash ^ Math.imul(after | 0, 0x85ebca6b), done, after)) {
          stack.push({ operation: place, value });
          value = after;
          if (respondedAt < Infinity) unanswered -= 1;
          unlink(place);
          unlink(n + place);
          place = next[head];
          continue;
        }
        flip(place);
      }
      place = next[place];
      continue;
    }
    // An answer stands at the front: whoever it belongs to should have been placed before. Take the last choice back.
    const last = stack.pop();
    if (last === undefined) return { found: false, steps };
    flip(last.operation);
    value = last.value;
    if (operations[last.operation].respondedAt < Infinity) unanswered += 1;
    relink(n + last.operation);
    relink(last.operation);
    place = next[last.operation];
  }
}

/** Whether no search has stood here before: the same operations done, the same value in the register. */
function isNew(
  seen: Map<number, { done: Uint32Array; value: number }[]>,
  hash: number,
  done: Uint32Array,
  value: number,
): boolean {
  const known = seen.get(hash);
  if (known === undefined) {
    seen.set(hash, [{ done: done.slice(), value }]);
    return true;
  }
  for (const one of known)
    if (one.value === value && one.done.every((word, i) => word === done[i])) return false;
  known.push({ done: done.slice(), value });
  return true;
}
