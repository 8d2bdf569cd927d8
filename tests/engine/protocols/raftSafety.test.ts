import { describe, expect, it } from 'vitest';
import { equivalentRaftMutant, raftMutants } from '../../../src/lab/mutants/raft.ts';
import { notLinearizable } from '../../../src/lab/recordsHistory.ts';
import { draw } from '../../../src/lab/swarm/draw.ts';
import { profiles } from '../../../src/lab/swarm/profiles.ts';
import { tryOut } from '../../../src/lab/swarm/trial.ts';
import type { Mutant } from '../../../src/lab/mutants/mutant.ts';

const profile = profiles.find(({ protocol }) => protocol === 'raft');
if (!profile) throw new Error('the swarm has no profile of Raft');
const SEEDS = 60;
/** Mutants that take longer are left to the swarm itself. */
const SEEDS_OF_MUTANTS = 400;

describe('Raft under random crashes, partitions, loss, duplication, reordering and skew', () => {
  const trials = Array.from({ length: SEEDS }, (_, i) =>
    tryOut(profile, draw(profile, i + 1), undefined, notLinearizable),
  );

  it('breaks no promise after any event, and clients see linearizable registers', () => {
    expect(trials.map(({ violation }) => violation?.text).filter(Boolean)).toEqual([]);
  });

  it('makes progress again once the faults have stopped', () => {
    expect(trials.filter(({ stalled }) => stalled).map(({ seed }) => seed)).toEqual([]);
  });

  it('is struck by every kind of fault', () => {
    for (const kind of ['crash', 'fast restart', 'partition', 'loss', 'duplication', 'reordering', 'skew'])
      expect(trials.filter(({ fired }) => fired.has(kind)).length, kind).toBeGreaterThanOrEqual(SEEDS * 0.2);
  });
});

/** First seed with a violation, or Infinity. */
function caughtAt(mutant: Mutant, seeds: number): number {
  for (let seed = 1; seed <= seeds; seed++)
    if (
      tryOut(
        profile as NonNullable<typeof profile>,
        draw(profile as NonNullable<typeof profile>, seed),
        mutant.protocol,
      ).violation
    )
      return seed;
  return Infinity;
}

describe('the checks see', () => {
  it.each(raftMutants.filter(({ seedsWithin }) => seedsWithin <= SEEDS_OF_MUTANTS))('$id', (mutant) => {
    expect(caughtAt(mutant, mutant.seedsWithin)).toBeLessThanOrEqual(mutant.seedsWithin);
  });

  it('no harm in a leader that is deaf to entries of a higher term', () => {
    expect(caughtAt(equivalentRaftMutant, SEEDS)).toBe(Infinity);
  });

  it('a disk lost beyond the bound', () => {
    const lostAt = Array.from({ length: 200 }, (_, i) => i + 1).find((seed) => {
      const scenario = draw(profile, seed);
      const faults = [{ id: 'crash', betweenSeconds: 0.5, downSeconds: 0.2, wiped: 1 }];
      return tryOut(profile, { ...scenario, faults }).violation !== null;
    });
    expect(lostAt).toBeDefined();
  });
});
