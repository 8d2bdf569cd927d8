/** Sorted lists of different words, as frozen plain data. */
export type Words = readonly string[];

export const noWords: Words = Object.freeze([]);

/** The union: the join of a set that only grows (Shapiro et al. 2011, specification 11). One of the two, where it has all. */
export function union(a: Words, b: Words): Words {
  const merged: string[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const takeFirst = j >= b.length || (i < a.length && a[i] <= b[j]);
    if (takeFirst && j < b.length && a[i] === b[j]) j += 1;
    merged.push(takeFirst ? a[i++] : b[j++]);
  }
  if (merged.length === a.length) return a;
  return merged.length === b.length ? b : Object.freeze(merged);
}

/** Whether a sorted list has a word; by binary search. */
export function has(words: Words, word: string): boolean {
  let low = 0;
  let high = words.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (words[middle] === word) return true;
    if (words[middle] < word) low = middle + 1;
    else high = middle - 1;
  }
  return false;
}
