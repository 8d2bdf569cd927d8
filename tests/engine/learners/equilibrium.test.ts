import { describe, expect, it } from 'vitest';
import { World } from '../../../src/engine/kernel/world.ts';
import type { Playing } from '../../../src/engine/learners/playing/learner.ts';
import { stateOf } from '../../../src/lab/evidence/layerState.ts';

const worldOf = (environment: object, learner: object, agents = 2, seed = 9): World =>
  new World({
    version: 1,
    seed,
    agents,
    topology: { id: 'complete' },
    network: { id: 'constant', meanSeconds: 0.1 },
    protocol: { id: 'broadcast' },
    environment,
    learner,
  });
const memoryOf = (world: World): unknown => (stateOf(world, 'learner') as Playing<unknown>).memory;

describe('minimax-Q', () => {
  it.each(['matching-pennies', 'rock-paper-scissors'])(
    'comes to the even mix and to the value 0 of %s',
    (game) => {
      const world = worldOf({ id: 'matrix-game', game }, { id: 'minimax-q', alpha: 0.1 });
      world.advance(3000);
      const { policy, value } = memoryOf(world) as { policy: Float64Array; value: Float64Array };
      for (const chance of policy) expect(Math.abs(chance - 2 / policy.length)).toBeLessThan(1e-6);
      for (const worth of value) expect(Math.abs(worth)).toBeLessThan(1e-6);
    },
  );

  it('comes to the value 1/7 of a biased game, discounted over plays without end', () => {
    const payoffs = [
      [3, -1],
      [-2, 1],
    ];
    const world = worldOf(
      { id: 'matrix-game', game: 'own', payoffs, column: 'opposite', remembers: true },
      { id: 'minimax-q', alpha: 0.2, gamma: 0.5, epsilon: 0.5 },
    );
    world.advance(6000);
    // V = 1/7 + V/2 in every state.
    const { value } = memoryOf(world) as { value: Float64Array };
    for (let state = 1; state < 5; state++) {
      expect(value[state]).toBeCloseTo(2 / 7, 4);
      expect(value[5 + state]).toBeCloseTo(-2 / 7, 4);
    }
  });
});

describe('Nash-Q', () => {
  it.each([
    ['prisoners-dilemma', 'first', [1, 1]],
    ['stag-hunt', 'first', [4, 4]],
    ['stag-hunt', 'second', [3, 3]],
    ['matching-pennies', 'first', [0, 0]],
  ])('%s, %s equilibrium: both know what it earns', (game, selection, earns) => {
    const world = worldOf({ id: 'matrix-game', game }, { id: 'nash-q', alpha: 0.2, epsilon: 0.5, selection });
    world.advance(2000);
    const layer = world.layer('learner');
    const rows = [0, 1].map(
      (agent) => layer?.module.inspect?.(layer.state, layer.host, layer.values, agent) ?? [],
    );
    const known = rows.map((list) => Number(list.find(({ group }) => group === 'Equilibrium')?.value));
    known.forEach((value, i) => {
      expect(Math.abs(value - earns[i])).toBeLessThan(0.01);
    });
  });
});

describe('gradient play', () => {
  const start = [
    [0.6, 0.4],
    [0.5, 0.5],
  ];
  const mixAfter = (learner: object, steps: number): number[] => {
    const world = worldOf(
      { id: 'matrix-game', game: 'matching-pennies' },
      { id: 'gradient-play', start, ...learner },
    );
    world.advance(steps + 0.5);
    const { mix } = memoryOf(world) as { mix: Float64Array };
    return [mix[0] - 0.5, mix[2] - 0.5];
  };

  it('goes round in matching pennies, each step further out by the factor √(1 + 16η²)', () => {
    const [x, y] = mixAfter({ step: 0.01 }, 500);
    expect(Math.sqrt(x * x + y * y)).toBeCloseTo(0.1 * (1 + 16 * 0.01 ** 2) ** 250, 10);
    // A quarter of a turn is π/2 of the angle 4η a step.
    expect(Math.atan2(-mixAfter({ step: 0.001 }, 393)[1], mixAfter({ step: 0.001 }, 393)[0])).toBeCloseTo(
      Math.PI / 2,
      2,
    );
  });

  it('comes to rest in the middle where the losing side hurries (WoLF-IGA)', () => {
    const [x, y] = mixAfter({ step: 0.002, pace: 'wolf' }, 8000);
    expect(Math.sqrt(x * x + y * y)).toBeLessThan(0.01);
  });

  it('goes straight to defection in the prisoner’s dilemma', () => {
    const world = worldOf(
      { id: 'matrix-game', game: 'prisoners-dilemma' },
      { id: 'gradient-play', start, step: 0.05 },
    );
    world.advance(200);
    expect([...(memoryOf(world) as { mix: Float64Array }).mix]).toEqual([0, 1, 0, 1]);
  });
});
