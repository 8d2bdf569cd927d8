import { expect, it } from 'vitest';
import { catalog } from '../../src/engine/catalog/catalog.ts';
import { World } from '../../src/engine/kernel/world.ts';
import { completeScenario } from '../../src/engine/scenario/parse.ts';
import { besideOf } from '../../src/engine/scenario/variant.ts';
import { presets } from '../../src/scenarios/index.ts';

const compared = presets.flatMap(({ id, scenario, beside }) =>
  (beside?.variants ?? []).map((variant) => ({ name: `${id}: ${variant.label}`, scenario, variant })),
);

// The page makes its lanes from a completed scenario: a default of one architecture must not become the wish of another.
it.each(compared)('$name is the same lane from the preset as written and as completed', ({ scenario, variant }) => {
  expect(besideOf(completeScenario(scenario), variant)).toEqual(besideOf(scenario, variant));
});

it('no architecture takes over the default of a parameter that has another default in it', () => {
  const complete = (id: string) =>
    completeScenario({ ...compared[0].scenario, environment: { id: 'tasks' }, architecture: { id } });
  const wrong: string[] = [];
  for (const from of catalog.architecture.keys())
    for (const to of catalog.architecture.keys()) {
      const parsed = besideOf(complete(from), { label: to, patch: { architecture: { id: to } } });
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
      const own: Record<string, unknown> = { ...complete(to).architecture };
      for (const [key, value] of Object.entries(parsed.scenario.architecture ?? {}))
        if (JSON.stringify(value) !== JSON.stringify(own[key])) wrong.push(`${from} to ${to}: ${key}`);
    }
  expect(wrong).toEqual([]);
});

// Members who talk directly are all that should be seen to talk: what a protocol below them spreads looks like the team's own words.
it('nothing is sent below a team that talks directly', () => {
  const direct = presets.filter(
    ({ scenario: { architecture, environment } }) =>
      architecture !== undefined && architecture.talk !== 'protocol' && environment.id === 'tasks',
  );
  const noisy = direct.filter(({ scenario }) => {
    const world = new World({ ...scenario, architecture: undefined });
    world.advance(20, 1e5);
    return world.wire.sent > 0;
  });
  expect(direct.length).toBeGreaterThan(10);
  expect(noisy.map(({ id }) => id)).toEqual([]);
});
