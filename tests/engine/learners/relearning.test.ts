import { describe, expect, it } from 'vitest';
import { World } from '../../../src/engine/kernel/world.ts';
import type { Playing } from '../../../src/engine/learners/playing/learner.ts';
import { stateOf } from '../../../src/lab/evidence/layerState.ts';

const worldOf = (environment: object, learner: object, agents = 20): World =>
  new World({
    version: 1,
    seed: 6,
    agents,
    topology: { id: 'complete' },
    network: { id: 'constant', meanSeconds: 0.1 },
    protocol: { id: 'broadcast' },
    environment,
    learner,
  });
const sharesOf = (world: World, seconds: number): number[] => {
  const { taken } = stateOf(world, 'learner') as Playing<unknown>;
  const before = taken.slice();
  world.advance(world.now + seconds);
  const actions = taken.length / world.n;
  const shares = new Array<number>(actions).fill(0);
  taken.forEach((count, i) => {
    shares[i % actions] += (count - before[i]) / (seconds * world.n);
  });
  return shares;
};

describe('payoffs changed by hand while a game is played', () => {
  const coordination = (first: number, second: number) => [
    [first, 0],
    [0, second],
  ];

  it.each([
    ['q-learning', { epsilon: 0.2 }],
    ['sarsa', { epsilon: 0.2 }],
    ['expected-sarsa', { epsilon: 0.2 }],
    ['hysteretic-q', { epsilon: 0.2 }],
    ['joint-action', { epsilon: 0.3 }],
    ['actor-critic', {}],
    ['nash-q', { epsilon: 0.2, selection: 'best', alpha: 0.2 }],
    ['gradient-play', { start: [[1, 1]], step: 0.01 }],
  ])('are learned anew by %s', (id, more) => {
    const common = { id: 'matrix-game', game: 'own', column: 'common' };
    const world = worldOf({ ...common, payoffs: coordination(3, 1) }, { id, ...more });
    world.advance(300.5);
    expect(sharesOf(world, 50)[0]).toBeGreaterThan(0.55);
    // The first action now pays nothing, the second three.
    world.addCommand({
      time: world.now,
      do: 'set',
      path: 'environment.payoffs',
      value: [
        [-3, 0],
        [0, 3],
      ],
    });
    world.advance(world.now + 4000);
    expect(sharesOf(world, 50)[1]).toBeGreaterThan(0.55);
  });

  it('may be those of another game of the same size, and no other', () => {
    const world = worldOf({ id: 'matrix-game', game: 'stag-hunt' }, { id: 'q-learning' }, 4);
    world.advance(5.5);
    world.addCommand({ time: 6, do: 'set', path: 'environment.game', value: 'prisoners-dilemma' });
    world.addCommand({ time: 7, do: 'set', path: 'environment.game', value: 'climbing' });
    world.advance(9.5);
    const { row } = stateOf(world, 'environment') as { row: number[][] };
    expect(row).toEqual([
      [3, 0],
      [5, 1],
    ]);
    expect(
      world.notes.filter(({ kind }) => kind === 'payoffs').map(({ text }) => text.includes('size')),
    ).toEqual([false, true]);
  });
});

describe('rewards of a board changed by hand', () => {
  it.each([
    ['q-learning', {}],
    ['sarsa', {}],
    ['expected-sarsa', {}],
    ['q-lambda', {}],
    ['dyna-q', {}],
    ['linear-td', { alpha: 0.3 }],
  ])('are learned anew by %s: a goal that costs is avoided', (id, more) => {
    const environment = { id: 'grid-world', board: 'own', map: 'G...S', step: 0, goal: 1 };
    const world = worldOf(environment, { id, alpha: 0.5, gamma: 0.9, epsilon: 0.2, ...more }, 5);
    world.advance(1500.5);
    const { episodes } = stateOf(world, 'environment') as { episodes: Float64Array };
    const rate = (): number => {
      const before = episodes.reduce((sum, x) => sum + x, 0);
      world.advance(world.now + 500);
      return (episodes.reduce((sum, x) => sum + x, 0) - before) / 500 / 5;
    };
    const rich = rate();
    world.addCommand({ time: world.now, do: 'set', path: 'environment.goal', value: -1 });
    world.advance(world.now + 3000);
    expect(rate()).toBeLessThan(rich / 2);
  });
});
