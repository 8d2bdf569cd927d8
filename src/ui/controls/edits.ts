import { catalog } from '../../engine/catalog/catalog.ts';
import { defaultsOf, type Param, type Params, type Value } from '../../engine/catalog/params.ts';
import type { Choice, Scenario, SeveralFamily, SingleFamily } from '../../engine/scenario/scenario.ts';

export type Family = SingleFamily | SeveralFamily;

/** An entry of a family, chosen with all its defaults. */
export function chosen(family: Family, id: string): Choice {
  const entry = catalog[family].get(id);
  return { id, ...(entry ? defaultsOf(entry.params) : {}) };
}

/** The scenario with another entry in a family, or none; parameters of the same name and range go with it. */
export function withEntry(scenario: Scenario, family: SingleFamily, id: string | null): Scenario {
  if (id === null) {
    const { [family]: _, ...rest } = scenario;
    return rest as Scenario;
  }
  const before = scenario[family];
  const after = chosen(family, id);
  const params = catalog[family].get(id)?.params ?? {};
  for (const [key, param] of Object.entries(params)) {
    const value = before?.[key];
    if (value !== undefined && fits(param, value)) after[key] = value;
  }
  return { ...scenario, [family]: after };
}

function fits(param: Param, value: Value): boolean {
  if (param.kind === 'number')
    return (
      typeof value === 'number' &&
      value >= param.min &&
      value <= param.max &&
      (!param.integer || Number.isInteger(value))
    );
  if (param.kind === 'choice') return param.options.some((option) => option.value === value);
  if (param.kind === 'toggle') return typeof value === 'boolean';
  return false;
}

export const withAdded = (scenario: Scenario, family: SeveralFamily, id: string): Scenario => ({
  ...scenario,
  [family]: [...(scenario[family] ?? []), chosen(family, id)],
});

export function withoutOne(scenario: Scenario, family: SeveralFamily, index: number): Scenario {
  const left = (scenario[family] ?? []).filter((_, i) => i !== index);
  const { [family]: _, ...rest } = scenario;
  return left.length > 0 ? { ...rest, [family]: left } : rest;
}

/** A parameter's value, or its default where the scenario leaves it out. */
export const valueOf = (choice: Choice, key: string, param: Param): Value => choice[key] ?? param.default;

/** Keys of the parameters to show now: those without a condition, and those whose condition holds. */
export function shownKeys(params: Params, choice: Choice): string[] {
  return Object.entries(params)
    .filter(([, { when }]) => {
      if (!when) return true;
      const other = params[when.key];
      const value = other ? valueOf(choice, when.key, other) : undefined;
      return value !== undefined && when.is.some((allowed) => allowed === value);
    })
    .map(([key]) => key);
}
