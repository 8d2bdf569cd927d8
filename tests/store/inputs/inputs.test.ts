import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { World } from '../../../src/engine/kernel/world.ts';
import { inputs } from '../../../src/store/inputs/index.ts';
import type { Input } from '../../../src/store/inputs/input.ts';

const fileOf = (text: string, name: string) => {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    // No JSON: inputs that are plain text look at the text.
  }
  return { name, text, json };
};

const means = (text: string): Input['id'] | undefined =>
  inputs.find((one) => one.means(fileOf(text, 'file')))?.id;

const planCraftFile = new URL('../../../../shared/data/plancraft/plancraft.json', import.meta.url);

describe('real inputs', () => {
  it.each([
    ['{"tasks": []}', 'tasks'],
    ['{"instances": []}', 'plancraft'],
    ['{"name": "x", "workflow": {}}', 'wfcommons'],
    ['{"history": []}', undefined],
    ['one line of prose', undefined],
  ])('%s means %s', (text, id) => {
    expect(means(text)).toBe(id);
  });

  it('become the work of the team on screen, with room in the budget for the longest', () => {
    const steps = Array.from({ length: 40 }, (_, k) => ({ needs: k === 0 ? [] : [k - 1] }));
    const file = fileOf(JSON.stringify({ tasks: [{ name: 'long', steps }] }), 'long.json');
    const present = new World({
      version: 1,
      seed: 3,
      agents: 4,
      topology: { id: 'complete' },
      network: { id: 'constant' },
      protocol: { id: 'gossip' },
      environment: { id: 'tasks' },
      architecture: { id: 'hybrid', budget: 20 },
    }).scenario;
    const scenario = inputs[0].scenario(file, present);
    expect(scenario).toMatchObject({
      title: 'long.json',
      agents: 4,
      seed: 3,
      architecture: { id: 'hybrid', budget: 160, iterations: 40 },
    });
    const world = new World(scenario);
    world.advance(500, 1e6);
    expect(world.now).toBe(500);
  });

  it.skipIf(!existsSync(planCraftFile))(
    'PlanCraft: 290 plans are done by a team, their depths the published ones',
    () => {
      const text = readFileSync(planCraftFile, 'utf8');
      const written = JSON.parse(text) as { instances: { optimal_path_length: number | null }[] };
      const file = fileOf(text, 'plancraft.json');
      const scenario = inputs.find((one) => one.means(file))?.scenario(file, null);
      const { tasks } = JSON.parse(String(scenario?.environment?.given)) as { tasks: { steps: unknown[] }[] };
      expect(tasks.map(({ steps }) => steps.length)).toEqual(
        written.instances.map((one) => one.optimal_path_length ?? 1),
      );
      const world = new World(scenario);
      world.advance(200, 1e6);
      expect(world.now).toBe(200);
    },
  );
});
