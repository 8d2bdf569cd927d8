import type { RegisterOperation } from '../linearizability.ts';

/** A write with all reads of its value: it must come before a cluster in which some call is later than its first answer. */
interface Zone {
  /** Least time of an answer and greatest time of a call in the cluster. */
  firstAnswer: number;
  lastCall: number;
  writtenAt: number;
}

/**
 * Linearizability of one register whose writes all write different values, in O(n log n): P. Gibbons & E. Korach, Testing shared memories,
 * SIAM J. Computing 26(4), 1997, theorem 4.5. Of two clusters, one can come before the other unless each has an answer before a call
 * of the other. Null where values repeat, so that the theorem does not apply.
 */
export function zonesAgree(operations: readonly RegisterOperation[]): boolean | null {
  const zones = new Map<number, Zone>([
    [0, { firstAnswer: -Infinity, lastCall: -Infinity, writtenAt: -Infinity }],
  ]);
  for (const { write, value, invokedAt, respondedAt } of operations) {
    if (!write) continue;
    if (zones.has(value)) return null;
    zones.set(value, { firstAnswer: respondedAt, lastCall: invokedAt, writtenAt: invokedAt });
  }
  for (const { write, value, invokedAt, respondedAt } of operations) {
    if (write) continue;
    const zone = zones.get(value);
    if (zone === undefined || respondedAt < zone.writtenAt) return false;
    zone.firstAnswer = Math.min(zone.firstAnswer, respondedAt);
    zone.lastCall = Math.max(zone.lastCall, invokedAt);
  }
  const forward: Zone[] = [];
  const backward: Zone[] = [];
  for (const zone of zones.values()) (zone.firstAnswer < zone.lastCall ? forward : backward).push(zone);
  forward.sort((a, b) => a.firstAnswer - b.firstAnswer);
  for (let i = 1; i < forward.length; i++) if (forward[i].firstAnswer < forward[i - 1].lastCall) return false;
  return backward.every((zone) => !isWithin(zone, forward));
}

/** Whether a cluster whose operations all overlap lies wholly within the span of another. */
function isWithin({ firstAnswer, lastCall }: Zone, forward: readonly Zone[]): boolean {
  let low = 0;
  let high = forward.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (forward[middle].firstAnswer < lastCall) low = middle + 1;
    else high = middle;
  }
  return low > 0 && firstAnswer < forward[low - 1].lastCall;
}
