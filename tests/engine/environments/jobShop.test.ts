import { describe, expect, it } from 'vitest';
import type { Floor } from '../../../src/engine/environments/jobShop/floor.ts';
import { ft06 } from '../../../src/engine/environments/jobShop/instances.ts';
import { planShop } from '../../../src/engine/environments/jobShop/plan.ts';
import { Chance } from '../../../src/engine/kernel/chance.ts';
import { World } from '../../../src/engine/kernel/world.ts';
import type { Scenario } from '../../../src/engine/scenario/scenario.ts';
import { parseScenario } from '../../../src/engine/scenario/parse.ts';
import { dispatchShop, shopBound } from '../../../src/engine/tasks/jobShop.ts';

const floorOf = (world: World) => world.layer('environment')?.state as Floor;

const scenario = (values: Record<string, string | number>, rest: Partial<Scenario> = {}): Scenario => ({
  version: 1,
  seed: 3,
  agents: 6,
  topology: { id: 'complete' },
  network: { id: 'constant', meanSeconds: 0.05 },
  protocol: { id: 'flooding' },
  environment: { id: 'job-shop', ...values },
  ...rest,
});

function makespan(world: World): number {
  const layer = world.layer('environment');
  const into = new Float64Array(layer?.module.metrics?.length ?? 0);
  layer?.module.measure?.(layer.state, layer.host, layer.values, into);
  return into[0];
}

function finished(values: Record<string, string | number>, rest?: Partial<Scenario>): World {
  const world = new World(scenario(values, rest), [], { checks: true });
  world.advance(1e6, 200_000);
  return world;
}

describe('machines that dispatch for themselves', () => {
  it.each(['first', 'shortest', 'most-work-left'] as const)('by %s reach the makespan of the same rule on paper', (rule) => {
    expect(makespan(finished({ rule, transport: 'at-once' }))).toBe(dispatchShop(ft06, rule).makespan);
  });

  it('are far from the optimum with the shortest first, nearer with most work left, and at it by a plan', () => {
    const [shortest, most, plan] = ['shortest', 'most-work-left', 'plan'].map((rule) => makespan(finished({ rule, transport: 'at-once' })));
    expect(shortest).toBe(88);
    expect(most).toBe(61);
    expect(plan).toBe(55);
  });

  it('finish every piece though one message in three is lost, and break no rule', () => {
    const world = finished({ rule: 'least-next' }, { network: { id: 'constant', meanSeconds: 0.05, loss: 0.33 } });
    expect(world.verdict).toBeNull();
    expect(floorOf(world).jobsDone).toBe(6);
  });

  it('begin an operation anew after a breakdown', () => {
    const world = new World(scenario({ rule: 'most-work-left' }), [
      { time: 25, do: 'crash', agent: 2 },
      { time: 200, do: 'restart', agent: 2 },
    ]);
    world.advance(1e6, 100_000);
    const floor = floorOf(world);
    expect(floor.interrupted).toBe(1);
    expect(floor.jobsDone).toBe(6);
    expect(makespan(world)).toBeGreaterThan(61);
  });
});

it('of a plan’s lead of six units little is left when a machine is out for twenty', () => {
  const mean = (rule: string): number => {
    const spans: number[] = [];
    for (let agent = 0; agent < 6; agent++)
      for (let time = 5; time < 500; time += 80) {
        const world = new World(scenario({ rule, moves: 3000 }), [
          { time, do: 'crash', agent },
          { time: time + 200, do: 'restart', agent },
        ]);
        world.advance(1e6, 100_000);
        spans.push(makespan(world));
      }
    return spans.reduce((sum, span) => sum + span, 0) / spans.length;
  };
  const lead = mean('most-work-left') - mean('plan');
  expect(lead).toBeGreaterThan(0);
  expect(lead).toBeLessThan(2.5);
});

describe('the planner', () => {
  it('is never worse than the rule it starts from, nor better than the bound', () => {
    const { makespan: planned } = planShop(ft06, new Chance(5, 'plan'), 500);
    expect(planned).toBeLessThanOrEqual(dispatchShop(ft06, 'most-work-left').makespan);
    expect(planned).toBeGreaterThanOrEqual(shopBound(ft06));
  });
});

describe('a job shop under an architecture', () => {
  it('is done by services that stand for the machines', () => {
    const world = finished({ unitSeconds: 1 }, { architecture: { id: 'microservices', services: 6 } });
    expect(floorOf(world).operationsDone).toBe(36);
    expect(makespan(world)).toBeGreaterThanOrEqual(55);
  });

  it('cannot be done by one agent, for each operation has its machine', () => {
    const world = finished({ unitSeconds: 1 }, { architecture: { id: 'single', budget: 200 } });
    const layer = world.layer('environment');
    expect(layer?.module.verdict?.(layer.state, layer.host, layer.values)?.state).toBe('failed');
  });
});

it('refuses a file cut in half with the line', () => {
  const parsed = parseScenario(scenario({ shop: 'file', instance: '3 2\n0 1 1 2\n0 1' }));
  expect(parsed.ok).toBe(false);
  if (!parsed.ok) expect(parsed.problems[0].message).toMatch(/line 3/);
});
