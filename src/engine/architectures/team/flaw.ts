import type { ErrorKind } from '../../tasks/task.ts';

/** An error as it lives in a run; Fault is what is reported of it. */
export interface Flaw {
  kind: ErrorKind;
  origin: number;
  step: number;
  /** Who took it over, in order. */
  spreaders: number[];
  /** Who first saw it, or -1. */
  stopper: number;
  /** When it arose, in simulated seconds. */
  bornAt: number;
  /** The ring of liars that tells it, where one does. */
  ring?: number;
}

/** A wrong answer as it was handed in; frozen. */
export interface Trace {
  serial: number;
  time: number;
  /** The error behind the first wrong step of the answer; its place in `flaws`. */
  root: number;
  flaws: readonly Flaw[];
  /** Share of what each member held that came from that error, by agent; those with none are left out. */
  derived: readonly (readonly [agent: number, share: number])[];
}
