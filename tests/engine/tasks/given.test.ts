import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verdictOf } from '../../../src/engine/kernel/outcome.ts';
import { World } from '../../../src/engine/kernel/world.ts';
import { parseScenario } from '../../../src/engine/scenario/parse.ts';
import { readTaskList } from '../../../src/engine/tasks/read/taskList.ts';
import { readWfCommons } from '../../../src/engine/tasks/read/wfCommons.ts';

const list = (...steps: unknown[]) => JSON.stringify({ tasks: [{ name: 'soup', steps }] });

describe('tasks written in a file', () => {
  it('are put in an order in which each step comes after what it needs', () => {
    const [{ steps }] = readTaskList(list({ needs: [2] }, {}, { needs: [1], work: 3 }));
    expect(steps.map(({ needs, work }) => [...needs, work])).toEqual([[1], [0, 3], [1, 1]]);
  });
  it.each([
    [list({ needs: [1] }, { needs: [0] }), 'steps 0, 1 need each other; expected steps without a cycle'],
    [list({ needs: [0] }), 'step 0 and itself need each other'],
    [list({ work: -2 }), 'tasks[0].steps[0].work: -2; expected a number from 0.001'],
    [list({}, { needs: [7] }), 'tasks[0].steps[1].needs: 7; expected a step of the same task, 0 to 1'],
    [list({ skill: 0.5 }), 'tasks[0].steps[0].skill: 0.5; expected a whole number'],
    ['{"tasks": [', 'no JSON'],
    ['{}', 'tasks: absent'],
    ['{"tasks": []}', '0 tasks; expected 1'],
    ['{"tasks": [{"steps": []}]}', 'tasks[0].steps: 0 steps; expected 1'],
  ])('%s is refused with its place', (text, message) => {
    expect(() => readTaskList(text)).toThrow(message);
  });
  it('are read or refused in words, whatever the steps need', () => {
    const step = fc.record({
      needs: fc.array(fc.integer({ min: -1, max: 6 }), { maxLength: 4 }),
      work: fc.oneof(fc.double(), fc.constant(1)),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 6 }), (steps) => {
        let tasks: ReturnType<typeof readTaskList> = [];
        try {
          tasks = readTaskList(list(...steps));
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError);
        }
        for (const { steps: read } of tasks)
          read.forEach(({ needs }, i) => expect(needs.every((need) => need < i)).toBe(true));
      }),
    );
  });
});

describe('a workflow of WfCommons', () => {
  const specification = {
    tasks: [
      { id: 'b', parents: ['a'], children: [] },
      { id: 'a', parents: [], children: ['b'] },
    ],
  };
  const execution = {
    tasks: [
      { id: 'a', runtimeInSeconds: 10 },
      { id: 'b', runtimeInSeconds: 30 },
    ],
  };
  it('becomes steps whose work is the runtime in medians', () => {
    const { steps, name } = readWfCommons(
      JSON.stringify({ name: 'two', workflow: { specification, execution } }),
    );
    expect(name).toBe('two');
    expect(steps.map(({ needs, work }) => ({ needs: [...needs], work }))).toEqual([
      { needs: [], work: 1 / 3 },
      { needs: [0], work: 1 },
    ]);
  });
  it('is read in the older layout, jobs under the workflow itself', () => {
    const { steps } = readWfCommons(
      JSON.stringify({
        workflow: {
          tasks: [
            { name: 'x', runtime: 2 },
            { name: 'y', parents: ['x'], runtime: 2 },
          ],
        },
      }),
    );
    expect(steps.map(({ needs }) => [...needs])).toEqual([[], [0]]);
  });
  it.each([
    [
      { workflow: { tasks: [{ id: 'x', parents: ['z'] }] } },
      'job x: parents: z; expected the id of a job in the file',
    ],
    [{ workflow: { tasks: [{ id: 'x', parents: ['x'] }] } }, 'step 0 and itself need each other'],
    [
      { workflow: { tasks: [{ id: 'x', runtime: -1 }] } },
      'tasks[0].runtimeInSeconds: -1; expected seconds from 0',
    ],
    [{ workflow: {} }, 'workflow.tasks: undefined; expected a list'],
  ])('%j is refused with its place', (file, message) => {
    expect(() => readWfCommons(JSON.stringify(file))).toThrow(message);
  });
});

describe('a team on tasks from a file', () => {
  const scenario = (given: string) => ({
    version: 1,
    seed: 1,
    agents: 3,
    network: { id: 'constant', meanSeconds: 0.1 },
    protocol: { id: 'gossip' },
    topology: { id: 'complete' },
    environment: { id: 'tasks', shape: 'given', given, arrivals: 'one', limit: 4 },
    architecture: { id: 'decentralized' },
  });
  it('does them one after the other, and again from the first', () => {
    const world = new World(scenario(list({}, {}, { needs: [0, 1] })));
    world.advance(1e5, 1e6);
    expect(verdictOf(world).text).toContain('All 4 tasks are answered');
  });
  it('is not begun where the text is no tasks, and says which field is wrong', () => {
    const read = parseScenario(scenario('{"tasks": [{"steps": [{"needs": [3]}]}]}'));
    expect(read.ok ? '' : read.problems[0].message).toContain(
      'environment.given: tasks[0].steps[0].needs: 3',
    );
  });
  it('ends with a reason where a step asks for a skill that nobody has', () => {
    const world = new World(scenario(list({ skill: 5 })));
    world.advance(100, 1e5);
    expect(verdictOf(world)).toMatchObject({
      state: 'failed',
      text: 'Step 1 of soup asks for skill 5; the population has one kind, 0.',
    });
  });
});
