import type { Scenario } from '../../engine/scenario/scenario.ts';

/** How far ours may lie from what was published. */
export type Tolerance =
  | { type: 'stat'; sd: number; se_ref: number; z: number; bias: number; min_reps: number }
  | { type: 'abs' | 'rel'; value: number }
  | { type: 'exact' | 'order' }
  | { type: 'band'; lo: number; hi: number }
  | { type: 'le' | 'ge'; value?: number };

export type Figure = number | boolean | string | readonly Figure[];

/** A published result or closed form, as in cases.json. */
export interface Case {
  id: string;
  family: string;
  /** What is run, in the source's words; a translator reads its keys. */
  scenario: Record<string, unknown>;
  metric: string;
  expected: Figure;
  tol: Tolerance;
  sim_tol?: Tolerance;
  kind: string;
  source: string;
  note?: string;
  how: 'engine' | 'formula' | 'static' | 'order';
}

/** How much work a translator should spend. */
export interface Effort {
  /** Replicates wanted; a translator may do more, never fewer. */
  reps: number;
  /** First seed; replicate r takes seed + r. */
  seed: number;
}

/** What ours comes to. */
export interface Outcome {
  value: Figure;
  /** Replicates behind the value; 1 for a closed form. */
  reps: number;
  /** Standard deviation over replicates, where there are any. */
  sd?: number;
  /** Standard error of the value. */
  se?: number;
  /** Where the value is a formula's and the engine can show the same: its estimate. */
  engine?: { value: number; reps: number; se: number } | 'too rare';
  /** For rankings: whether ours stand in the published order. */
  inOrder?: boolean;
  /** One of the runs behind it, to be opened in the page. */
  scenario?: Scenario | Record<string, unknown>;
  /** How the semantics were read, or why it deviates. */
  reading?: string;
}

/** Runs a case it understands, from the keys of its scenario; null for all others. */
export type Translator = (testCase: Case, effort: Effort) => Outcome | null;
