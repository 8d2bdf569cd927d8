import type { Value } from '../engine/catalog/params.ts';
import type { Command } from '../engine/kernel/command.ts';
import type { Choice, Scenario } from '../engine/scenario/scenario.ts';
import { several, single } from '../engine/scenario/scenario.ts';

/** One parameter that differs: "protocol.fanout", "faults.0.rate". */
export interface ParameterChange {
  path: string;
  value: Value;
}

export interface Difference {
  /** Something that no parameter says differs: agents, seed, an entry, the length of a list. */
  structural: boolean;
  parameters: ParameterChange[];
}

const same = (a: unknown, b: unknown): boolean => Object.is(a, b) || JSON.stringify(a) === JSON.stringify(b);

function compareChoices(
  path: string,
  before: Choice | undefined,
  after: Choice | undefined,
  into: Difference,
): void {
  if (before?.id !== after?.id) {
    into.structural = true;
    return;
  }
  if (!before || !after) return;
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const value = after[key];
    if (same(before[key], value)) continue;
    if (value === undefined) into.structural = true;
    else into.parameters.push({ path: `${path}.${key}`, value });
  }
}

/** What turns one scenario into the other; both must have their defaults written out. */
export function differenceOf(before: Scenario, after: Scenario): Difference {
  const difference: Difference = {
    structural: before.seed !== after.seed || before.agents !== after.agents,
    parameters: [],
  };
  for (const family of single) compareChoices(family, before[family], after[family], difference);
  for (const family of several) {
    const [old = [], young = []] = [before[family], after[family]];
    if (old.length !== young.length) difference.structural = true;
    else young.forEach((choice, i) => compareChoices(`${family}.${i}`, old[i], choice, difference));
  }
  return difference;
}

/** The scenario with one parameter changed; unchanged if the path leads nowhere. */
export function withParameter(scenario: Scenario, path: string, value: Value): Scenario {
  const [family, ...rest] = path.split('.');
  for (const name of single) {
    const choice = scenario[name];
    if (name !== family || rest.length !== 1 || !choice) continue;
    return { ...scenario, [name]: { ...choice, [rest[0]!]: value } };
  }
  for (const name of several) {
    const list = scenario[name];
    const index = Number(rest[0]);
    if (name !== family || rest.length !== 2 || !list?.[index]) continue;
    return {
      ...scenario,
      [name]: list.map((choice, i) => (i === index ? { ...choice, [rest[1]!]: value } : choice)),
    };
  }
  return scenario;
}

/** What the dials read at a simulated time: the scenario with every live change up to then. */
export function effectiveAt(scenario: Scenario, commands: readonly Command[], time: number): Scenario {
  let effective = scenario;
  for (const command of commands) {
    if (command.time > time) break;
    if (command.do === 'set' && command.path !== undefined && command.value !== undefined) {
      effective = withParameter(effective, command.path, command.value);
    }
  }
  return effective;
}
