/** The one order as far as anyone has applied it: every entry once, however many servers hold it. Entries are frozen. */
export interface History<Entry> {
  length: number;
  /** Frozen runs of CHUNK entries, which snapshots share, then the rest. */
  chunks: (readonly Entry[])[];
  tail: Entry[];
}

const CHUNK = 1024;

export const emptyHistory = <Entry>(): History<Entry> => ({ length: 0, chunks: [], tail: [] });

/** Entry at a place from 0, or undefined. */
export function historyAt<Entry>(history: History<Entry>, place: number): Entry | undefined {
  const chunk = Math.floor(place / CHUNK);
  return chunk < history.chunks.length
    ? history.chunks[chunk][place - chunk * CHUNK]
    : history.tail[place - history.chunks.length * CHUNK];
}

/** Adds the next entry of the order. */
export function record<Entry>(history: History<Entry>, entry: Entry): void {
  history.length += 1;
  history.tail.push(entry);
  if (history.tail.length < CHUNK) return;
  history.chunks.push(Object.freeze(history.tail));
  history.tail = [];
}
