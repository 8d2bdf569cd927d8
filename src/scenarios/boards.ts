import type { Scenario } from '../engine/scenario/scenario.ts';
import type { Preset } from './preset.ts';

function watched(
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
    agents: 6,
    environment: { id: 'grid-world' },
    topology: { id: 'complete' },
    network: { id: 'constant', meanSeconds: 0.2 },
    protocol: { id: 'broadcast' },
    ...differs,
  };
  return { id, title, sentence, scenario, ...shown };
}

/** Learning that is best watched on its board. */
export const boards: readonly Preset[] = [
  watched(
    'wall-across-the-way',
    'A wall across the way',
    'Six walkers tell each other every step and soon all take the gap on the right. Wall it up by a click, and watch them unlearn it and find the other.',
    {
      environment: { id: 'grid-world', board: 'own', map: '......G/......./.#####./......./....S..' },
      learner: {
        id: 'dyna-q',
        shares: 'experience',
        alpha: 0.5,
        epsilon: 0.1,
        gamma: 0.95,
        roundSeconds: 0.5,
      },
    },
    { speed: 6 },
  ),
  watched(
    'round-and-round',
    'Rock, paper, scissors, round and round',
    'Where success is imitated, strategies circle the even mix for ever: points are players, lines their ways, arrows the pull of the other side’s mean mix.',
    {
      agents: 8,
      environment: { id: 'matrix-game', game: 'rock-paper-scissors' },
      learner: { id: 'replicator', roundSeconds: 0.25 },
    },
    { speed: 4 },
  ),
];
