import { expect, test } from 'vitest';
import { cellOf, runGrid } from '../../src/lab/grid.ts';
import { Pool, type Runner } from '../../src/lab/pool.ts';
import { runOnce } from '../../src/lab/runOnce.ts';
import { duel } from '../../src/scenarios/duel.ts';

const here = (): Runner => ({ run: async (job) => runOnce(job), close: () => undefined });

test('complexity against team size: a large team wins on parts and loses on a chain, one agent does not care', async () => {
  const scenario = structuredClone({ ...duel.team, environment: { ...duel.team.environment, limit: 40 } }) as unknown as Record<string, unknown>;
  const columns = await runGrid(
    {
      scenario,
      path: 'environment.parallelShare',
      values: [0, 1],
      against: 'agents',
      againstValues: [1, 6],
      replicates: 3,
      secondsAtMost: 1e6,
    },
    new Pool(1, here),
  );
  const success = (column: number, row: number) => cellOf(columns[column].points[row], 'success').mean;
  expect(success(1, 1)).toBeGreaterThan(success(0, 1) + 15);
  expect(success(1, 0)).toBeLessThan(success(0, 0) - 50);
  // The measure speaks of the tasks alone: the same whoever works on them.
  const complexity = (column: number, row: number) => cellOf(columns[column].points[row], 'complexity').mean;
  expect(complexity(0, 0)).toBeGreaterThan(complexity(0, 1) + 0.4);
  expect(complexity(1, 0)).toBe(complexity(0, 0));
  expect(() => cellOf(columns[0].points[0], 'happiness')).toThrow('metric: happiness; expected one of');
});
