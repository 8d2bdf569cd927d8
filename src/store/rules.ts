import type { Scenario } from '../engine/scenario/scenario.ts';
import type { Variant } from '../engine/scenario/variant.ts';

/** What the store must know of the catalog, and no more. */
export interface ScenarioRules {
  /** Writes every default out. Total: what it does not know it leaves as it is. */
  complete(scenario: Scenario): Scenario;
  /** Whether a change at this path takes effect in the running world. */
  isLive(scenario: Scenario, path: string): boolean;
  /** The least by which one complete scenario becomes another; null while that is not known. */
  variantOf(base: Scenario, other: Scenario, label: string): Variant | null;
}

/** Rules that come later than the page: until they are there every change counts as needing a restart, which is always right. */
export function lazyRules(load: () => Promise<ScenarioRules>): ScenarioRules {
  let loaded: ScenarioRules | null = null;
  const keep = async (): Promise<void> => {
    loaded = await load();
  };
  // Without them the page works on as before they came.
  keep().catch(() => undefined);
  return {
    complete: (scenario) => loaded?.complete(scenario) ?? scenario,
    isLive: (scenario, path) => loaded?.isLive(scenario, path) ?? false,
    variantOf: (base, other, label) => loaded?.variantOf(base, other, label) ?? null,
  };
}
