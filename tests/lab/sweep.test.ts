import { expect, test } from 'vitest';
import { Pool, type Runner } from '../../src/lab/pool.ts';
import { runOnce } from '../../src/lab/runOnce.ts';
import { runSweep, withValue } from '../../src/lab/sweep.ts';

const here = (): Runner => ({ run: async (job) => runOnce(job), close: () => undefined });
const flooding = {
  version: 1,
  seed: 5,
  agents: 8,
  topology: { id: 'complete' },
  network: { id: 'constant' },
  protocol: { id: 'flooding' },
  environment: { id: 'facts', limit: 1 },
};

test('flooding a complete graph takes (n - 1)² messages, however many workers share the runs', async () => {
  const sweep = { scenario: flooding, path: 'agents', values: [4, 8, 16], replicates: 2, secondsAtMost: 100 };
  for (const size of [1, 3]) {
    const points = await runSweep(sweep, new Pool(size, here));
    expect(points.map(({ runs }) => runs.map(({ messages }) => messages))).toEqual([
      [9, 9],
      [49, 49],
      [225, 225],
    ]);
  }
});

test('a run ends with the verdict, and tells when', () => {
  const result = runOnce({ scenario: flooding, secondsAtMost: 100, untilVerdict: true });
  expect(result.verdict.state).toBe('converged');
  expect(result.seconds).toBeCloseTo(0.4, 12);
  expect(result.metrics.spread).toBe(100);
});

test('a path that the scenario does not have is refused by name', () => {
  expect(() => withValue(flooding, 'learner.rate', 1)).toThrow('sweep.path: learner.rate; the scenario has no learner');
});

test('a failing run fails the sweep with its own words', async () => {
  const sweep = { scenario: flooding, path: 'network.loss', values: [7], replicates: 1, secondsAtMost: 1 };
  await expect(runSweep(sweep, new Pool(1, here))).rejects.toThrow('network.loss: 7; expected a number from 0 to 0.95');
});
