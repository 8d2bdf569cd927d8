import type { Value } from '../../engine/catalog/params.ts';
import type { Chance } from '../../engine/kernel/chance.ts';

/** Share of runs in which acceptors lose patience before messages can arrive: little progress, many ballots, rare orders of events. */
const HASTY_SHARE = 0.3;
/** Shortest patience in seconds at which the swarm's delays leave time for both phases. */
const PATIENT_SECONDS = 0.12;

/** Parameters of Multi-Paxos for one run of the swarm. */
export function paxosOptions(chance: Chance): Record<string, Value> {
  const hasty = chance.flip(HASTY_SHARE);
  const timeoutMin = hasty ? 0.03 + 0.04 * chance.uniform() : PATIENT_SECONDS + 0.1 * chance.uniform();
  return {
    timeoutMin,
    timeoutMax: timeoutMin * (1.2 + 1.3 * chance.uniform()),
    heartbeatSeconds: timeoutMin * (0.2 + 0.3 * chance.uniform()),
    batch: hasty ? 1 + chance.below(4) : [8, 64][chance.below(2)],
  };
}

/** Whether a run leaves Multi-Paxos time enough that progress may be asked of it. */
export const paxosHasTime = (scenario: Record<string, unknown>): boolean =>
  ((scenario.protocol as Record<string, unknown>).timeoutMin as number) >= PATIENT_SECONDS;
