import { describe, expect, it } from 'vitest';
import type { State } from '../../../src/engine/environments/fraudReview/state.ts';
import { lostToPatience } from '../../../src/engine/environments/fraudReview/theory.ts';
import { World } from '../../../src/engine/kernel/world.ts';
import type { Scenario } from '../../../src/engine/scenario/scenario.ts';

type Values = Record<string, string | number>;

const scenario = (values: Values, rest: Partial<Scenario> = {}): Scenario => ({
  version: 1,
  seed: 1,
  agents: 8,
  topology: { id: 'complete' },
  network: { id: 'constant', meanSeconds: 0.05 },
  protocol: { id: 'flooding' },
  environment: { id: 'fraud-review', ...values },
  ...rest,
});

function after(seconds: number, values: Values, rest?: Partial<Scenario>) {
  const world = new World(scenario(values, rest), [], { checks: true });
  world.advance(seconds);
  const layer = world.layer('environment');
  const metrics = layer?.module.metrics ?? [];
  const into = new Float64Array(metrics.length);
  layer?.module.measure?.(layer.state, layer.host, layer.values, into);
  return { state: layer?.state as State, metric: (id: string) => into[metrics.findIndex((metric) => metric.id === id)] };
}

/** Mean cost of 1,000 payments over three seeds. */
const cost = (agents: number, order: string): number =>
  [1, 2, 3].reduce((sum, seed) => sum + after(2000, { order, alertFrom: 2 }, { agents, seed }).metric('cost') / 3, 0);

describe('alerts in line', () => {
  it('settle unseen as often as the closed form for impatient customers says', () => {
    const { metric } = after(20_000, { rate: 0.9, alertFrom: 0, sigma: 0, order: 'first', reviewSeconds: 1, settleSeconds: 3 }, { agents: 1 });
    expect(Math.abs(metric('settled') - 100 * lostToPatience(0.9, 1, 3))).toBeLessThan(1);
  });

  it('cost less with four reviewers by expected loss than with eight who take the oldest', () => {
    expect(cost(4, 'loss')).toBeLessThan(0.8 * cost(8, 'first'));
  });

  it('cost as little with eight by expected loss as with sixteen who take the oldest', () => {
    expect(cost(8, 'loss') / cost(16, 'first')).toBeCloseTo(1, 1);
  });

  it('are each decided once: waiting, in review, reviewed or settled', () => {
    const { state } = after(300, { alertFrom: 1 });
    const inReview = state.whom.reduce((sum, one) => sum + (one >= 0 ? 1 : 0), 0);
    expect(state.waiting + inReview).toBe(state.alerts.size);
    expect(state.reviewed + state.settled + state.alerts.size).toBe(state.held);
  });
});

it('a held payment is a task to an architecture', () => {
  const { state } = after(200, { rate: 10 }, { architecture: { id: 'pool' }, population: { id: 'alike', skill: 0.9 } });
  expect(state.reviewed).toBeGreaterThan(60);
  expect(state.desk.busySeconds).toBe(0);
});
