import type { Scenario } from '../engine/scenario/scenario.ts';
import type { Preset } from './preset.ts';

/** A preset from its words, what differs from agents that talk over a quick, complete network, and what runs beside it. */
function group(
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
    agents: 2,
    environment: { id: 'foraging' },
    learner: { id: 'vdn' },
    topology: { id: 'complete' },
    network: { id: 'constant', meanSeconds: 0.03 },
    protocol: { id: 'broadcast' },
    ...differs,
  };
  return { id, title, sentence, scenario, ...shown };
}

/** Simulated seconds of a step. */
const roundSeconds = 0.1;

/** Learns in the first steps, when all that is done is done at random; then acts more and more by what it has learned. */
const early = {
  stepSize: 'linear',
  stepSpan: 1500,
  gamma: 0.99,
  epsilon: 1,
  fading: 'linear',
  fadeSteps: 8000,
  least: 0.02,
  roundSeconds,
} as const;

/** Agents that learn what only pays together, and from each other; the figures in the sentences are held by a test. */
export const marl: readonly Preset[] = [
  group(
    'forage-together',
    'Food for two',
    'Only both together can load the food, and loading in vain hurts: by values that add up (VDN) they come to gather nearly all of it, each for itself a seventh.',
    {
      seed: 6,
      environment: { id: 'foraging', size: 5, food: 1, sight: 4, penalty: -0.2 },
      learner: { id: 'vdn', alpha: 0.3, roundSeconds },
    },
    {
      speed: 100,
      beside: {
        label: 'Added values (VDN)',
        place: 0,
        variants: [
          { label: 'Each for itself', patch: { learner: { id: 'q-learning', alpha: 0.3, roundSeconds } } },
        ],
      },
    },
  ),
  group(
    'two-step-game',
    'Seven for sure, or eight together',
    'Learned while they still act at random: values that add up hold the risky game for worth less than 7 and settle for the safe 7; a monotone mixture finds the 8.',
    {
      agents: 20,
      environment: { id: 'two-step-game' },
      learner: { id: 'qmix', alpha: 0.5, width: 4, ...early },
    },
    {
      speed: 60,
      beside: {
        label: 'Monotone mixing (QMIX)',
        place: 0,
        variants: [{ label: 'Added values (VDN)', patch: { learner: { id: 'vdn', alpha: 0.1, ...early } } }],
      },
    },
  ),
  group(
    'junction',
    'A junction without lights',
    'Cars learn by one table to drive or to brake: those who see the way ahead come through faster and collide less than those who see nobody.',
    {
      agents: 10,
      environment: { id: 'traffic-junction' },
      learner: { id: 'q-learning', tables: 'common', alpha: 0.2, epsilon: 0.02, roundSeconds },
    },
    {
      speed: 60,
      beside: {
        label: 'Sees the way ahead',
        place: 0,
        variants: [
          { label: 'Sees nobody', patch: { environment: { id: 'traffic-junction', senses: 'place' } } },
        ],
      },
    },
  ),
  group(
    'bandit-neighbours',
    'One bandit, sixteen players, a ring',
    'Sixteen who average what they know with two neighbours each regret a tenth of what sixteen loners do; listening to all fifteen others gains nothing more.',
    {
      agents: 16,
      environment: { id: 'bandit', arms: [[0.8, 0.7, 0.6, 0.5, 0.4]] },
      learner: { id: 'coop-ucb', roundSeconds },
      topology: { id: 'ring' },
    },
    {
      speed: 20,
      colour: 'regret',
      beside: {
        label: 'Ring',
        place: 0,
        variants: [
          { label: 'All listen to all', patch: { topology: { id: 'complete' } } },
          // The same width of the bonus: 2 σ² γ with σ = 0.5 and γ = 1.1.
          { label: 'Each alone', patch: { learner: { id: 'ucb1', width: 0.6, roundSeconds } } },
        ],
      },
    },
  ),
  group(
    'hunters-tell',
    'Hunters who say what they see',
    'It takes two of four short-sighted hunters to hold the prey: those who tell each other where it is come to need 9 steps, those who don’t 24.',
    {
      agents: 5,
      environment: { id: 'pursuit', size: 7, senses: 'told', depth: 1, captors: 'two' },
      learner: {
        id: 'q-learning',
        exploration: 'boltzmann',
        temperature: 0.1,
        alpha: 0.8,
        gamma: 0.9,
        shares: 'sensation',
        roundSeconds,
      },
    },
    {
      speed: 100,
      beside: {
        label: 'Tell what they see',
        place: 0,
        variants: [{ label: 'Say nothing', patch: { learner: { id: 'q-learning', shares: 'nothing' } } }],
      },
    },
  ),
  group(
    'hunters-share',
    'Hunters who share their hunts',
    'Four hunters, of whom two must hold the prey: after ten thousand steps those who tell each other every hunt need 25 steps for one, those who don’t 41.',
    {
      agents: 5,
      environment: { id: 'pursuit', size: 8, senses: 'both', depth: 2, captors: 'two' },
      learner: {
        id: 'q-learning',
        exploration: 'boltzmann',
        temperature: 0.2,
        alpha: 0.8,
        gamma: 0.9,
        shares: 'episode',
        roundSeconds,
      },
    },
    {
      speed: 100,
      beside: {
        label: 'Every hunt',
        place: 0,
        variants: [
          {
            label: 'Tables, averaged',
            patch: { learner: { id: 'q-learning', shares: 'policy', shareEvery: 50 } },
          },
          { label: 'Nothing', patch: { learner: { id: 'q-learning', shares: 'nothing' } } },
        ],
      },
    },
  ),
  group(
    'policy-lessons',
    'Students who see no reward',
    'Three teachers learn the maze by reward and tell three students what they would do there: the students, who learn from no reward, come to walk it as fast.',
    {
      agents: 6,
      environment: { id: 'grid-world', board: 'maze' },
      learner: {
        id: 'policy-distillation',
        students: 3,
        alpha: 0.5,
        epsilon: 0.1,
        sharpness: 0.01,
        roundSeconds,
      },
    },
    { speed: 60, colour: 'teachers' },
  ),
];
