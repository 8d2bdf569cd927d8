import { searchOrder } from './linearizability/search.ts';
import { zonesAgree } from './linearizability/zones.ts';

export interface RegisterOperation {
  key: number;
  write: boolean;
  /** What a write writes, or what a read has returned; 0 stands for a register never written. */
  value: number;
  invokedAt: number;
  /** Infinity: the client never had an answer. Such a write may act at any later time or never; such a read says nothing. */
  respondedAt: number;
}

export interface Linearizability {
  verdict: 'linearizable' | 'not linearizable' | 'unknown';
  /** The register at fault or out of reach, where there is one. */
  key: number | null;
  /** States of the search that were visited. */
  steps: number;
}

/** Steps of the search after which a history is given up as unknown. */
const STEPS_AT_MOST = 2_000_000;

/**
 * Judges whether a concurrent history of registers is linearizable: whether every operation can be given a moment between its call and its
 * answer such that each read returns the latest write. One register at a time, which is sound because linearizability is local (Herlihy
 * & Wing, TOPLAS 12(3), 1990). Where no two writes of a register write the same, the answer is exact at any length; otherwise a
 * search decides, and says unknown after `stepsAtMost` steps.
 */
export function judgeRegisters(
  history: readonly RegisterOperation[],
  stepsAtMost = STEPS_AT_MOST,
): Linearizability {
  const byKey = new Map<number, RegisterOperation[]>();
  for (const operation of history) {
    if (!operation.write && operation.respondedAt === Infinity) continue;
    const own = byKey.get(operation.key);
    if (own) own.push(operation);
    else byKey.set(operation.key, [operation]);
  }
  let steps = 0;
  let unknown: number | null = null;
  for (const [key, operations] of byKey) {
    let found = zonesAgree(operations);
    if (found === null) {
      const search = searchOrder(operations, stepsAtMost - steps);
      steps += search.steps;
      found = search.found;
    }
    if (found === false) return { verdict: 'not linearizable', key, steps };
    if (found === null) unknown ??= key;
  }
  return unknown === null
    ? { verdict: 'linearizable', key: null, steps }
    : { verdict: 'unknown', key: unknown, steps };
}
