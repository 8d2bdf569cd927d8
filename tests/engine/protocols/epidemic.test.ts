import { describe, expect, it } from 'vitest';
import { course } from '../../../src/engine/protocols/epidemic/theory.ts';
import type { Choice } from '../../../src/engine/scenario/scenario.ts';
import { stateOf, worldWith } from './spreading.ts';

interface Compartments {
  infective: number;
  removed: number;
  peak: number;
  role: Uint8Array;
}

const counts = (role: Uint8Array) =>
  [0, 1, 2].map((kind) => role.reduce((sum, one) => sum + (one === kind ? 1 : 0), 0));

describe('contagion', () => {
  it.each<Choice>([
    { id: 'sir', contactRate: 0.5 },
    { id: 'sis', contactRate: 0.5 },
    { id: 'reed-frost', chance: 0.05 },
  ])('$id keeps count of its compartments', (protocol) => {
    for (let seed = 1; seed <= 5; seed++) {
      const world = worldWith(protocol, {
        agents: 60,
        seed,
        environment: { limit: 3, meanSeconds: 5, memory: 1 },
      });
      for (let time = 1; time < 40; time += 3) {
        world.advance(time);
        const { infective, removed, role } = stateOf(world) as Compartments;
        const [, now, gone] = counts(role);
        expect([infective, removed]).toEqual([now, gone]);
      }
    }
  });

  it('SIR ends with nobody infective and nobody infected twice', () => {
    const world = worldWith({ id: 'sir', contactRate: 1 }, { agents: 200, environment: { witnesses: 0.05 } });
    world.advance(1000);
    const { infective, removed } = stateOf(world) as Compartments;
    expect(infective).toBe(0);
    expect(removed).toBe(world.items.reached[0]);
    expect(removed).toBeGreaterThan(150);
  });

  it('SIS goes on above the threshold and dies out below it', () => {
    const run = (contactRate: number) => {
      const world = worldWith({ id: 'sis', contactRate }, { agents: 300, environment: { witnesses: 0.3 } });
      world.advance(300);
      return (stateOf(world) as Compartments).infective;
    };
    expect(run(0.6)).toBeGreaterThan(100);
    expect(run(0.1)).toBe(0);
  });

  it('Reed–Frost with certain infection runs through a graph level by level', () => {
    const world = worldWith({ id: 'reed-frost', chance: 1 }, { agents: 31, topology: { id: 'tree' } });
    for (let level = 0; level < 5; level++) {
      world.advance(level + 0.5);
      expect(world.items.reached[0]).toBe(Math.min(31, 2 ** (level + 2) - 1));
    }
    world.advance(10);
    expect((stateOf(world) as Compartments).removed).toBe(31);
  });

  it('the deterministic course ends where the final-size equation says', () => {
    const { susceptible } = course(1e6, { contactRate: 0.4, recoverySeconds: 5 }, true);
    const [, last] = susceptible.points.at(-1) ?? [0, 0];
    expect(1 - last / 100).toBeCloseTo(0.79681213, 2);
  });
});
