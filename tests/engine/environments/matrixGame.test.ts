import { expect, it } from 'vitest';
import { measures } from '../../../src/engine/kernel/outcome.ts';
import { World } from '../../../src/engine/kernel/world.ts';

const bestShare = (environment: object): number => {
  const world = new World({
    version: 1,
    seed: 2,
    agents: 40,
    topology: { id: 'complete' },
    network: { id: 'constant', meanSeconds: 0.1 },
    protocol: { id: 'broadcast' },
    environment: { id: 'matrix-game', ...environment },
    learner: { id: 'q-learning' },
  });
  world.advance(20.5);
  return measures(world).optimal;
};

it('counts best joint plays where there are any: in a contest, where all sums are the same, none is the best for both', () => {
  expect(bestShare({ game: 'coordination' })).toBeGreaterThan(50);
  expect(bestShare({ game: 'matching-pennies' })).toBe(0);
  expect(bestShare({ game: 'rock-paper-scissors' })).toBe(0);
  const own = { game: 'own', column: 'opposite', payoffs: [[0.1, 0.7], [0.3, -0.2]] };
  expect(bestShare(own)).toBe(0);
});
