import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { measures, verdictOf } from '../../../src/engine/kernel/outcome.ts';
import { World } from '../../../src/engine/kernel/world.ts';
import { withNames } from '../../../src/store/inputs/dataset.ts';
import { inputs } from '../../../src/store/inputs/index.ts';
import type { Input, OpenedFile } from '../../../src/store/inputs/input.ts';

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

const read = (file: OpenedFile) => {
  const input = inputs.find((one) => one.means(file));
  if (!input) throw new Error(`nobody reads ${file.name}`);
  return input.scenario(file, null);
};

const cancerFile = new URL('../../../../shared/data/breast_cancer.csv', import.meta.url);
const digitsFile = new URL('../../../../shared/data/digits/digits.csv.gz', import.meta.url);
const planCraftFile = new URL('../../../../shared/data/plancraft/plancraft.json', import.meta.url);

describe('real inputs', () => {
  it.each([
    ['{"tasks": []}', 'tasks'],
    ['{"instances": []}', 'plancraft'],
    ['{"name": "x", "workflow": {}}', 'wfcommons'],
    ['{"history": []}', undefined],
    ['# instance x\n2 2\n0 3 1 2\n1 4 0 1\n', 'job-shop'],
    ['length,width,plant\n1,2,iris\n', 'dataset'],
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

  it('have room in the budget for steps of several turns', () => {
    const steps = [{ work: 60.5 }, { needs: [0], work: 0.2 }];
    const scenario = inputs[0].scenario(fileOf(JSON.stringify({ tasks: [{ steps }] }), 'heavy.json'), null);
    expect(scenario.architecture).toMatchObject({ budget: 4 * (61 + 1) });
    expect(verdictOf(new World(scenario)).state).toBe('running');
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

  it('a job shop is as many agents as machines; a classic one brings its optimum', () => {
    const text = '# instance la01\n2 3\n0 3 1 2 2 2\n1 4 0 1 2 4\n';
    const scenario = read(fileOf(text, 'la01'));
    expect(scenario).toMatchObject({
      title: 'la01',
      agents: 3,
      environment: { id: 'job-shop', optimum: 666 },
    });
    expect(() => read(fileOf(text.replace('2 2', ''), 'half'))).toThrow('line 3: 4 numbers; expected 6');
  });

  it('tables come with or without names, and what they foretell decides the model', () => {
    expect(withNames('2,2,ill,well\n1,2,0\n3,4,1\n')).toBe('feature 1,feature 2,class\n1,2,ill\n3,4,well\n');
    expect(withNames('1,2,0\n3,4,1\n')).toBe('feature 1,feature 2,class\n1,2,0\n3,4,1\n');
    expect(read(fileOf('a,b\n1,x\n2,y\n', 't.csv')).environment).toMatchObject({
      task: 'classes',
      model: 'logistic',
    });
    const many = Array.from({ length: 40 }, (_, i) => `${i},${i * 1.5}`).join('\n');
    expect(read(fileOf(`a,b\n${many}\n`, 't.csv')).environment).toMatchObject({
      task: 'numbers',
      model: 'linear',
    });
  });

  it.each([
    ['a,b\n1,x\ntwo,y\n', 'line 3, column "a": "two"; expected a number'],
    ['a,b\n1,x\n2\n', 'line 3 has 1 cell; expected 2'],
    ['a,a\n1,x\n2,y\n', 'two columns are named "a"'],
  ])('%j is refused with line and column', (text, message) => {
    expect(() => read(fileOf(text, 't.csv'))).toThrow(message);
  });

  it.skipIf(!existsSync(cancerFile))('the patients and the digits are learned from', () => {
    for (const [path, name] of [
      [cancerFile, 'breast_cancer.csv'],
      [digitsFile, 'digits.csv.gz'],
    ] as const) {
      const bytes = readFileSync(path);
      const text = name.endsWith('.gz') ? gunzipSync(bytes).toString() : bytes.toString();
      const scenario = read(fileOf(text, name));
      expect(scenario.environment['model']).toBe(name.startsWith('breast') ? 'logistic' : 'softmax');
      const world = new World({ ...scenario, learner: { id: 'fedavg', localSteps: 10 } });
      world.advance(30, 1e6);
      expect(measures(world)['accuracy']).toBeGreaterThan(85);
    }
  });
});

describe('a table of patients', () => {
  const patients = `${['6,2,malignant,benign', ...Array.from({ length: 6 }, (_, i) => `${i},${6 - i},${i % 2}`)].join('\n')}\n`;
  const triage = new World({
    version: 1,
    seed: 1,
    agents: 4,
    topology: { id: 'complete' },
    network: { id: 'constant' },
    protocol: { id: 'gossip' },
    environment: { id: 'triage' },
  }).scenario;
  const input = inputs.find(({ id }) => id === 'dataset');

  it('comes to the emergency department that is on screen', () => {
    const scenario = input?.scenario(fileOf(patients, 'patients.csv'), triage);
    expect(scenario?.environment).toMatchObject({ id: 'triage', cases: patients });
    const world = new World(scenario);
    world.advance(600, 1e5);
    expect(world.now).toBe(600);
  });
  it('is learned from in any other world', () => {
    expect(input?.scenario(fileOf(patients, 'patients.csv'), null).environment['id']).toBe('dataset');
  });
});
