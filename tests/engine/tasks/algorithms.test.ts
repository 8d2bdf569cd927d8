import { describe, expect, it } from 'vitest';
import { Chance } from '../../../src/engine/kernel/chance.ts';
import { leastCost } from '../../../src/engine/tasks/assignment.ts';
import { criticalPath, totalWork } from '../../../src/engine/tasks/graph.ts';
import { listSchedule } from '../../../src/engine/tasks/schedule.ts';
import { shapes } from '../../../src/engine/tasks/shapes/index.ts';

const step = (needs: number[], over = {}) => ({ needs, skill: 0, difficulty: 0.5, work: 1, tools: 1, evidence: 1, ...over });

function everyAssignment(n: number): number[][] {
  if (n === 0) return [[]];
  return everyAssignment(n - 1).flatMap((rest) => Array.from({ length: n }, (_, at) => [...rest.slice(0, at), n - 1, ...rest.slice(at)]));
}

describe('the least-cost assignment', () => {
  it('is as cheap as the cheapest of all', () => {
    const chance = new Chance(4, 'costs');
    for (let round = 0; round < 40; round++) {
      const n = 1 + chance.below(5);
      const cost = Float64Array.from({ length: n * n }, () => chance.exponential(1));
      const total = (columns: ArrayLike<number>) => Array.from(columns).reduce((sum, column, row) => sum + cost[row * n + column], 0);
      expect(total(leastCost(cost, n, n))).toBeCloseTo(Math.min(...everyAssignment(n).map(total)), 12);
    }
  });

  it('gives different columns where there are more of them than rows', () => {
    expect([...leastCost([5, 1, 9, 4, 1, 2], 2, 3)]).toEqual([1, 2]);
    expect(() => leastCost([1, 2], 2, 1)).toThrow('expected no more rows than columns');
  });
});

describe('list scheduling', () => {
  it('keeps Graham’s bounds on random graphs', () => {
    const chance = new Chance(9, 'graphs');
    for (let round = 0; round < 30; round++) {
      const needs = shapes.random({ steps: 20, parallelShare: 0, width: 1, density: 0.2 }, chance);
      const steps = needs.map((before) => step(before, { work: 1 + chance.below(9) }));
      const durations = steps.map(({ work }) => work);
      const least = Math.max(criticalPath(steps), totalWork(steps) / 3);
      const { makespan } = listSchedule(durations, needs, 3);
      expect(makespan).toBeGreaterThanOrEqual(least);
      expect(makespan).toBeLessThanOrEqual(totalWork(steps) / 3 + (criticalPath(steps) * 2) / 3 + 1e-9);
    }
  });

  it('names a cycle, a step that is none and a negative duration', () => {
    expect(() => listSchedule([1, 1], [[1], [0]], 2)).toThrow('no cycle');
    expect(() => listSchedule([1], [[3]], 2)).toThrow('step 0 needs 3');
    expect(() => listSchedule([-1], [[]], 2)).toThrow('step 0 lasts -1');
  });
});
