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

/** The first parameter of a family's entry, and the tables and texts that its value asks for, such as "Own table". */
function firstOf(scenario: Scenario, family: SingleFamily): string[] {
  const choice = scenario[family];
  const entry = choice && catalog[family].get(choice.id);
  if (!entry || !choice) return [];
  const [first, ...rest] = shownKeys(entry.params, choice);
  if (first === undefined) return [];
  const asked = rest.filter((key) => {
    const { kind, when } = entry.params[key];
    return when?.key === first && (kind === 'table' || kind === 'text');
  });
  return [first, ...asked].map((key) => `${family}.${key}`);
}

/**
 * The controls that show without asking, as "family" for the choice of an entry and "family.key" for a parameter: the
 * entry and the first parameter of each family in turn, so that a scenario shows what makes it what it is. Where the first
 * parameter's value calls for a table or a text of one's own, those come before all others.
 */
export function leadingControls(scenario: Scenario): ReadonlySet<string> {
  const leading = new Set<string>();
  const room = (): boolean => leading.size < controlsAtFirst - 1;
  for (const family of callOrder) {
    if (scenario[family] && catalog[family].size > 1 && leading.size < entriesAtFirst) leading.add(family);
  }
  const wished = callOrder.map((family) => firstOf(scenario, family));
  const asking = wished.filter(({ length }) => length > 1);
  const others = wished.filter(({ length }) => length === 1);
  for (const control of [...asking, ...others].flat()) if (room()) leading.add(control);
  return leading;
}

/** Sections with something to choose, in the order of cause and effect. */
export const sectionsToShow = sections.filter(({ family }) => catalog[family].size > 0);
