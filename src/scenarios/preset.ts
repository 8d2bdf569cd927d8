import type { Scenario } from '../engine/scenario/scenario.ts';

/** A configuration with words: what to look at in it. */
export interface Preset {
  /** Kebab-case, stable: it stands in links and tests. */
  id: string;
  title: string;
  /** One sentence: what happens and why it is worth a look. */
  sentence: string;
  /** Parameters left out take their defaults. */
  scenario: Scenario;
  /** Id of the layout that shows it best, where it is not the stage's own choice. */
  layout?: string;
}
