import { log2 } from '../kernel/mathematics.ts';
import { chanceOf } from './success.ts';
import type { Step } from './task.ts';

/** How complex tasks are, each part and the whole from 0 to 1. */
export interface Complexity {
  /** (m − 1)/(steps − 1) with m steps on the longest chain: the serial indicator of Vanhoucke et al., EJOR 187(2), 2008. */
  depth: number;
  /** Share of all pairs of steps of which one must wait for the other: order strength (Mastor 1970). */
  coupling: number;
  /** Bits that a step's outcome and the task's meaning leave open, on average: entropy of success at mean skill, and of ambiguity. */
  uncertainty: number;
  /** Their mean; the three dimensions follow Wood, Task complexity, 1986: coordination, component and dynamics. */
  whole: number;
}

/** Complexity of a task of these steps. `able`: mean skill by kind. */
export function complexityOf(steps: readonly Step[], ambiguity: number, able: (skill: number) => number): Complexity {
  const n = steps.length;
  const level = new Int32Array(n);
  const before = steps.map(() => new Uint8Array(n));
  let longest = 1;
  let ordered = 0;
  let open = 0;
  steps.forEach((step, i) => {
    level[i] = 1;
    for (const need of step.needs) {
      level[i] = Math.max(level[i], level[need] + 1);
      before[i][need] = 1;
      for (let j = 0; j < need; j++) if (before[need][j]) before[i][j] = 1;
    }
    longest = Math.max(longest, level[i]);
    for (let j = 0; j < i; j++) ordered += before[i][j];
    open += entropy(chanceOf(step, able(step.skill), 0)) / n;
  });
  const depth = n < 2 ? 0 : (longest - 1) / (n - 1);
  const coupling = n < 2 ? 0 : (2 * ordered) / (n * (n - 1));
  const uncertainty = (open + entropy(ambiguity)) / 2;
  return { depth, coupling, uncertainty, whole: (depth + coupling + uncertainty) / 3 };
}

/** The mean over several tasks. */
export function meanComplexity(all: readonly Complexity[]): Complexity {
  const mean = (of: (one: Complexity) => number) => all.reduce((sum, one) => sum + of(one), 0) / Math.max(1, all.length);
  return {
    depth: mean(({ depth }) => depth),
    coupling: mean(({ coupling }) => coupling),
    uncertainty: mean(({ uncertainty }) => uncertainty),
    whole: mean(({ whole }) => whole),
  };
}

/** Bits of a yes or no of chance p. */
const entropy = (p: number): number => (p <= 0 || p >= 1 ? 0 : -(p * log2(p) + (1 - p) * log2(1 - p)));
