import { describe, expect, it } from 'vitest';
import type { Command } from '../../../src/engine/kernel/command.ts';
import { World } from '../../../src/engine/kernel/world.ts';
import { type HyParView, overlayOf } from '../../../src/engine/protocols/hyparview/views.ts';

type Keys = Record<string, unknown>;
const scenario = (more: Keys = {}, protocol: Keys = {}): Keys => ({
  version: 1,
  seed: 4,
  agents: 120,
  topology: { id: 'complete' },
  network: { id: 'constant', meanSeconds: 0.05 },
  environment: { id: 'facts', meanSeconds: 20 },
  protocol: { id: 'hyparview', periodSeconds: 1, timeoutSeconds: 3.5, shuffleSeconds: 3, ...protocol },
  ...more,
});
const stateOf = (world: World): HyParView => world.layer('protocol')?.state as HyParView;
const overlay = (world: World): ReturnType<typeof overlayOf> =>
  overlayOf(stateOf(world), world.layer('protocol')!.host);

describe('HyParView', () => {
  it('joins all into one overlay whose links both ends know', () => {
    for (let seed = 1; seed <= 5; seed++) {
      const world = new World(scenario({ seed }));
      world.advance(40);
      const { largest, mutual, mean } = overlay(world);
      expect(largest).toBe(1);
      expect(mutual).toBeGreaterThan(0.99);
      expect(mean).toBeGreaterThan(3.5);
      expect(world.verdict).toBeNull();
    }
  });

  it('fills the passive views with a sample of all', () => {
    const world = new World(scenario());
    world.advance(150);
    const { passive } = stateOf(world);
    const named = new Uint32Array(120);
    for (const view of passive) for (const member of view) named[member] += 1;
    expect(passive.every((view) => view.length >= 20)).toBe(true);
    expect(Math.min(...named)).toBeGreaterThan(2);
  });

  it('replaces what a crash of 60 % takes, and tells the rest all news', () => {
    const crashed = Array.from({ length: 72 }, (_, i) => i + 1);
    const crash: Command[] = crashed.map((agent) => ({ time: 60, do: 'crash', agent }));
    const world = new World(scenario(), crash);
    world.advance(59);
    world.advance(110);
    expect(overlay(world).largest).toBe(1);
    expect(overlay(world).mean).toBeGreaterThan(3);
    world.addCommand({ time: 111, do: 'inject', agent: 0 });
    world.advance(111.01);
    const slot = world.items.serial.indexOf(Math.max(...world.items.serial));
    world.advance(116);
    expect(world.items.reached[slot]).toBe(48);
  });

  it('keeps its views sound in all trouble', () => {
    for (let seed = 1; seed <= 6; seed++) {
      const world = new World(
        scenario({
          seed,
          agents: 40,
          network: { id: 'exponential', meanSeconds: 0.2, loss: 0.1, duplication: 0.1 },
          faults: [
            { id: 'crash', betweenSeconds: 3, downSeconds: 5, wiped: 0.5 },
            { id: 'partition', betweenSeconds: 15 },
          ],
        }),
      );
      world.advance(90);
      expect(world.verdict).toBeNull();
    }
  });

  it('is stopped when a view holds somebody twice', () => {
    const world = new World(scenario());
    world.advance(20);
    const { active, passive } = stateOf(world);
    for (let agent = 0; agent < 120; agent++) passive[agent].push(active[agent][0]);
    world.advance(40);
    expect(world.verdict?.text).toMatch(/^Views/);
  });
});
