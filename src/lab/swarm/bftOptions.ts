import type { Value } from '../../engine/catalog/params.ts';
import type { Chance } from '../../engine/kernel/chance.ts';

/** Parameters of PBFT for one run of the swarm: windows of a few places, so that checkpoints and view changes meet, and small batches. */
export const pbftOptions = (chance: Chance): Record<string, Value> => ({
  batch: [1, 2, 16][chance.below(3)],
  pipeline: 1 + chance.below(6),
  checkpointPeriod: [1, 2, 4, 16][chance.below(4)],
  timeoutDelays: 8 + 12 * chance.uniform(),
});

/** Parameters of HotStuff for one run of the swarm. */
export const hotstuffOptions = (chance: Chance): Record<string, Value> => ({
  batch: [1, 2, 16][chance.below(3)],
  tenure: 4 + chance.below(2),
  timeoutDelays: 8 + 6 * chance.uniform(),
});

/** The same for the basic protocol, whose views have four phases and a leader each. */
export const basicHotstuffOptions = (chance: Chance): Record<string, Value> => ({
  batch: [1, 2, 16][chance.below(3)],
  tenure: 1 + chance.below(2),
  timeoutDelays: 14 + 10 * chance.uniform(),
});

/** Parameters of agreement on one bit for one run of the swarm. */
export const bitOptions = (chance: Chance): Record<string, Value> => ({
  ones: [0, 0.3, 0.5, 1][chance.below(4)],
  coin: chance.flip(0.5) ? 'local' : 'common',
});
