/** A list that only grows, in frozen runs, so that snapshots share what is old. */
export interface History<T> {
  length: number;
  chunks: (readonly T[])[];
  tail: T[];
}

const CHUNK = 1024;

export const emptyHistory = <T>(): History<T> => ({ length: 0, chunks: [], tail: [] });

/** The entry at a place from 0, or undefined. */
export function historyAt<T>({ chunks, tail }: History<T>, place: number): T | undefined {
  const chunk = Math.floor(place / CHUNK);
  return chunk < chunks.length ? chunks[chunk]?.[place - chunk * CHUNK] : tail[place - chunks.length * CHUNK];
}

export function addToHistory<T>(history: History<T>, entry: T): void {
  history.length += 1;
  history.tail.push(entry);
  if (history.tail.length < CHUNK) return;
  history.chunks.push(Object.freeze(history.tail));
  history.tail = [];
}
