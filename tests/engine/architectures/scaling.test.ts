import { describe, expect, it } from 'vitest';
import { type Fleet, SPARE } from '../../../src/engine/architectures/deployment/state.ts';
import type { RequestState } from '../../../src/engine/environments/requests.ts';
import { measures } from '../../../src/engine/kernel/outcome.ts';
import { describe as describeWorld } from '../../../src/engine/kernel/views.ts';
import { World } from '../../../src/engine/kernel/world.ts';
import type { Scenario } from '../../../src/engine/scenario/scenario.ts';
import { deployment as presets } from '../../../src/scenarios/deployment.ts';

const scenarioOf = (id: string): Scenario => presets.find((preset) => preset.id === id)?.scenario as Scenario;
const requestsOf = (world: World) => world.layer('environment')?.state as RequestState;
const fleetOf = (world: World) => world.layer('architecture')?.state as Fleet;

function measured(scenario: Scenario, seconds: number): Record<string, number> {
  const world = new World(scenario);
  world.advance(seconds);
  return measures(world);
}

describe('autoscaling', () => {
  const scenario = scenarioOf('autoscaling');

  it('starts replicas when the load comes and lets them go when it is over', () => {
    const world = new World(scenario);
    const paid = [115, 200, 420].map((time) => {
      world.advance(time);
      return fleetOf(world).up;
    });
    expect(paid[1]).toBe(36);
    expect(paid[0]).toBeLessThan(20);
    expect(paid[2]).toBeLessThan(20);
    expect(fleetOf(world).stopped).toBeGreaterThan(15);
  });

  it('costs a third less than replicas that are always there, and answers far more in time than the few', () => {
    const fixed = { ...scenario, architecture: { ...scenario.architecture, id: 'microservices', autoscale: false } };
    const [scaled, many, few] = [measured(scenario, 600), measured(fixed, 600), measured({ ...fixed, agents: 12 }, 600)];
    expect(many.cost).toBe(21_600);
    expect(scaled.cost).toBeLessThan(0.7 * many.cost);
    expect(many.availability).toBeGreaterThan(99.9);
    expect(scaled.availability).toBeGreaterThan(95);
    expect(few.availability).toBeLessThan(15);
  });

  it('loses no request to a replica that is let go', () => {
    const world = new World({ ...scenario, environment: { ...scenario.environment, limit: 12_000, deadlineSeconds: 0 } });
    world.advance(1000);
    const { answered, succeeded } = requestsOf(world);
    expect(fleetOf(world).stopped).toBeGreaterThan(15);
    expect([answered, succeeded]).toEqual([12_000, 12_000]);
  });

  it('pays for what serves, starts or drains, whatever falls', () => {
    const world = new World({ ...scenario, faults: [{ id: 'crash', betweenSeconds: 3, downSeconds: 2 }] }, [], { checks: true });
    world.advance(400);
    const { standing, up } = fleetOf(world);
    const paid = standing.reduce((sum, one, agent) => sum + (one !== SPARE && world.alive[agent] ? 1 : 0), 0);
    expect(up).toBe(paid);
  });
});

describe('a deploy and a crash', () => {
  it('fail all that is under way in a monolith, and nothing in services that ask again', () => {
    const [one, many] = ['monolith-deploys', 'microservices-deploys'].map((id) => measured(scenarioOf(id), 600));
    expect(one['deploy-disruption']).toBe(100);
    expect(many['deploy-disruption']).toBeLessThan(1);
    expect(Math.abs(one.availability - 95)).toBeLessThan(1);
    expect(many.availability).toBeGreaterThan(99.9);
    expect(one['blast-radius']).toBe(100);
    expect(many['blast-radius']).toBeLessThan(30);
    expect(one.sojourn).toBeLessThan(0.35);
    expect(many.sojourn).toBeGreaterThan(0.5);
  });
});

describe('what queueing theory says', () => {
  const of = (services: number[], architecture: Scenario['environment'], extra: Record<string, string> = {}) =>
    ({
      ...scenarioOf('microservices-deploys'),
      environment: { id: 'requests', rate: 24, services: [services], ...extra },
      architecture,
    }) as Scenario;

  it.each([
    ['M/M/12', of([0.4], { id: 'monolith' })],
    ['Jackson network', of([0.1, 0.12, 0.1], { id: 'microservices', services: 3 })],
    ['M/G/1, Pollaczek–Khinchine', { ...of([0.03], { id: 'monolith' }, { distribution: 'hyperexponential' }), agents: 1 }],
    ['M/G/1, shared', { ...of([0.03], { id: 'monolith', discipline: 'sharing' }, { distribution: 'hyperexponential' }), agents: 1 }],
  ])('of %s is drawn behind the mean time, and is what is measured', (label, scenario) => {
    const world = new World(scenario);
    const theory = describeWorld(world, '').metrics.find(({ id }) => id === 'sojourn')?.theory;
    expect(theory?.label).toBe(label);
    world.advance(4000);
    expect(measures(world).sojourn / Number(theory?.points[0][1])).toBeCloseTo(1, 1);
  });

  it('is not drawn where it does not hold', () => {
    for (const id of ['retry-storm', 'autoscaling', 'monolith-deploys']) {
      const { metrics } = describeWorld(new World(scenarioOf(id)), '');
      expect(metrics.filter(({ theory }) => theory !== undefined)).toEqual([]);
    }
  });
});
