import { describe, expect, it } from 'vitest';
import { catalog } from '../../src/engine/catalog/catalog.ts';
import { completeScenario, parseScenario } from '../../src/engine/scenario/parse.ts';
import { presets } from '../../src/scenarios/index.ts';
import { shownKeys, withAdded, withEntry, withoutOne } from '../../src/ui/controls/edits.ts';
import { controlsAtFirst, leadingControls } from '../../src/ui/controls/leading.ts';
import { resize } from '../../src/ui/controls/TableControl.tsx';

const scenario = completeScenario(presets[0]!.scenario);

describe.each(presets.map((preset) => [preset.id, preset] as const))('the preset %s', (_, preset) => {
  it('is a scenario, with a sentence', () => {
    expect(parseScenario(preset.scenario)).toMatchObject({ ok: true });
    expect(preset.sentence).toMatch(/^[A-Z].{30,160}\.$/);
  });

  it(`shows at most ${controlsAtFirst} controls at first, the agents dial among them`, () => {
    const leading = leadingControls(completeScenario(preset.scenario));
    expect(leading.size + 1).toBeLessThanOrEqual(controlsAtFirst);
    expect(leading.size).toBeGreaterThan(3);
  });
});

describe('what leads', () => {
  const game = presets.find(({ id }) => id === 'climbing-game')!;
  const leadingWith = (chosen: string) => {
    const whole = completeScenario(game.scenario);
    return leadingControls({ ...whole, environment: { ...whole.environment, game: chosen } });
  };

  it('are the payoffs as soon as a table of one’s own is chosen, and not before', () => {
    expect([...leadingWith('own')]).toEqual(
      expect.arrayContaining(['environment.game', 'environment.payoffs']),
    );
    expect([...leadingWith('climbing')]).not.toContain('environment.payoffs');
    expect(leadingWith('own').size + 1).toBeLessThanOrEqual(controlsAtFirst);
  });

  it('is the map as soon as a map of one’s own is chosen', () => {
    const wall = presets.find(({ id }) => id === 'wall-across-the-way')!;
    expect([...leadingControls(completeScenario(wall.scenario))]).toContain('environment.map');
  });
});

describe('an edit', () => {
  it('leads to a scenario that can run, for every entry of every family', () => {
    for (const family of [
      'topology',
      'network',
      'protocol',
      'environment',
      'architecture',
      'learner',
      'population',
    ] as const)
      for (const id of catalog[family].keys())
        expect(parseScenario(withEntry(scenario, family, id))).toMatchObject({ ok: true });
    for (const family of ['faults', 'remedies'] as const)
      for (const id of catalog[family].keys())
        expect(parseScenario(withAdded(scenario, family, id))).toMatchObject({ ok: true });
  });

  it('takes along what the next entry knows as well', () => {
    const lossy = { ...scenario, network: { ...scenario.network, loss: 0.25 } };
    expect(withEntry(lossy, 'network', 'exponential').network['loss']).toBe(0.25);
  });

  it('adds one of several and takes it away again', () => {
    const [id = ''] = catalog.faults.keys();
    const twice = withAdded(withAdded(scenario, 'faults', id), 'faults', id);
    expect(twice.faults).toHaveLength(2);
    expect(withoutOne(withoutOne(twice, 'faults', 0), 'faults', 0)).toEqual(scenario);
  });

  it('shows a parameter only while its condition holds', () => {
    const params = {
      mode: { kind: 'toggle', label: 'Mode', help: 'On or off.', default: false },
      size: {
        kind: 'toggle',
        label: 'Size',
        help: 'Big or small.',
        default: false,
        when: { key: 'mode', is: [true] },
      },
    } as const;
    expect(shownKeys(params, { id: 'x' })).toEqual(['mode']);
    expect(shownKeys(params, { id: 'x', mode: true })).toEqual(['mode', 'size']);
  });

  it('keeps the cells of a table that grows', () => {
    const param = {
      kind: 'table',
      label: 'T',
      help: 'A table.',
      default: [[1]],
      min: 1,
      max: 9,
      maxRows: 4,
      maxColumns: 4,
    } as const;
    expect(resize([[5, 6]], 2, 3, param)).toEqual([
      [5, 6, 1],
      [1, 1, 1],
    ]);
  });
});
