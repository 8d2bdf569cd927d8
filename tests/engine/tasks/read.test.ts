import { describe, expect, it } from 'vitest';
import { Chance } from '../../../src/engine/kernel/chance.ts';
import { type DispatchRule, dispatchShop, shopBound } from '../../../src/engine/tasks/jobShop.ts';
import { type JobShop, readJobShop } from '../../../src/engine/tasks/read/jobShop.ts';
import { readPlanCraft } from '../../../src/engine/tasks/read/planCraft.ts';

const small = ['# two jobs that cross', '2 2', '0 3  1 2', '1 4  0 1', ''].join('\n');
const rules: DispatchRule[] = ['first', 'shortest', 'most-work-left'];

function randomShop(chance: Chance): JobShop {
  const machines = 2 + chance.below(4);
  const jobs = Array.from({ length: 2 + chance.below(5) }, () =>
    [...chance.permutation(machines)].map((machine) => ({ machine, duration: 1 + chance.below(9) })),
  );
  return { machines, jobs };
}

describe('a job shop', () => {
  it('is read with its comments, and done in its known optimum', () => {
    const shop = readJobShop(small);
    expect(shop.jobs[1][0]).toEqual({ machine: 1, duration: 4 });
    // Machine 1 is busy until 4 with the second job and then takes the first job's last operation.
    expect(shopBound(shop)).toBe(6);
    for (const rule of rules) expect(dispatchShop(shop, rule).makespan).toBe(6);
  });

  it.each(rules)('is done by %s with no machine doing two things, and each job in order', (rule) => {
    const chance = new Chance(3, 'shops');
    for (let round = 0; round < 20; round++) {
      const shop = randomShop(chance);
      const { starts, makespan } = dispatchShop(shop, rule);
      expect(makespan).toBeGreaterThanOrEqual(shopBound(shop));
      const busy: { from: number; to: number }[][] = Array.from({ length: shop.machines }, () => []);
      shop.jobs.forEach((job, i) => {
        job.forEach(({ machine, duration }, k) => {
          busy[machine].push({ from: starts[i][k], to: starts[i][k] + duration });
          if (k > 0) expect(starts[i][k]).toBeGreaterThanOrEqual(starts[i][k - 1] + job[k - 1].duration);
        });
      });
      for (const spans of busy) {
        spans.sort((a, b) => a.from - b.from);
        for (let k = 1; k < spans.length; k++) expect(spans[k].from).toBeGreaterThanOrEqual(spans[k - 1].to);
      }
    }
  });

  it.each([
    ['', 'line 1: nothing'],
    ['2', 'line 1: 1 numbers; expected jobs and machines'],
    ['2 2\n0 3 1 2', 'line 2: 1 jobs in the file; expected 2 (is it cut off?)'],
    ['1 2\n0 3 1', 'line 2: 3 numbers; expected 4'],
    ['1 2\n0 3 5 2', 'line 2: machine of operation 2: 5'],
    ['1 2\n0 -3 1 2', 'line 2: duration of operation 1: -3'],
  ])('that is broken is refused by line and field', (text, words) => {
    expect(() => readJobShop(text)).toThrow(words);
  });
});

describe('crafting plans', () => {
  const wall = { id: 'A', target: 'wall', optimal_path: ['stone', 'wall'], num_distractors: 16, impossible: false };
  const read = (...instances: unknown[]) => readPlanCraft(JSON.stringify({ instances }));

  it('are chains, each step needing the one before, harder with more distractors', () => {
    const [task] = read(wall);
    expect(task.steps.map(({ needs }) => [...needs])).toEqual([[], [0]]);
    expect(task.steps[0].difficulty).toBeGreaterThan(read({ ...wall, num_distractors: 0 })[0].steps[0].difficulty);
  });

  it('may be impossible, which is no error', () => {
    expect(read({ ...wall, optimal_path: null, impossible: true })[0]).toMatchObject({ impossible: true, steps: [] });
  });

  it('are refused by instance and field', () => {
    expect(() => read(wall, { ...wall, optimal_path: null })).toThrow('instances[1].optimal_path: null');
    expect(() => read({ ...wall, id: 3 })).toThrow('instances[0].id: 3');
    expect(() => readPlanCraft('{"instances": [')).toThrow('no JSON');
    expect(() => readPlanCraft('{}')).toThrow('instances: absent');
  });
});
