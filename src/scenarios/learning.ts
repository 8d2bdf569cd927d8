import type { Scenario } from '../engine/scenario/scenario.ts';
import type { Preset } from './preset.ts';

function together(
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
    agents: 12,
    environment: { id: 'blobs' },
    topology: { id: 'watts-strogatz', eachSide: 2, rewired: 0.2 },
    network: { id: 'constant', meanSeconds: 0.35 },
    protocol: { id: 'broadcast' },
    ...differs,
  };
  return { id, title, sentence, scenario, ...shown };
}

/** Agents that learn one model together, each from data of its own; the figures in the sentences are held by a test. */
export const learning: readonly Preset[] = [
  together(
    'federated',
    'Learning without sharing data',
    'Clients whose labels differ improve the server’s model on their own data: more local steps save rounds and pull the clients apart.',
    {
      topology: { id: 'star' },
      learner: { id: 'fedavg' },
    },
    { colour: 'loss' },
  ),
  together(
    'no-server',
    'Learning without a server',
    'Each agent averages with its neighbours and learns on; the better the graph mixes, the closer their models stay.',
    {
      agents: 24,
      learner: { id: 'decentralized-sgd', rate: 0.2 },
    },
    { colour: 'apart' },
  ),
  together(
    'poisoned',
    'Poisoned models',
    'Three of twelve clients send nonsense. The mean follows them anywhere; switch the merging to the median and watch it recover.',
    {
      topology: { id: 'star' },
      environment: { id: 'quadratics', noise: 0.2 },
      learner: { id: 'fedavg', merging: 'mean', liars: 3, weights: 'uniform', attack: 30 },
      faults: [{ id: 'byzantine', liars: 3, behaviour: 'lying' }],
    },
    { colour: 'part' },
  ),
  together(
    'client-drift',
    'Clients that drift apart',
    'Each client holds few classes and takes fifty steps a round: FedAvg stops short with 75 % right; SCAFFOLD corrects the drift and reaches the optimum, 80 %.',
    {
      topology: { id: 'star' },
      environment: { id: 'dataset', model: 'linear', alpha: 0.1, distance: 0.7, batch: 0 },
      learner: { id: 'fedavg', localSteps: 50, rate: 0.02 },
    },
    {
      colour: 'loss',
      beside: {
        label: 'FedAvg',
        place: 0,
        variants: [{ label: 'SCAFFOLD', patch: { learner: { id: 'scaffold', localSteps: 50, rate: 0.02 } } }],
      },
    },
  ),
  together(
    'stragglers',
    'Waiting for the slowest',
    'In step, more than half of the workers wait at any time; each at its own pace one in eight does, though changes come eleven versions late.',
    {
      topology: { id: 'star' },
      network: { id: 'constant', meanSeconds: 0.1 },
      environment: { id: 'dataset', source: 'line', model: 'linear', noise: 0.5, batch: 0 },
      population: { id: 'spread', speedSigma: 0.8 },
      learner: { id: 'parameter-server', pace: 'asynchronous', rate: 0.01, stepSeconds: 0.2 },
    },
    {
      colour: 'part',
      beside: {
        label: 'Each at its own pace',
        place: 0,
        variants: [
          { label: 'At most three ahead', patch: { learner: { id: 'parameter-server', pace: 'bounded' } } },
          { label: 'In step', patch: { learner: { id: 'parameter-server', pace: 'together' } } },
        ],
      },
    },
  ),
  together(
    'few-bytes',
    'Fewer bytes',
    'As right with an eleventh of the bytes, numbers rounded by chance to four levels; with a sixth, only the tenth that changed most.',
    { environment: { id: 'dataset' }, learner: { id: 'decentralized-sgd', rate: 0.2 } },
    {
      colour: 'apart',
      speed: 2,
      beside: {
        label: 'In full',
        place: 0,
        variants: [
          {
            label: 'Four levels',
            patch: { learner: { id: 'decentralized-sgd', compression: 'qsgd', levels: 4 } },
          },
          {
            label: 'The largest tenth',
            patch: { learner: { id: 'decentralized-sgd', compression: 'top-k', kept: 0.1 } },
          },
        ],
      },
    },
  ),
  together(
    'price-of-privacy',
    'The price of privacy',
    'After sixty rounds at ε = 11 a server that adds the noise still gets nine in ten right; where each agent must add its own, two in three.',
    {
      topology: { id: 'star' },
      environment: { id: 'dataset', split: 'alike' },
      learner: { id: 'fedavg', privacy: 'server', noise: 4, clip: 0.5 },
    },
    {
      colour: 'loss',
      speed: 4,
      beside: {
        label: 'The server adds noise',
        place: 1,
        variants: [
          { label: 'No noise', patch: { learner: { id: 'fedavg', privacy: 'none' } } },
          { label: 'Each agent adds noise', patch: { learner: { id: 'fedavg', privacy: 'agents' } } },
        ],
      },
    },
  ),
  together(
    'rings',
    'What no line parts',
    'A linear model gets hardly half of the rings right; one hidden layer, learned without a server, bends round them: almost nine in ten in two minutes.',
    {
      environment: { id: 'dataset', source: 'rings', classes: 3, model: 'network', hidden: 24 },
      learner: { id: 'decentralized-sgd', rate: 0.5 },
    },
    {
      colour: 'loss',
      speed: 8,
      beside: {
        label: 'One hidden layer',
        place: 1,
        variants: [{ label: 'Linear', patch: { environment: { id: 'dataset', model: 'softmax' } } }],
      },
    },
  ),
  together(
    'sudden-drift',
    'The world changes its mind',
    'Every forty seconds each class takes the next one’s name: what was learned is all wrong at once, and most of it is learned again within ten rounds.',
    {
      topology: { id: 'star' },
      environment: { id: 'dataset', split: 'alike', drift: 'labels', driftSeconds: 40 },
      learner: { id: 'fedavg', rate: 0.1 },
    },
    { colour: 'loss', speed: 3 },
  ),
];
