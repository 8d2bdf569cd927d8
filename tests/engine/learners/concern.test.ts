import { describe, expect, it } from 'vitest';
import { runOnce } from '../../../src/lab/runOnce.ts';

/** Share of plays of the prisoner’s dilemma in which Q-learners of such concern for each other both cooperate, once they have learned. */
function cooperation(concern: number): number {
  const scenario = {
    version: 1,
    seed: 3,
    agents: 10,
    topology: { id: 'complete' },
    network: { id: 'constant' },
    protocol: { id: 'broadcast' },
    environment: { id: 'matrix-game', game: 'prisoners-dilemma' },
    population: { id: 'alike', concern },
    learner: { id: 'q-learning', gamma: 0 },
  };
  return runOnce({ scenario, secondsAtMost: 3000 }).metrics.optimal;
}

describe('concern for others', () => {
  it('makes cooperation pay in the prisoner’s dilemma, from where the shared gain outweighs the temptation', () => {
    // With weight w, defecting is worth 5 (1 − w) + 2.5 w against a cooperator, where cooperating earns 3, and 1 against a defector, where
    // cooperating earns 2.5 w: it is the best answer to both below w = 0.4, and to neither beyond w = 0.8.
    expect(cooperation(0)).toBeLessThan(20);
    expect(cooperation(0.3)).toBeLessThan(20);
    expect(cooperation(0.95)).toBeGreaterThan(60);
    expect(cooperation(1)).toBeGreaterThan(60);
  });
});
