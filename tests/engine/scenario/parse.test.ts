import fc from 'fast-check';
import { expect, test } from 'vitest';
import { catalog } from '../../../src/engine/catalog/catalog.ts';
import { migrate } from '../../../src/engine/scenario/migrate.ts';
import { choose, parseScenario, shortenScenario } from '../../../src/engine/scenario/parse.ts';
import { scenarioSchema } from '../../../src/engine/scenario/schema.ts';

const small = {
  version: 1,
  seed: 7,
  agents: 40,
  topology: { id: 'ring' },
  network: { id: 'constant' },
  protocol: { id: 'gossip', mode: 'push' },
  environment: { id: 'facts' },
};

const problemsOf = (json: unknown) => {
  const parsed = parseScenario(json);
  return parsed.ok ? [] : parsed.problems.map(({ message }) => message);
};

test('a small scenario is filled up with defaults and shortened back to itself', () => {
  const parsed = parseScenario(small);
  if (!parsed.ok) throw new Error(parsed.problems[0].message);
  expect(parsed.scenario.protocol.fanout).toBe(1);
  expect(shortenScenario(parsed.scenario)).toEqual(small);
});

test('each problem names its path, what came and what was expected', () => {
  expect(problemsOf({ ...small, agents: 0 })).toEqual(['agents: 0; expected a whole number from 1 to 1000000']);
  expect(problemsOf({ ...small, protocol: { id: 'gossip', fanout: 1.5 } })).toEqual([
    'protocol.fanout: 1.5; expected a whole number from 1 to 16',
  ]);
  expect(problemsOf({ ...small, protocol: { id: 'gossip', speed: 2 } })[0]).toMatch(
    /^protocol\.speed: gossip has no such parameter; expected one of mode, fanout/,
  );
  expect(problemsOf({ ...small, topology: { id: 'moebius' } })[0]).toMatch(/^topology\.id: "moebius"; expected one of complete/);
  expect(problemsOf({ ...small, colour: 'red' })[0]).toMatch(/^"colour" is not a field of a scenario/);
  expect(problemsOf([])).toEqual(['scenario: a list; expected an object']);
});

test('no JSON whatever makes the parser throw or pass something that is no scenario', () => {
  const nearly = fc.record(
    {
      version: fc.oneof(fc.constant(1), fc.jsonValue()),
      seed: fc.oneof(fc.integer(), fc.jsonValue()),
      agents: fc.oneof(fc.integer(), fc.jsonValue()),
      topology: fc.oneof(fc.constant({ id: 'ring' }), fc.jsonValue()),
      network: fc.oneof(fc.constant({ id: 'constant' }), fc.jsonValue()),
      protocol: fc.oneof(fc.record({ id: fc.constant('gossip'), fanout: fc.jsonValue() }), fc.jsonValue()),
      environment: fc.oneof(fc.constant({ id: 'facts' }), fc.jsonValue()),
      faults: fc.jsonValue(),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.oneof(nearly, fc.jsonValue()), (json) => {
      const parsed = parseScenario(json);
      if (parsed.ok) expect(catalog.protocol.has(parsed.scenario.protocol.id)).toBe(true);
      else expect(parsed.problems.length).toBeGreaterThan(0);
    }),
    { numRuns: 1000 },
  );
});

test('a key called __proto__ is refused like any other and pollutes nothing', () => {
  const json = JSON.parse('{"version":1,"__proto__":{"agents":5},"protocol":{"id":"constructor"}}');
  expect(problemsOf(json).join('\n')).toMatch(/__proto__/);
  expect(({} as Record<string, unknown>).agents).toBeUndefined();
});

test('an old version is brought up to date one step at a time', () => {
  const steps = { 0: (json: Record<string, unknown>) => ({ ...json, version: 1, agents: json.nodes, nodes: undefined }) };
  expect(migrate({ version: 0, nodes: 5 }, steps)).toMatchObject({ version: 1, agents: 5 });
});

test('every entry of every family can be chosen with its defaults', () => {
  for (const [family, entries] of Object.entries(catalog))
    for (const id of entries.keys()) expect(choose(family as keyof typeof catalog, id).id).toBe(id);
});

test('the published schema is the one the catalog gives; run vitest -u after adding an entry', async () => {
  await expect(`${JSON.stringify(scenarioSchema(), null, 1)}\n`).toMatchFileSnapshot('../../../public/scenario.schema.json');
});
