import type { Command } from '../engine/kernel/command.ts';
import { type Scenario, single } from '../engine/scenario/scenario.ts';
import type { Beside, Variant } from '../engine/scenario/variant.ts';
import type { Setting } from './choices.ts';
import type { Stores } from './index.ts';
import type { ScenarioRules } from './rules.ts';
import { activeBranch } from './run.ts';

/** A name given by hand to the main run holds until it becomes another: a "team of six" of seven would be a lie. */
export function relabelled(beside: Beside | null, before: Scenario, after: Scenario): Beside | null {
  if (beside?.label === undefined) return beside;
  const same =
    before.agents === after.agents && single.every((family) => before[family]?.id === after[family]?.id);
  if (same) return beside;
  const { place, variants } = beside;
  return { place, variants };
}

/** The setting in which a run beside is the main one, and all stand where they stood, with the commands that fit it; null where that cannot be. */
export function mainInstead(
  { run, lanes }: Pick<Stores, 'run' | 'lanes'>,
  variantOf: ScenarioRules['variantOf'],
  lane: number,
): (Setting & { commands: Command[] }) | null {
  const { scenario: main, beside } = run.getState();
  const { lanes: all, label, place } = lanes.getState();
  const chosen = all[lane];
  if (!main || !beside || !chosen?.scenario || !chosen.info) return null;
  const { scenario, info } = chosen;
  // As they stand on screen, the main run among them.
  const standing = all.map((one) => ({ label: one.label, scenario: one.scenario }));
  standing.splice(place, 0, { label, scenario: main });
  const at = lane < place ? lane : lane + 1;
  const variants = standing
    .filter((_, i) => i !== at)
    .map((one) => (one.scenario ? variantOf(scenario, one.scenario, one.label) : null))
    .filter((variant): variant is Variant => variant !== null);
  if (variants.length !== standing.length - 1) return null;
  const commands = activeBranch(run.getState()).commands.filter(
    (command) => concernsAgents(command, info.n) && (command.do !== 'set' || holds(scenario, command.path)),
  );
  return { scenario, beside: { label: chosen.label, place: at, variants }, commands };
}

const concernsAgents = ({ agent, from, to, groups }: Command, n: number): boolean =>
  [agent, from, to].every((one) => one === undefined || one < n) &&
  (groups === undefined || groups.length === n);

/** Whether a scenario has the parameter at a path. */
function holds(scenario: Scenario, path = ''): boolean {
  const [family = '', key = ''] = path.split('.');
  const choice = (scenario as unknown as Record<string, Record<string, unknown> | undefined>)[family];
  return choice !== undefined && (Array.isArray(choice) || Object.hasOwn(choice, key));
}
