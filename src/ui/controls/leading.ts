import { catalog, sections } from '../../engine/catalog/catalog.ts';
import type { Scenario, SingleFamily } from '../../engine/scenario/scenario.ts';
import { shownKeys } from './edits.ts';

/** At most so many controls stand open at first, the agents dial among them; all others are behind More. */
export const controlsAtFirst = 7;
const entriesAtFirst = 2;

/** Which families have first call on a place, most telling first. */
const callOrder: readonly SingleFamily[] = [
  'architecture',
  'learner',
  'protocol',
  'topology',
  'environment',
  'network',
  'population',
];

/**
 * The controls that show without asking, as "family" for the choice of an entry and "family.key" for a parameter: the
 * entry and the first parameter of each family in turn, so that a scenario shows what makes it what it is.
 */
export function leadingControls(scenario: Scenario): ReadonlySet<string> {
  const leading = new Set<string>();
  const room = (): boolean => leading.size < controlsAtFirst - 1;
  const first = (family: SingleFamily): string | null => {
    const choice = scenario[family];
    const entry = choice && catalog[family].get(choice.id);
    const key = entry && choice ? shownKeys(entry.params, choice)[0] : undefined;
    return key === undefined ? null : `${family}.${key}`;
  };
  for (const family of callOrder) {
    if (scenario[family] && catalog[family].size > 1 && leading.size < entriesAtFirst) leading.add(family);
  }
  for (const family of callOrder) {
    const control = scenario[family] ? first(family) : null;
    if (control && room()) leading.add(control);
  }
  return leading;
}

/** Sections with something to choose, in the order of cause and effect. */
export const sectionsToShow = sections.filter(({ family }) => catalog[family].size > 0);
