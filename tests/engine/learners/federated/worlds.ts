import { measures } from '../../../../src/engine/kernel/outcome.ts';
import { World } from '../../../../src/engine/kernel/world.ts';
import type { Clients } from '../../../../src/engine/learners/federated/clients.ts';
import { stateOf } from '../../../../src/lab/evidence/layerState.ts';

/** A world in which agents learn one model together; the parabolas of the bundled cases unless told otherwise. */
export const together = (learner: object, over: object = {}): World =>
  new World({
    version: 1,
    seed: 5,
    agents: 4,
    topology: { id: 'complete' },
    network: { id: 'constant', meanSeconds: 0.1 },
    protocol: { id: 'broadcast' },
    environment: { id: 'quadratics', noise: 0 },
    learner,
    ...over,
  });

export const modelsOf = (world: World): Clients => stateOf(world, 'learner') as Clients;

/** A metric after so many seconds. */
export function metricAt(world: World, seconds: number, id: string): number {
  world.advance(seconds);
  return measures(world)[id];
}

/** Every learner of one model. */
export const everyLearner = [
  'fedavg',
  'scaffold',
  'parameter-server',
  'decentralized-sgd',
  'gossip-learning',
] as const;
