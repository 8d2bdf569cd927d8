import { describe, expect, it } from 'vitest';
import { measures } from '../../src/engine/kernel/outcome.ts';
import type { Scenario } from '../../src/engine/scenario/scenario.ts';
import { describe as describeWorld } from '../../src/engine/kernel/views.ts';
import { besideOf } from '../../src/engine/scenario/variant.ts';
import { World } from '../../src/engine/kernel/world.ts';
import { deployment } from '../../src/scenarios/deployment.ts';
import { domains } from '../../src/scenarios/domains.ts';

describe.each([...domains, ...deployment].map((preset) => ({ name: preset.title, preset })))('$name', ({ preset }) => {
  const world = new World(preset.scenario, [], { checks: true });

  it('runs for a minute of watching without a broken promise or a field out of range', () => {
    world.advance(60 * world.paceSeconds, 2e5);
    expect(world.events).toBeGreaterThan(20);
    expect(world.verdict).toBeNull();
    expect(world.warnings.filter((warning) => !/retry storm/.test(warning))).toEqual([]);
  });

  it('colours agents by a channel that it has', () => {
    const ids = describeWorld(world, '').channels.map(({ id }) => id);
    if (preset.colour !== undefined) expect(ids).toContain(preset.colour);
  });
});

it('sets beside each what can be run', () => {
  const wrong = [...domains, ...deployment].flatMap(({ id, scenario, beside }) =>
    (beside?.variants ?? []).filter((variant) => !besideOf(scenario, variant).ok).map(({ label }) => `${id}: ${label}`),
  );
  expect(wrong).toEqual([]);
});

describe('architectures', () => {
  const measuredWith = (id: string, architecture: Scenario['environment'], seconds: number, values: Partial<Scenario> = {}) => {
    const preset = domains.find((one) => one.id === id);
    const world = new World({ ...preset?.scenario, ...values, architecture });
    world.advance(seconds);
    return measures(world);
  };

  it('for patients: an orchestrator is right and in time, a pool is wrong, a debate sees hardly anyone', () => {
    const [lead, pool, debate] = ['centralized', 'pool', 'decentralized'].map((id) =>
      measuredWith('triage-teams', { id, turnSeconds: 60, budget: 60, iterations: 20 }, 60 * 3600),
    );
    expect(lead.correct).toBeGreaterThan(95);
    expect(lead['in-time']).toBeGreaterThan(68);
    expect(pool.correct).toBeLessThan(50);
    expect(debate.lost).toBeGreaterThan(4 * lead.lost);
  });

  it('for patients: the lanes of the page, made from the completed scenario, show what the sentence says', () => {
    const { scenario, beside } = domains.find(({ id }) => id === 'triage-teams') ?? {};
    if (!scenario || !beside) throw new Error('triage-teams has nothing beside it');
    const lead = new World(scenario);
    const [pool, debate] = beside.variants.map((variant) => {
      const parsed = besideOf(lead.scenario, variant);
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
      return new World(parsed.scenario);
    });
    for (const world of [lead, pool, debate]) world.advance(60 * 3600);
    const right = (world: World): number => measures(world).correct;
    expect(Math.abs(right(lead) - 97)).toBeLessThan(2);
    expect(Math.abs(right(pool) - 34)).toBeLessThan(4);
    expect(measures(debate).lost).toBeGreaterThan(4 * measures(lead).lost);
  });

  it('for alerts: a pool stops fraud, an orchestrator lets nearly all settle', () => {
    const population = { id: 'alike', skill: 0.9 };
    const [pool, lead] = ['pool', 'centralized'].map((id) => measuredWith('fraud-review', { id }, 500, { population, environment: { id: 'fraud-review', rate: 10 } }));
    expect(pool.settled).toBeLessThan(20);
    expect(lead.settled).toBeGreaterThan(90);
  });
});

it('tells of each domain why what is best is best', () => {
  expect(domains.filter(({ story }) => story === undefined).map(({ id }) => id)).toEqual([]);
});
