import { expect, it } from 'vitest';
import { runOnce } from '../../src/lab/runOnce.ts';
import { withValue } from '../../src/lab/sweep.ts';
import { duel } from '../../src/scenarios/duel.ts';

/** Wilson's 95 % interval of a share, in per cent. */
function interval(percent: number, count: number): [number, number] {
  const p = percent / 100;
  const z = 1.96;
  const middle = (p + (z * z) / (2 * count)) / (1 + (z * z) / count);
  const reach = (z / (1 + (z * z) / count)) * Math.sqrt((p * (1 - p)) / count + (z * z) / (4 * count * count));
  return [100 * (middle - reach), 100 * (middle + reach)];
}

function success(side: 'single' | 'team', value: number): [number, number] {
  const scenario = withValue({ ...duel[side] }, duel.switchPath, value);
  const { metrics } = runOnce({ scenario, secondsAtMost: 1e6, untilVerdict: true });
  expect(metrics['answered-tasks']).toBe(200);
  return interval(metrics.success, 200);
}

it('the switch of the duel reverses the winner, far beyond chance', () => {
  expect(success('team', 1)[0]).toBeGreaterThan(success('single', 1)[1]);
  expect(success('single', 0)[0]).toBeGreaterThan(success('team', 0)[1]);
});

it('both sides of the duel have the same tasks, seed, agents and budget', () => {
  const { architecture: one, title: _, ...single } = duel.single;
  const { architecture: many, title: __, ...team } = duel.team;
  expect(single).toEqual(team);
  expect(one?.budget).toBe(many?.budget);
});
