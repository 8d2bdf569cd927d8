import type { Scenario } from '../engine/scenario/scenario.ts';

/** What the store must know of the catalog, and no more. */
export interface ScenarioRules {
  /** Writes every default out. Total: what it does not know it leaves as it is. */
  complete(scenario: Scenario): Scenario;
  /** Whether a change at this path takes effect in the running world. */
  isLive(scenario: Scenario, path: string): boolean;
}
