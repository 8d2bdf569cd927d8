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

/** Seconds between the end of the faults and the last sixth of a run, in which progress is asked for. */
const CALM_SECONDS = 10;
/** Both protocols stretch their patience up to so many times: 2⁴ in PBFT, 2³ in HotStuff. */
const STRETCH = 16;

/**
 * Whether a run leaves time enough that progress may be asked of it: a commit is promised within f + 2 patiences at their longest after
 * the last crashed agent is back.
 */
export function bftHasTime(scenario: Record<string, unknown>): boolean {
  const { network, protocol, faults, agents } = scenario as {
    network: { meanSeconds: number };
    protocol: { timeoutDelays: number };
    faults: { id: string; downSeconds?: number }[];
    agents: number;
  };
  const longest = network.meanSeconds * protocol.timeoutDelays * STRETCH;
  const traitorsBorne = Math.floor((agents - 1) / 3);
  const down = faults.find(({ id }) => id === 'crash')?.downSeconds ?? 0;
  // An exponential time down is hardly ever longer than seven means.
  return (traitorsBorne + 2) * longest + 7 * down < CALM_SECONDS;
}
