import { describe, expect, it } from 'vitest';
import { beliefChance } from '../../../src/engine/learners/lenientQ.ts';
import type { Playing } from '../../../src/engine/learners/playing/learner.ts';
import type { Scenario } from '../../../src/engine/scenario/scenario.ts';
import { stateOf } from '../../../src/lab/evidence/layerState.ts';
import { worldOf } from '../../helpers/worlds.ts';

interface Memory {
  q: Float64Array;
  heat: Float64Array;
  tried: Uint8Array;
}

const played = (environment: object, learner: object, agents: number, seconds: number) => {
  const world = worldOf({
    version: 1,
    seed: 6,
    agents,
    topology: { id: 'complete' },
    network: { id: 'constant', meanSeconds: 0.3 },
    protocol: { id: 'broadcast' },
    environment,
    learner: { id: 'lenient-q', ...learner },
  } as Scenario);
  world.advance(seconds);
  const { memory, taken } = stateOf(world, 'learner') as Playing<Memory>;
  return { world, memory: memory as Memory, taken };
};

describe('lenient Q-learning, LMRL2 (Wei & Luke 2016)', () => {
  it('believes bad news with chance 1 − e^(−1/(θT)): seldom while hot, nearly always once cold', () => {
    expect(beliefChance(1, 50)).toBeCloseTo(0.0198, 4);
    expect(beliefChance(1, 1)).toBeCloseTo(1 - Math.exp(-1), 12);
    expect(beliefChance(1, 0.1)).toBeGreaterThan(0.9999);
    // More moderation forgives more.
    expect(beliefChance(10, 1)).toBeLessThan(beliefChance(1, 1));
  });

  it('believes as often as that of a machine whose news is bad half of the time', () => {
    // One arm; a warmth that stays. Each reward of 0 is believed with chance b, each of 1 always: up and down balance at 1/(1 + b).
    const theory = 1 / (1 + beliefChance(1, 2));
    const { world, memory } = played(
      { id: 'bandit', arms: [[0.5]] },
      { warmth: 2, cooling: 1, alpha: 0.01 },
      200,
      2000,
    );
    const mean = memory.q.reduce((sum, q) => sum + q, 0) / world.n;
    expect(Math.abs(mean - theory)).toBeLessThan(0.01);
  });

  it('cools an action by δ, with a share of the warmth of where it led; the end has none', () => {
    const end = played({ id: 'bandit', arms: [[1]] }, { warmth: 40, cooling: 0.9 }, 1, 2.5);
    expect(end.memory.heat[0]).toBeCloseTo(40 * 0.9 ** 3, 10);
    const { memory } = played(
      { id: 'matrix-game', game: 'own', remembers: true, payoffs: [[1]] },
      { warmth: 40, cooling: 0.9, diffusion: 0.25 },
      2,
      1.5,
    );
    // Two states of one action: from the start to what was played last, and from there to itself.
    expect(memory.heat[0]).toBeCloseTo(0.9 * (0.75 * 40 + 0.25 * 40), 10);
    expect(memory.heat[1]).toBeCloseTo(0.9 * 40, 10);
    const mixed = played(
      { id: 'matrix-game', game: 'own', remembers: true, payoffs: [[1]] },
      { warmth: 40, cooling: 0.9, diffusion: 0.25 },
      2,
      2.5,
    );
    expect(mixed.memory.heat[1]).toBeCloseTo(0.9 * (0.75 * 36 + 0.25 * 36), 10);
  });

  it('tries everything once, chooses evenly while hot, and only its best once cool', () => {
    const arms = [[0.2, 0.5, 0.8]];
    const first = played({ id: 'bandit', arms }, {}, 40, 2.5);
    expect(first.memory.tried.every((one) => one === 1)).toBe(true);
    expect([...first.taken].every((count) => count === 1)).toBe(true);
    const hot = played({ id: 'bandit', arms }, { warmth: 1000, cooling: 1 }, 40, 300);
    const share = (arm: number): number =>
      hot.taken.reduce((sum, count, i) => sum + (i % 3 === arm ? count : 0), 0) / (40 * 300);
    for (const arm of [0, 1, 2]) expect(Math.abs(share(arm) - 1 / 3)).toBeLessThan(0.02);
    const cold = played({ id: 'bandit', arms: [[0, 0, 1]] }, { warmth: 1 }, 40, 100);
    for (let agent = 0; agent < 40; agent++) expect(cold.taken[3 * agent + 2]).toBeGreaterThanOrEqual(97);
  });

  it('climbs to the top by leniency: strict ones that choose alike come down (relative overgeneralization)', () => {
    const top = (learner: object): number => {
      const { world } = played({ id: 'matrix-game' }, learner, 200, 3000);
      const into = new Float64Array(3);
      const layer = world.layer('environment');
      layer?.module.measure?.(layer.state, layer.host, layer.values, into);
      return into[0];
    };
    const lenient = top({ moderation: 1e7 });
    const strict = top({ moderation: 0.001 });
    expect(lenient).toBeGreaterThan(90);
    expect(strict).toBeLessThan(lenient - 30);
  });
});
