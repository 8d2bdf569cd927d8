import { describe, expect, it } from 'vitest';
import type { Fleet } from '../../../src/engine/architectures/deployment/state.ts';
import type { RequestState } from '../../../src/engine/environments/requests.ts';
import { measures, verdictOf } from '../../../src/engine/kernel/outcome.ts';
import { load, save } from '../../../src/engine/kernel/snapshot.ts';
import { World } from '../../../src/engine/kernel/world.ts';
import { deployment as presets } from '../../../src/scenarios/deployment.ts';

type Part = Record<string, unknown>;

const scenario = (agents: number, environment: Part, architecture: Part, extra: Part = {}) => ({
  version: 1,
  seed: 5,
  agents,
  topology: { id: 'complete' },
  network: { id: 'constant', meanSeconds: 0.01 },
  protocol: { id: 'flooding' },
  environment: { id: 'requests', ...environment },
  architecture,
  ...extra,
});

const regular = { arrivals: 'regular', distribution: 'deterministic' };
const stateOf = (world: World) => world.layer('environment')?.state as RequestState;
const fleetOf = (world: World) => world.layer('architecture')?.state as Fleet;

/** Runs to a time and answers all metrics. */
function run(seconds: number, ...words: Parameters<typeof scenario>): Record<string, number> {
  const world = new World(scenario(...words));
  world.advance(seconds);
  return measures(world);
}

describe('queues', () => {
  it('serve requests in the order of their coming, one after the other', () => {
    // One a second, 1.5 s each: the k-th waits k/2 s.
    const world = new World(scenario(1, { ...regular, rate: 1, services: [[1.5]], limit: 5 }, { id: 'monolith' }));
    world.advance(100);
    expect(stateOf(world).sojournSeconds).toBeCloseTo(5 * 1.5 + 0.5 * (0 + 1 + 2 + 3 + 4), 9);
    expect(fleetOf(world).waitSeconds).toBeCloseTo(5, 9);
    expect(verdictOf(world).text).toContain('All 5 requests are answered');
  });

  it('share a worker equally: two requests of one second that overlap by half take 1.5 s each', () => {
    const world = new World(
      scenario(1, { ...regular, rate: 2, services: [[1]], limit: 2 }, { id: 'monolith', discipline: 'sharing' }),
    );
    world.advance(100);
    // The first has half done when the second comes, then both go at half speed for a second.
    expect(world.layer('environment')?.state).toMatchObject({ answered: 2 });
    expect(stateOf(world).sojournSeconds).toBeCloseTo(3, 9);
  });

  it('turn away who finds no room, and lose what M/M/1/K loses', () => {
    const { availability } = run(40_000, 1, { rate: 0.8, services: [[1]] }, { id: 'monolith', capacity: 5 });
    expect(100 - availability).toBeCloseTo(8.88, 0);
  });

  it('one queue for all workers is shorter than a queue for each', () => {
    const load = { rate: 3.2, services: [[1]] };
    const shared = run(4000, 4, load, { id: 'monolith' });
    const split = run(4000, 4, load, { id: 'microservices', services: 1 });
    const two = run(4000, 4, load, { id: 'microservices', services: 1, routing: 'shortest' });
    expect(split.sojourn).toBeGreaterThan(2 * shared.sojourn);
    expect(two.sojourn).toBeLessThan(split.sojourn);
    // The same work but for what is not yet done at the end.
    expect(Math.abs(shared.utilisation - split.utilisation)).toBeLessThan(0.5);
  });

  it('a lock on half of the work makes of four workers hardly two', () => {
    const { throughput } = run(2000, 4, { rate: 8, services: [[1]] }, { id: 'monolith', lockShare: 0.5 });
    expect(throughput).toBeGreaterThan(1.9);
    expect(throughput).toBeLessThan(2.1);
  });

  it('say why they will not cope', () => {
    const world = new World(scenario(1, { rate: 1.5, services: [[1]] }, { id: 'monolith' }));
    world.advance(3000);
    expect(verdictOf(world)).toMatchObject({ state: 'diverged' });
    expect(verdictOf(world).text).toMatch(/ρ = 1\.[45]\d ≥ 1/);
  });
});

describe('services', () => {
  it('hop over the network once there and once back for each call but the client’s', () => {
    const world = new World(scenario(3, { ...regular, rate: 1, services: [[0.1, 0.1, 0.1]], limit: 4 }, { id: 'microservices' }));
    world.advance(100);
    expect(stateOf(world).sojournSeconds / 4).toBeCloseTo(0.34, 9);
    expect(world.wire.sent).toBe(16);
  });

  it('fork and join: the request takes as long as its longest part', () => {
    const parts = { ...regular, rate: 1, services: [[0.1, 0.4, 0.2]], shape: 'parallel', limit: 3 };
    const world = new World(scenario(3, parts, { id: 'microservices' }));
    world.advance(100);
    expect(stateOf(world).sojournSeconds / 3).toBeCloseTo(0.4, 9);
  });

  it('three layers that each ask four times call the bottom 64 times', () => {
    const world = new World(
      scenario(3, { ...regular, rate: 1, services: [[0, 0, 1]], limit: 1 }, { id: 'microservices', failing: 1, retries: 3, workers: 0 }),
    );
    world.advance(1000);
    expect(fleetOf(world).offeredSeconds[2]).toBe(64);
    expect(stateOf(world)).toMatchObject({ answered: 1, succeeded: 0 });
  });

  it('keep to a retry budget', () => {
    const { attempts } = run(4000, 1, { rate: 1, services: [[0]] }, {
      id: 'microservices',
      services: 1,
      failing: 1,
      retries: 3,
      retryBudget: 0.1,
    });
    expect(attempts).toBeCloseTo(1.1, 2);
  });

  it('a bulkhead fails the calls beyond it at once', () => {
    const world = new World(
      scenario(1, { ...regular, rate: 10, services: [[1]], limit: 10 }, { id: 'microservices', services: 1, workers: 0, bulkhead: 4 }),
    );
    world.advance(100);
    // Ten within a second: the first four are in when the others come.
    expect(fleetOf(world).shortCircuits).toBe(6);
    expect(stateOf(world).succeeded).toBe(4);
  });

  it('a breaker opens on failures, and closes again when a probe succeeds', () => {
    const world = new World(
      scenario(2, { ...regular, rate: 20, services: [[0.001]] }, { id: 'microservices', services: 1, failing: 1, breakerShare: 0.5, breakerSeconds: 2 }),
    );
    world.advance(10);
    const short = fleetOf(world).shortCircuits;
    expect(short).toBeGreaterThan(100);
    world.set('architecture.failing', 0);
    world.advance(13);
    expect(world.notes.some(({ text }) => text.includes('closes'))).toBe(true);
    const after = fleetOf(world).shortCircuits;
    world.advance(20);
    expect(fleetOf(world).shortCircuits).toBe(after);
  });
});

describe('failures', () => {
  const crashOne = [{ time: 10.5, do: 'crash' as const, agent: 1 }];

  it('one crash stops the monolith and only a part of the services', () => {
    const load = { rate: 2, services: [[0.01, 0.01]] };
    const one = new World(scenario(4, load, { id: 'monolith' }), crashOne);
    const many = new World(scenario(4, load, { id: 'microservices', services: 2, retries: 2 }), crashOne);
    one.advance(100);
    many.advance(100);
    expect(one.crashed).toBe(4);
    expect(many.crashed).toBe(1);
    expect(measures(one).availability).toBeLessThan(20);
    expect(measures(many).availability).toBeGreaterThan(99);
  });

  it('a deploy takes the monolith down at once and the replicas one after the other', () => {
    const deploy = { deployEverySeconds: 50, deploySeconds: 5, retries: 2 };
    const load = { rate: 5, services: [[0.01, 0.01]] };
    const one = run(300, 4, load, { id: 'monolith', ...deploy });
    const many = run(300, 4, load, { id: 'microservices', services: 2, ...deploy });
    expect(one.availability).toBeLessThan(95);
    expect(many.availability).toBeGreaterThan(99);
    expect(many.cost).toBeLessThan(4 * 300);
  });

  it('every request is answered in the end, whatever is lost or falls', () => {
    const world = new World(
      scenario(
        6,
        { rate: 20, services: [[0.02, 0.02, 0.02]], limit: 400 },
        { id: 'microservices', timeoutSeconds: 0.5, retries: 2, backoffSeconds: 0.1, breakerShare: 0.7, breakerSeconds: 1, bulkhead: 20, deployEverySeconds: 7, deploySeconds: 0.5 },
        { network: { id: 'exponential', meanSeconds: 0.01, loss: 0.1, duplication: 0.1 }, faults: [{ id: 'crash', betweenSeconds: 2, downSeconds: 1 }] },
      ),
    );
    world.advance(200);
    expect(stateOf(world).answered).toBe(400);
    expect(fleetOf(world)).toMatchObject({ deploying: expect.any(Number) });
    expect(fleetOf(world).requests.size).toBe(0);
    expect(fleetOf(world).calls.size).toBe(0);
    expect(Array.from(fleetOf(world).outstanding).every((open) => open === 0)).toBe(true);
  });
});

describe('retry storms', () => {
  const goodAt = (id: string, seconds: number): { good: number; attempts: number } => {
    const world = new World(presets.find((preset) => preset.id === id)?.scenario);
    world.advance(seconds);
    const { goodput, attempts } = measures(world);
    return { good: goodput, attempts };
  };

  it('outlive the spike that set them off', () => {
    expect(goodAt('retry-storm', 29).good).toBeGreaterThan(20);
    const { good, attempts } = goodAt('retry-storm', 120);
    expect(good).toBeLessThan(2);
    expect(attempts).toBeGreaterThan(9);
  });

  it('die down under a budget, back-off and breakers', () => {
    expect(goodAt('retry-storm-cured', 60).good).toBeGreaterThan(20);
    expect(goodAt('retry-storm-cured', 120).attempts).toBeLessThan(4);
  });
});

describe('worlds that serve', () => {
  it('go on from a snapshot to the same bits', () => {
    const words = presets[1].scenario;
    const whole = new World(words, [], { digest: true });
    whole.advance(35);
    const saved = save(whole);
    whole.advance(60);
    const again = new World(words, [], { digest: true });
    load(again, saved);
    again.advance(60);
    expect(measures(again)).toEqual(measures(whole));
    expect(again.events).toBe(whole.events);
  });
});
