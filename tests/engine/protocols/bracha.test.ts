import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EQUIVOCATING, LYING, SILENT } from '../../../src/engine/kernel/host.ts';
import { faultsBorne, quorums, type State } from '../../../src/engine/protocols/bracha/state.ts';
import { stateOf, worldWith } from './spreading.ts';

/** A world whose traitors are at work before anything is sent: the fact comes by hand. */
function among(agents: number, traitors: number, behaviour: number, seed: number, origin: number) {
  const world = worldWith(
    { id: 'bracha' },
    { agents, seed, network: { id: 'exponential' }, environment: { origin: agents - 1 } },
  );
  world.advance(60);
  for (let agent = 0; agent < traitors; agent++) world.layers[0].host.misbehave(agent, behaviour);
  world.addCommand({ time: 60, do: 'inject', agent: origin });
  world.advance(200);
  return world;
}

const decisions = (world: ReturnType<typeof among>, honestFrom: number) => {
  const { decided } = stateOf(world) as State;
  const { capacity } = world.items;
  return Array.from({ length: world.n - honestFrom }, (_, i) => decided[(honestFrom + i) * capacity + 1]);
};

describe('reliable broadcast', () => {
  it('costs n − 1 initial messages, and an echo and a ready of each agent to each other', () => {
    const world = worldWith({ id: 'bracha' }, { agents: 10 });
    world.advance(20);
    expect(world.wire.sent).toBe(9 + 2 * 10 * 9);
    expect(world.items.reached[0]).toBe(10);
  });

  it('needs quorums that meet in an honest agent', () => {
    for (let n = 4; n < 200; n++) {
      const f = faultsBorne(n);
      const { echo, join, deliver } = quorums(n);
      expect(2 * echo - n).toBeGreaterThan(f);
      expect(echo).toBeLessThanOrEqual(n - f);
      expect(deliver).toBeLessThanOrEqual(n - f);
      expect(join).toBe(f + 1);
    }
  });

  it('delivers the same to all honest agents, or nothing to any, with as many traitors as it bears', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 4, max: 13 }),
        fc.constantFrom(EQUIVOCATING, LYING, SILENT),
        fc.nat(500),
        (n, behaviour, seed) => {
          const f = faultsBorne(n);
          const world = among(n, f, behaviour, seed, 0);
          expect(world.verdict).toBeNull();
          expect(new Set(decisions(world, f)).size).toBe(1);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('delivers what an honest origin sent, whatever the traitors say', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 4, max: 13 }),
        fc.constantFrom(EQUIVOCATING, LYING, SILENT),
        fc.nat(500),
        (n, behaviour, seed) => {
          const f = faultsBorne(n);
          const world = among(n, f, behaviour, seed, n - 1);
          expect(world.verdict).toBeNull();
          expect(new Set(decisions(world, f))).toEqual(new Set([1]));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('breaks agreement with one traitor more, and says so', () => {
    let broken = 0;
    for (let seed = 0; seed < 20; seed++) {
      const { verdict } = among(4, 2, EQUIVOCATING, seed, 0);
      if (verdict?.text.startsWith('Agreement:')) broken += 1;
    }
    expect(broken).toBeGreaterThan(0);
  });
});
