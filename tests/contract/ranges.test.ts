import { describe, expect, it } from 'vitest';
import type { Value } from '../../src/engine/catalog/params.ts';
import { catalog } from '../../src/engine/catalog/catalog.ts';
import type { Scenario } from '../../src/engine/scenario/scenario.ts';
import { base, endsOf, everyEntry, type Family, scenarioWith } from '../helpers/scenarios.ts';
import { EVENTS_AT_MOST, look, worldOf } from '../helpers/worlds.ts';

/** Runs a scenario for a while and answers what is wrong with what it shows, or null. */
function trouble(scenario: Scenario, events = EVENTS_AT_MOST): string | null {
  try {
    const world = worldOf(scenario);
    for (let stop = 1; stop <= 3; stop++) {
      world.advance(10 * stop, events / 3);
      if (look(world).some(Number.isNaN)) return 'shows a number that is none';
    }
    return null;
  } catch (error) {
    return String(error);
  }
}

const withParams = everyEntry.filter(({ entry }) => Object.keys(entry.params).length > 0);

describe.each(withParams)('$name at the ends of its ranges', ({ family, entry }) => {
  const params = Object.entries(entry.params);

  it('runs with each parameter at either end', () => {
    const values = params.flatMap(([key, param]) => endsOf(param).map((value) => ({ [key]: value })));
    const wrong: string[] = [];
    for (const value of values) {
      const found = trouble(scenarioWith(family, entry.id, value));
      if (found !== null) wrong.push(`${JSON.stringify(value)}: ${found}`);
    }
    expect(wrong).toEqual([]);
  });

  it('runs with all parameters at one end', () => {
    const wrong: string[] = [];
    for (const end of [0, -1]) {
      const all: Record<string, Value> = {};
      for (const [key, param] of params) {
        const value = endsOf(param).at(end);
        if (value !== undefined) all[key] = value;
      }
      const found = trouble(scenarioWith(family, entry.id, all));
      if (found !== null) wrong.push(`${JSON.stringify(all)}: ${found}`);
    }
    expect(wrong).toEqual([]);
  });
});

describe.each(everyEntry)('$name in company', ({ family, entry }) => {
  it('runs with 1, 2 and 3 agents, or says which field forbids it', () => {
    for (const agents of [1, 2, 3]) {
      const found = trouble({ ...scenarioWith(family, entry.id), agents }, 300);
      if (found !== null)
        expect(found, `${agents} agents`).toMatch(/^RangeError: (agents|[a-z]+(\.\w+)+): .*expected/);
    }
  });

  it('runs with every entry of the other families', () => {
    const wrong: string[] = [];
    for (const other of Object.keys(catalog) as Family[]) {
      if (other === family) continue;
      for (const id of catalog[other].keys()) {
        const scenario = { ...scenarioWith(other, id), [family]: scenarioWith(family, entry.id)[family] };
        const found = trouble({ ...base, ...scenario }, 600);
        if (found !== null) wrong.push(`${other} ${id}: ${found}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});
