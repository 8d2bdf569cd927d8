import type { Scenario } from '../engine/scenario/scenario.ts';
import type { Preset } from './preset.ts';

/** A preset from its words, what differs from agents that talk over a quick, complete network, and how fast it is shown. */
function play(
  id: string,
  title: string,
  sentence: string,
  differs: Partial<Scenario>,
  shown: Partial<Preset> = {},
): Preset {
  const scenario: Scenario = {
    version: 1,
    title,
    seed: 5,
    agents: 20,
    environment: { id: 'bandit' },
    learner: { id: 'ucb1' },
    topology: { id: 'complete' },
    network: { id: 'constant', meanSeconds: 0.4 },
    protocol: { id: 'broadcast' },
    ...differs,
  };
  return { id, title, sentence, scenario, ...shown };
}

/** Agents that learn by trial and error: alone, against each other, and from each other. */
export const playing: readonly Preset[] = [
  play(
    'bandits-together',
    'Twelve bandits, one experience',
    'Each agent tells the others over gossip which arm it pulled and what came of it; set sharing to nothing and watch the regret rise faster.',
    {
      agents: 12,
      environment: { id: 'bandit', arms: [[0.7, 0.5, 0.5, 0.4]] },
      learner: { id: 'ucb1', shares: 'experience' },
      topology: { id: 'watts-strogatz', eachSide: 2, rewired: 0.1 },
      protocol: { id: 'gossip', mode: 'push-pull' },
    },
  ),
  play(
    'climbing-game',
    'Better together, worse alone',
    'Twenty-five pairs climb for 11 points and fall by 30 where only one climbs: independent learners mostly settle for less.',
    {
      agents: 50,
      environment: { id: 'matrix-game', game: 'climbing' },
      learner: { id: 'q-learning', exploration: 'boltzmann', temperature: 16, decay: 0.995, least: 0.05 },
    },
    { speed: 8 },
  ),
  play(
    'cliff-walk',
    'Along the cliff',
    'Q-learning walks right beside the cliff and falls when it explores; change the learner to SARSA and it keeps its distance.',
    {
      environment: { id: 'grid-world', board: 'cliff' },
      learner: { id: 'q-learning', alpha: 0.5, gamma: 1, epsilon: 0.1, roundSeconds: 0.25 },
    },
    { speed: 20 },
  ),
  play(
    'hunters',
    'Two hunters and their prey',
    'Two hunters with short sight learn to catch prey that moves by chance, and tell each other of every hunt.',
    {
      agents: 3,
      environment: { id: 'pursuit' },
      learner: {
        id: 'q-learning',
        exploration: 'boltzmann',
        temperature: 0.4,
        alpha: 0.8,
        gamma: 0.9,
        shares: 'episode',
        roundSeconds: 0.5,
      },
      network: { id: 'constant', meanSeconds: 0.2 },
    },
    { speed: 40 },
  ),
];
