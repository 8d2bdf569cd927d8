import type { Scenario } from '../engine/scenario/scenario.ts';
import type { Preset } from './preset.ts';

function together(id: string, title: string, sentence: string, differs: Partial<Scenario>): Preset {
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
  return { id, title, sentence, scenario };
}

/** Agents that learn one model together, each from data of its own. */
export const learning: readonly Preset[] = [
  together('federated', 'Learning without sharing data', 'Clients whose labels differ improve the server’s model on their own data: more local steps save rounds and pull the clients apart.', {
    topology: { id: 'star' },
    learner: { id: 'fedavg' },
  }),
  together('no-server', 'Learning without a server', 'Each agent averages with its neighbours and learns on; the better the graph mixes, the closer their models stay.', {
    agents: 24,
    learner: { id: 'decentralized-sgd', rate: 0.2 },
  }),
  together('poisoned', 'Poisoned models', 'Three of twelve clients send nonsense. The mean follows them anywhere; switch the merging to the median and watch it recover.', {
    topology: { id: 'star' },
    environment: { id: 'quadratics', noise: 0.2 },
    learner: { id: 'fedavg', merging: 'mean', liars: 3, weights: 'uniform', attack: 30 },
    faults: [{ id: 'byzantine', liars: 3, behaviour: 'lying' }],
  }),
];
