import { catalog } from '../../src/engine/catalog/catalog.ts';
import type { Entry } from '../../src/engine/catalog/entry.ts';
import type { Param, Value } from '../../src/engine/catalog/params.ts';
import {
  type Choice,
  type Scenario,
  type SeveralFamily,
  several,
  type SingleFamily,
} from '../../src/engine/scenario/scenario.ts';

/** A small world in which news keeps arriving: what an entry under test is put into. */
export const base: Scenario = {
  version: 1,
  seed: 11,
  agents: 24,
  topology: { id: 'watts-strogatz' },
  network: { id: 'exponential' },
  protocol: { id: 'gossip' },
  environment: { id: 'facts', meanSeconds: 2 },
};

export type Family = SingleFamily | SeveralFamily;
const isSeveral = (family: Family): family is SeveralFamily =>
  (several as readonly string[]).includes(family);

/** The base scenario with one entry in the place of its family. */
export function scenarioWith(family: Family, id: string, values: Record<string, Value> = {}): Scenario {
  const choice: Choice = { id, ...values };
  return { ...base, [family]: isSeveral(family) ? [choice] : choice };
}

/** Every entry of the catalog with its family, for tests that hold for all. */
export const everyEntry: readonly { family: Family; entry: Entry; name: string }[] = (
  Object.keys(catalog) as Family[]
).flatMap((family) =>
  [...catalog[family].values()].map((entry) => ({ family, entry, name: `${family} ${entry.id}` })),
);

/** The values at both ends of a parameter's range, every option of a choice, and both sides of a toggle. */
export function endsOf(param: Param): Value[] {
  switch (param.kind) {
    case 'number':
      return [param.min, param.max];
    case 'choice':
      return param.options.map((option) => option.value);
    case 'toggle':
      return [false, true];
    case 'text':
      return [param.default];
    case 'table': {
      const shape = (value: number): number[][] => param.default.map((row) => row.map(() => value));
      return [shape(param.min), shape(param.max)];
    }
  }
}
