import { describe, expect, it } from 'vitest';
import { describe as describeWorld } from '../../src/engine/kernel/views.ts';
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

it('tells of each domain why what is best is best', () => {
  expect(domains.filter(({ story }) => story === undefined).map(({ id }) => id)).toEqual([]);
});
