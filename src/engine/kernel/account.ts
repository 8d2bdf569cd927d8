import type { World } from './world.ts';

/** How one error went through a team, for a picture of it. */
export interface Trace {
  /** What it ended in: "Task 12 was answered wrong". */
  title: string;
  /** Kind of error, in the terms of arXiv:2512.08296. */
  kind: string;
  /** Agent at which it arose, and on which step (from 0). */
  origin: number;
  step: number;
  /** Agents whose work took it over, in order. */
  spreaders: readonly number[];
  /** Who noticed it, or -1. */
  stopper: number;
}

/** Where a team's time and tokens went, agent by agent, and where its last wrong answer came from. */
export interface Account {
  /** Names of the uses; rows of `seconds` have one number each, agent × uses + use. */
  uses: readonly string[];
  seconds: Float64Array;
  /** Tokens in the same layout, or null where they are not told apart. */
  tokens: Float64Array | null;
  traces: readonly Trace[];
}

/** The account of the layer that keeps one, or null. Changes nothing in the world. */
export function accountOf({ layers }: World): Account | null {
  const layer = layers.find(({ module }) => module.account !== undefined);
  return layer?.module.account?.(layer.state, layer.host, layer.values) ?? null;
}
