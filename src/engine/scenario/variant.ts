import { catalog } from '../catalog/catalog.ts';
import type { Value } from '../catalog/params.ts';
import type { Command } from '../kernel/command.ts';
import { type Parsed, parseScenario } from './parse.ts';
import { type Choice, type Scenario, type SingleFamily, single } from './scenario.ts';
import { checkValue } from './values.ts';

/** What a scenario that runs beside another has of its own; all else is the other's: tasks, seed, budget, faults. */
export type Patch = { agents?: number } & { [family in SingleFamily]?: Choice };

/** One that runs beside: its name among the others, and how it differs. */
export interface Variant {
  label: string;
  patch: Patch;
}

/** What runs beside the main run, in the order in which they stand on screen. */
export interface Beside {
  /** Name of the main run among them; absent: that of its entry. */
  label?: string;
  /** How many of the variants stand before the main run. */
  place: number;
  variants: readonly Variant[];
}

/** More lanes than this are too narrow to read. */
export const variantsAtMost = 7;

/** Parameters whose name says one thing in every architecture, but whose value means another thing in each, or has another default. */
const ownMeaning = new Set([
  ...['iterations', 'rounds', 'debateRounds', 'peerRounds', 'levels', 'merging'],
  // Who gets a step of a task is not who gets a whole task, and lines of agents are not replicas.
  ...['assigning', 'choices'],
]);

/** Whether entries of a family that both have this parameter share its value when they run side by side. */
const isShared = (family: string, key: string): boolean => family === 'architecture' && !ownMeaning.has(key);

/** The parameters that a choice of another entry takes over, so that both have the same budget, prices and patience. */
function inherited(family: SingleFamily, own: Choice | undefined, id: string): Record<string, Value> {
  const params = catalog[family].get(id)?.params ?? {};
  const kept = Object.entries(own ?? {}).filter(
    ([key, value]) =>
      key !== 'id' &&
      isShared(family, key) &&
      Object.hasOwn(params, key) &&
      checkValue(params[key], value, key) === null,
  );
  return Object.fromEntries(kept);
}

/** The whole scenario of a variant, or why there is none: its paths are those of the scenario it makes. */
export function besideOf(scenario: Scenario, { label, patch }: Variant): Parsed {
  const whole: Record<string, unknown> = { ...scenario, title: label };
  if (patch.agents !== undefined) whole.agents = patch.agents;
  for (const family of single) {
    const choice = patch[family];
    if (!choice) continue;
    const own = scenario[family];
    whole[family] =
      own?.id === choice.id ? { ...own, ...choice } : { ...inherited(family, own, choice.id), ...choice };
  }
  return parseScenario(whole);
}

/** The least variant by which `base` becomes `other`; both are complete. Families that only the base has stay. */
export function variantOf(base: Scenario, other: Scenario, label: string): Variant {
  const patch: Patch = {};
  if (other.agents !== base.agents) patch.agents = other.agents;
  for (const family of single) {
    const [own, theirs] = [base[family], other[family]];
    if (!theirs || JSON.stringify(own) === JSON.stringify(theirs)) continue;
    const params = catalog[family].get(theirs.id)?.params ?? {};
    const given = own?.id === theirs.id ? own : inherited(family, own, theirs.id);
    const choice: Choice = { id: theirs.id };
    for (const [key, value] of Object.entries(theirs)) {
      const without = Object.hasOwn(given, key) ? given[key] : params[key]?.default;
      if (key !== 'id' && JSON.stringify(value) !== JSON.stringify(without)) choice[key] = value;
    }
    patch[family] = choice;
  }
  return { label, patch };
}

/** Whether a command to the main run concerns a variant too: what a variant has of its own, no hand on the main run changes. */
export function concerns({ patch }: Variant, { do: deed, path = '' }: Command): boolean {
  if (deed !== 'set') return true;
  const [family = '', key = ''] = path.split('.');
  const own = (patch as Record<string, Choice | undefined>)[family];
  if (!own) return true;
  return !Object.hasOwn(own, key) && isShared(family, key);
}

/** The name of a scenario among those it runs beside: the entries in which they differ. */
export function nameAmong(scenario: Scenario, variants: readonly Variant[]): string {
  const labels = single
    .filter((family) => variants.some(({ patch }) => patch[family] !== undefined))
    .map((family) => catalog[family].get(scenario[family]?.id ?? '')?.label ?? `No ${family}`);
  return labels.join(', ') || (scenario.title ?? 'This run');
}
