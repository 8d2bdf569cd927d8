import type { Note, Verdict } from '../engine/kernel/frame.ts';

/** When the verdict turned to what it is. */
export interface Turn {
  state: Verdict['state'];
  /** Simulated seconds: of the event where one is known, else of the first frame that had the verdict. */
  time: number;
  /** The notable event that turned it, or null where none was told. */
  note: Note | null;
}

/**
 * Follows a verdict from frame to frame. An engine that says "converged" says so again at every moment after it, so the moment it turned is
 * kept: that of the latest notable event since the frame before (a hand's own deed counts only where there is no other), or of a broken promise.
 */
export function turnOf(
  before: Turn | null,
  { state, time: said }: Verdict,
  [since, now]: readonly [number, number],
  notes: readonly Note[],
): Turn | null {
  if (state === 'running') return null;
  if (before?.state === state && before.time <= now) return before;
  const between = notes.filter(({ time }) => time > since && time <= now);
  if (said < now) {
    const note = notes.findLast(({ time }) => time === said) ?? null;
    return { state, time: said, note };
  }
  const note = between.findLast(({ tone }) => tone !== 'command') ?? between.at(-1) ?? null;
  return { state, time: note?.time ?? now, note };
}
