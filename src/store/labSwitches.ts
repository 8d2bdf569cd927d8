import { catalog } from '../engine/catalog/catalog.ts';
import type { Param, Value } from '../engine/catalog/params.ts';
import { type Scenario, single } from '../engine/scenario/scenario.ts';
import { checkValue } from '../engine/scenario/values.ts';

/** Families of which a scenario has at most one entry, in the order of the controls. */
export const families = single;

/** A parameter of a scenario that can be switched to another value. */
export interface Switch {
  /** "architecture.handoffLoss". */
  path: string;
  /** "Lost at hand-off". */
  label: string;
  param: Param;
  value: Value;
}

/** What can be switched in a scenario with a single value: numbers, choices and toggles of its single entries. */
export function switchesOf(scenario: Scenario): Switch[] {
  return single.flatMap((family) => {
    const choice = scenario[family];
    const params = choice ? catalog[family].get(choice.id)?.params : undefined;
    if (!choice || !params) return [];
    return Object.entries(params)
      .filter(([, { kind }]) => kind === 'number' || kind === 'choice' || kind === 'toggle')
      .map(([key, param]) => ({
        path: `${family}.${key}`,
        label: param.label,
        param,
        value: choice[key] ?? param.default,
      }));
  });
}

/** Reads what was written for a switch, or says what is wrong with it. */
export function readSwitch(
  { param, label }: Switch,
  written: string,
): { value: Value } | { problem: string } {
  let value: Value = written;
  if (param.kind === 'number') value = written.trim() === '' ? Number.NaN : Number(written);
  if (param.kind === 'toggle') value = written === 'true';
  const problem = checkValue(param, value, label);
  return problem === null ? { value } : { problem };
}

/** The scenario with a parameter at another value. */
export function switched(scenario: Scenario, path: string, value: Value): Scenario {
  const [family = '', key = ''] = path.split('.');
  const copy = structuredClone(scenario) as unknown as Record<string, Record<string, Value>>;
  const choice = copy[family];
  if (choice) choice[key] = value;
  return copy as unknown as Scenario;
}
