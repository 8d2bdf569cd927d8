import { describe, expect, it } from 'vitest';
import { residue } from '../../../src/engine/protocols/rumour/theory.ts';
import { inspected, stateOf, worldWith } from './spreading.ts';

interface Spread {
  carried: number;
  refused: number;
  infective: Int32Array;
  tired: Uint16Array;
}

const dies = (values: Record<string, string | number | boolean>, agents = 400, seed = 1) => {
  const world = worldWith({ id: 'rumour', ...values }, { agents, seed });
  world.advance(
    1000,
    Infinity,
    () => (stateOf(world) as Spread).infective[0] === 0 && world.wire.inFlight === 0,
  );
  return world;
};

const meanResidue = (values: Record<string, string | number | boolean>) => {
  let sum = 0;
  for (let seed = 1; seed <= 30; seed++) sum += 1 - dies(values, 400, seed).items.reached[0] / 400;
  return sum / 30;
};

describe('rumour mongering', () => {
  it('sends (k + 1) messages for each agent reached, less one, where feedback judges what is at hand', () => {
    for (const k of [1, 2, 3])
      for (let seed = 1; seed <= 10; seed++) {
        const world = dies({ k, reset: false, judged: 'live' }, 200, seed);
        expect((stateOf(world) as Spread).carried).toBe((k + 1) * world.items.reached[0] - 1);
      }
  });

  it('leaves the residue of s = e^(−(k+1)(1−s)) with a coin, and blindly with one more patience', () => {
    expect(residue(1)).toBeCloseTo(0.20318786997997995, 12);
    expect(meanResidue({ k: 1, tiring: 'coin', judged: 'live' })).toBeCloseTo(residue(1), 1);
    expect(meanResidue({ k: 2, tiring: 'coin', response: 'blind' })).toBeCloseTo(residue(1), 1);
  });

  it('forgives those who tell the same agent in the same round, where feedback judges its start', () => {
    expect(meanResidue({ k: 2, judged: 'round', reset: false })).toBeLessThan(
      meanResidue({ k: 2, judged: 'live', reset: false }),
    );
  });

  it('dies sooner by push and later by pull', () => {
    expect(meanResidue({ k: 1, mode: 'pull' })).toBeLessThan(meanResidue({ k: 1, mode: 'push' }) / 3);
  });

  it('accepts no more contacts a round than the limit, and pushes better for it', () => {
    const world = dies({ k: 2, connectionLimit: 1 });
    expect((stateOf(world) as Spread).refused).toBeGreaterThan(0);
    const limited = meanResidue({ k: 1, tiring: 'coin', judged: 'live', connectionLimit: 1 });
    expect(limited).toBeLessThan(meanResidue({ k: 1, tiring: 'coin', judged: 'live' }));
  });

  it('hunts for a partner who is free, which brings pull nearer to what it does without limit', () => {
    const limited = meanResidue({ k: 1, mode: 'pull', connectionLimit: 1 });
    const hunting = meanResidue({ k: 1, mode: 'pull', connectionLimit: 1, hunts: 6 });
    expect(hunting).toBeLessThan(limited);
  });

  it('says how it ended', () => {
    const world = dies({ k: 1 });
    world.advance(world.now + 20);
    const layer = world.layer('protocol');
    const verdict = layer?.module.verdict?.(layer.state, layer.host, layer.values);
    expect(verdict?.state).toBe('stalled');
    expect(verdict?.text).toMatch(/^Rumour 1 died at \d+ %: \d+ never heard it\.$/);
    expect(inspected(world, 0)['Rumour 1']).toBe('removed');
  });

  it('cools in an agent that crashes, which still knows what it had heard', () => {
    const world = worldWith({ id: 'rumour', k: 5 }, { agents: 40 });
    world.advance(3);
    world.crash(0);
    expect(inspected(world, 0)['Rumour 1']).toBe('removed');
  });
});

describe('infect and die', () => {
  it('passes each fact on once, to f different neighbours', () => {
    const world = worldWith({ id: 'infect-and-die', fanout: 3 }, { agents: 100 });
    world.advance(50);
    expect(world.wire.sent).toBe(3 * world.items.reached[0]);
  });
});
