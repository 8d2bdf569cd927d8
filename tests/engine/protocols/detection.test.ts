import { describe, expect, it } from 'vitest';
import { normalCdf } from '../../../src/engine/kernel/mathematics.ts';
import { World } from '../../../src/engine/kernel/world.ts';
import { phiNow } from '../../../src/engine/protocols/detection/monitors.ts';
import { phi, phiLogistic, phiReachedAfter } from '../../../src/engine/protocols/detection/phi.ts';
import { lawOfRhythm, remember, rhythmOf } from '../../../src/engine/protocols/detection/rhythm.ts';
import type { Views } from '../../../src/engine/protocols/detection/views.ts';

type Keys = Record<string, unknown>;
const scenario = (protocol: Keys, more: Keys = {}): Keys => ({
  version: 1,
  seed: 5,
  agents: 12,
  topology: { id: 'complete' },
  network: { id: 'constant', meanSeconds: 0.05 },
  environment: { id: 'facts', limit: 1 },
  protocol,
  ...more,
});
const stateOf = (world: World): unknown => world.layer('protocol')?.state;

describe('φ', () => {
  it('is the power of ten of how unlikely the silence is', () => {
    expect(phi(1000, 1000, 100)).toBeCloseTo(Math.log10(2), 12);
    for (const z of [-3, -1, 0.5, 2, 5, 8])
      expect(phi(1000 + 100 * z, 1000, 100)).toBeCloseTo(-Math.log10(normalCdf(-z)), 9);
  });

  it('goes on rising where the tail itself is no number any more', () => {
    const far = [28, 29.99, 30.01, 35, 60, 1000].map((z) => phi(z, 0, 1));
    expect(far).toEqual(far.toSorted((a, b) => a - b));
    // Q(30) = 4.906713927148e-198 (tables of the normal distribution).
    expect(phi(30, 0, 1)).toBeCloseTo(-Math.log10(4.906713927148187) + 198, 5);
    expect(far.every(Number.isFinite)).toBe(true);
  });

  it('reaches a threshold when it says that it will', () => {
    for (const threshold of [0.2, 1, 3, 8, 16])
      expect(phi(phiReachedAfter(threshold, 2, 0.3), 2, 0.3)).toBeCloseTo(threshold, 6);
  });

  it('differs from the logistic approximation by what Akka accepts', () => {
    for (const z of [0, 1, 2, 3])
      expect(Math.abs(phiLogistic(z, 0, 1) / phi(z, 0, 1) - 1)).toBeLessThan(0.02);
  });
});

describe('the rhythm of a link', () => {
  it('is the mean and deviation of its latest intervals', () => {
    const rhythm = rhythmOf(3, 4);
    for (const interval of [9, 9, 9, 1, 2, 3, 6]) remember(rhythm, 1, interval);
    const { mean, deviation } = lawOfRhythm(rhythm, 1);
    expect(mean).toBeCloseTo(3, 12);
    expect(deviation).toBeCloseTo(Math.sqrt((4 + 1 + 0 + 9) / 4), 12);
  });
});

describe('phi-accrual detection', () => {
  const protocol = { id: 'phi-accrual', periodSeconds: 1, deviationSeconds: 0.1 };

  it('suspects the crashed, soon, and nobody else', () => {
    const world = new World(scenario(protocol), [{ time: 60, do: 'crash', agent: 3 }]);
    world.advance(64);
    const { suspectedBy, falseSuspicions } = stateOf(world) as Views;
    expect(Array.from(suspectedBy)).toEqual(Array.from({ length: 12 }, (_, agent) => (agent === 3 ? 11 : 0)));
    expect(falseSuspicions).toBe(0);
  });

  it('errs more often with a lower threshold, as φ foretells', () => {
    const mistakes = (threshold: number): number => {
      const world = new World(scenario({ ...protocol, estimate: 'known', threshold }));
      world.advance(400);
      const { judged, mistaken } = stateOf(world) as { judged: number; mistaken: number };
      return mistaken / judged;
    };
    expect(mistakes(0.5)).toBeCloseTo(10 ** -0.5, 1);
    expect(mistakes(1.5)).toBeCloseTo(10 ** -1.5, 1);
  });

  it('shows a φ that rises with silence', () => {
    const world = new World(scenario(protocol), [{ time: 30, do: 'crash', agent: 1 }]);
    const layer = world.layer('protocol');
    const read = (at: number): number => {
      world.advance(at);
      return phiNow(
        layer?.state as Parameters<typeof phiNow>[0],
        world,
        layer?.values as Parameters<typeof phiNow>[2],
        0,
        1,
      );
    };
    const seen = [31, 31.5, 32, 33].map(read);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(seen[3]).toBeGreaterThan(8);
  });

  it('takes suspicion back when the agent is heard again', () => {
    const world = new World(scenario(protocol), [
      { time: 30, do: 'crash', agent: 3 },
      { time: 40, do: 'restart', agent: 3 },
    ]);
    world.advance(60);
    expect((stateOf(world) as Views).suspectedBy[3]).toBe(0);
    expect((stateOf(world) as Views).corrected).toBe(11);
  });
});

describe('all-to-all heartbeats', () => {
  const protocol = { id: 'heartbeat', periodSeconds: 1, timeoutSeconds: 2.5 };

  it('cost n − 1 messages an agent and period', () => {
    const world = new World(scenario(protocol));
    world.advance(10 - 1e-9);
    expect(world.wire.sent).toBe(10 * 12 * 11);
  });

  it('let everyone suspect the crashed within timeout and delay, and nobody else ever', () => {
    const world = new World(scenario(protocol), [{ time: 20, do: 'crash', agent: 3 }]);
    world.advance(20 + 2.5 + 0.06);
    expect((stateOf(world) as Views).suspectedBy[3]).toBe(11);
    world.advance(100);
    expect((stateOf(world) as Views).suspicions).toBe(11);
  });

  it('reach everyone over any topology that is connected', () => {
    const world = new World(scenario(protocol, { topology: { id: 'ring' } }));
    world.advance(30);
    expect((stateOf(world) as Views).suspicions).toBe(0);
  });
});
