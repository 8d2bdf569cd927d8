import { showOnDials } from './choices.ts';
import { differenceOf, effectiveAt } from './difference.ts';
import type { Stores } from './index.ts';
import type { ScenarioRules } from './rules.ts';
import { activeBranch } from './run.ts';

/** Lets the dials read what they read at a simulated time, with every live change up to then. */
export function followTime({ run, choices }: Stores, rules: ScenarioRules, time: number): void {
  const { scenario } = run.getState();
  if (!scenario) return;
  const effective = effectiveAt(scenario, activeBranch(run.getState()).commands, time);
  const shown = rules.complete(choices.getState().scenario);
  if (differenceOf(shown, effective).parameters.length > 0) showOnDials(choices, effective);
}

/** Another seed that a person can read out, always the same one after the same. */
export const seedAfter = (seed: number): number =>
  (Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) >>> 0) % 1_000_000;
