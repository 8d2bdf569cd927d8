import type { Chance } from '../../kernel/chance.ts';

/** The steps that each step of a task needs, by number; step i needs only steps before it. */
export type Needs = number[][];

/** What a shape is drawn from. */
export interface Measure {
  /** Number of steps, at least 1. */
  steps: number;
  /** Share of the steps that need no other, 0 (one chain) to 1 (all apart); for shapes that have it. */
  parallelShare: number;
  /** Steps side by side in one layer or fork; for shapes that have it. */
  width: number;
  /** Chance that a step needs a given earlier one; for random shapes. */
  density: number;
}

export type Shape = (measure: Measure, chance: Chance) => Needs;
