import fc from 'fast-check';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { catalog } from '../../src/engine/catalog/catalog.ts';
import { defaultsOf } from '../../src/engine/catalog/params.ts';
import { completeScenario } from '../../src/engine/scenario/parse.ts';
import type { Scenario } from '../../src/engine/scenario/scenario.ts';
import { presets } from '../../src/scenarios/index.ts';
import { decodeLink, encodeLink, linkAtMost } from '../../src/store/link.ts';
import type { Moment } from '../../src/store/moment.ts';

const packed = (text: string | Uint8Array): string => `v1.${deflateRawSync(text).toString('base64url')}`;
const first = presets.find(({ id }) => id === 'small-world-gossip')!.scenario;

const choiceOf = (family: 'topology' | 'network' | 'protocol' | 'environment') =>
  fc.constantFrom(...catalog[family].values()).map(({ id, params }) => ({ id, ...defaultsOf(params) }));

const scenarios: fc.Arbitrary<Scenario> = fc.record({
  version: fc.constant(1 as const),
  seed: fc.maxSafeInteger(),
  agents: fc.integer({ min: 1, max: 1_000_000 }),
  title: fc.string({ maxLength: 200 }),
  topology: choiceOf('topology'),
  network: choiceOf('network'),
  protocol: choiceOf('protocol'),
  environment: choiceOf('environment'),
});

const index = fc.nat({ max: 1_000_000 });
const commands = fc
  .array(
    fc.oneof(
      fc.record({
        do: fc.constantFrom('crash' as const, 'restart' as const, 'inject' as const),
        agent: index,
      }),
      fc.record({ do: fc.constantFrom('cut' as const, 'heal' as const), from: index, to: index }),
      fc.record({
        do: fc.constant('set' as const),
        path: fc.string({ maxLength: 40 }),
        value: fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
      }),
    ),
    { maxLength: 30 },
  )
  .map((acts) => acts.map((act, i) => ({ ...act, time: i * 0.37 })));

describe('a link', () => {
  it('opens the moment that it was made from', async () => {
    await fc.assert(
      fc.asyncProperty(
        scenarios,
        commands,
        fc.double({ min: 0.001, max: 1e6, noNaN: true }),
        async (scenario, commands, time) => {
          const moment: Moment = {
            scenario: completeScenario(scenario),
            commands,
            time,
            view: { layout: 'force', agent: 3 },
          };
          const read = await decodeLink(`#${await encodeLink(moment)}`);
          expect(read).toEqual({ ok: true, moment });
        },
      ),
      { numRuns: 300 },
    );
  });

  it('is short for what opens first', async () => {
    const link = await encodeLink({ scenario: completeScenario(first), commands: [] });
    expect(link.length).toBeLessThan(320);
  });

  it('is never the end of the page, whatever stands in it', async () => {
    const anything = fc.oneof(
      fc.string({ maxLength: 300, unit: 'binary' }),
      fc.string({ maxLength: 300 }).map((text) => `v1.${text}`),
      fc.uint8Array({ maxLength: 400 }).map((bytes) => `v1.${Buffer.from(bytes).toString('base64url')}`),
      fc.uint8Array({ maxLength: 400 }).map(packed),
      fc.json().map(packed),
      fc.json().map((json) => packed(`{"scenario":${json},"commands":${json}}`)),
    );
    await fc.assert(
      fc.asyncProperty(anything, async (hash) => {
        const read = await decodeLink(`#${hash}`);
        expect(read.ok).toBe(false);
        expect(read.ok ? '' : read.message).toMatch(/\w.*\.$/s);
      }),
      { numRuns: 2_000 },
    );
  });

  it('with a bit turned or its end cut off opens another moment or says what is wrong', async () => {
    const link = await encodeLink({
      scenario: completeScenario(first),
      commands: [{ time: 1, do: 'crash', agent: 3 }],
    });
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: link.length - 1 }),
        fc.nat({ max: 63 }),
        fc.boolean(),
        async (at, other, cut) => {
          const letter = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'[other];
          const read = await decodeLink(
            cut ? link.slice(0, at) : link.slice(0, at) + letter + link.slice(at + 1),
          );
          if (read.ok) expect(completeScenario(read.moment.scenario)).toEqual(read.moment.scenario);
          else expect(read.message.length).toBeGreaterThan(10);
        },
      ),
      { numRuns: 500 },
    );
  });

  it.each([
    ['a bomb of zeros', packed(Buffer.alloc(40_000_000)), 'unfolds to more than 2 MB'],
    ['two megabytes of brackets', packed('['.repeat(1_999_999)), 'not JSON'],
    ['a million nested lists', packed(`${'['.repeat(900_000)}${']'.repeat(900_000)}`), 'Expected an object'],
    ['a nest in a field', packed(`{"scenario":${'['.repeat(9e5)}${']'.repeat(9e5)}}`), 'expected an object'],
    ['too long a text', `v1.${'A'.repeat(linkAtMost)}`, 'characters long'],
    ['no version', 'AAAA', 'does not begin with a version'],
    ['a later version', 'v2.AAAA', 'is of version 2'],
    ['a stranger among the letters', 'v1.AA<script>', 'at place 5'],
    ['a prototype in the scenario', packed('{"scenario":{"__proto__":{"agents":1}}}'), '__proto__'],
    [
      'a prototype for an id',
      packed(JSON.stringify({ scenario: { ...first, protocol: { id: '__proto__' } } })),
      'protocol.id',
    ],
    [
      'a constructor for an id',
      packed(JSON.stringify({ scenario: { ...first, protocol: { id: 'constructor' } } })),
      'protocol.id',
    ],
    [
      'endless numbers',
      packed(JSON.stringify({ scenario: first }).replace('"agents":40', '"agents":1e999')),
      'agents',
    ],
    ['a time before the beginning', packed(JSON.stringify({ scenario: first, time: -1 })), 'time'],
    [
      'a command from nowhere',
      packed(JSON.stringify({ scenario: first, commands: [{ time: 0, do: 'explode' }] })),
      'commands.0.do',
    ],
    [
      'commands out of order',
      packed(
        JSON.stringify({
          scenario: first,
          commands: [
            { time: 2, do: 'heal' },
            { time: 1, do: 'heal' },
          ],
        }),
      ),
      'commands.1.time',
    ],
  ])('says what is wrong with %s', async (_, hash, words) => {
    const read = await decodeLink(hash);
    expect(read.ok ? 'opened' : read.message).toContain(words);
    expect(({} as Record<string, unknown>)['agents']).toBeUndefined();
  });
});
