import type { Scenario } from '../engine/scenario/scenario.ts';
import type { Preset } from './preset.ts';

/** A preset of agents that learn without a word to each other. */
function silent(
  id: string,
  title: string,
  sentence: string,
  differs: Partial<Scenario>,
  shown: Partial<Preset>,
): Preset {
  const scenario: Scenario = {
    version: 1,
    title,
    seed: 5,
    agents: 20,
    environment: { id: 'bandit' },
    learner: { id: 'ucb1' },
    topology: { id: 'complete' },
    network: { id: 'constant', meanSeconds: 0.1 },
    protocol: { id: 'broadcast' },
    ...differs,
  };
  return { id, title, sentence, scenario, ...shown };
}

/** Learning by trial and error where a table or a fixed habit is not enough. */
export const trying: readonly Preset[] = [
  silent(
    'soccer',
    'Soccer of two',
    'Minimax-Q learns to mix its moves, for whoever always goes the same way runs into the other and loses the ball; select a player and see its chances on every cell.',
    {
      agents: 2,
      environment: { id: 'soccer' },
      learner: { id: 'minimax-q', alpha: 0.3, epsilon: 0.5, firstValue: 1, roundSeconds: 0.05 },
    },
    { speed: 100, colour: 'ball' },
  ),
  silent(
    'valley',
    'A car too weak for the hill',
    'Twenty cars must swing to get out; sharing what is learned between like positions and speeds, they need less than 200 steps after a few dozen tries.',
    {
      environment: { id: 'mountain-car' },
      learner: { id: 'linear-td', alpha: 0.5, gamma: 1, epsilon: 0, roundSeconds: 0.02 },
    },
    { speed: 100, colour: 'position' },
  ),
  silent(
    'pennies',
    'Pennies in circles',
    'Everyone follows its gradient and all mixes circle the even one, ever further out; let them win or learn fast, and they come to rest.',
    {
      environment: { id: 'matrix-game', game: 'matching-pennies' },
      learner: { id: 'gradient-play', step: 0.01, roundSeconds: 0.05 },
    },
    { speed: 20 },
  ),
  silent(
    'moving-arms',
    'The best arm moves',
    'Every 500 steps another arm is best; UCB over a window notices, and regrets less than half of what Thompson sampling does, which forgets nothing.',
    {
      environment: { id: 'bandit', arms: [[0.9, 0.5, 0.1]], change: 'rotate' },
      learner: { id: 'discounted-ucb', memory: 'window', window: 200, roundSeconds: 0.1 },
    },
    { speed: 20, colour: 'regret' },
  ),
];
