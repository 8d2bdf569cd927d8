import type { Scenario } from '../engine/scenario/scenario.ts';
import type { Beside } from '../engine/scenario/variant.ts';

/** A configuration with words: what to look at in it. */
export interface Preset {
  /** Kebab-case, stable: it stands in links and tests. */
  id: string;
  title: string;
  /** One sentence: what happens and why it is worth a look. */
  sentence: string;
  /** Why what is best here is best, with the figures it rests on; shown on request. Its claims are held by tests. */
  story?: string;
  /** Parameters left out take their defaults. */
  scenario: Scenario;
  /** What runs beside it on the same clock, where it is a comparison. */
  beside?: Beside;
  /** Id of the channel that colours agents, and factor on the world's own pace, where they are not the usual. */
  colour?: string;
  speed?: number;
  /** Id of the layout that shows it best, where it is not the stage's own choice. */
  layout?: string;
}
