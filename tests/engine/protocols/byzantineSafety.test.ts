import { describe, expect, it } from 'vitest';
import { save } from '../../../src/engine/kernel/snapshot.ts';
import type { World } from '../../../src/engine/kernel/world.ts';
import { completeScenario } from '../../../src/engine/scenario/parse.ts';
import { benOrMutants } from '../../../src/lab/mutants/benOr.ts';
import { hotstuffMutants } from '../../../src/lab/mutants/hotstuff.ts';
import type { Mutant } from '../../../src/lab/mutants/mutant.ts';
import { pbftMutants } from '../../../src/lab/mutants/pbft.ts';
import { notLinearizable } from '../../../src/lab/recordsHistory.ts';
import { draw } from '../../../src/lab/swarm/draw.ts';
import { type Profile, profiles } from '../../../src/lab/swarm/profiles.ts';
import { tryOut } from '../../../src/lab/swarm/trial.ts';
import { fingerprint, resumed, worldOf } from '../../helpers/worlds.ts';

/** Seeds of the swarm that are tried here; the rest is left to the swarm itself. */
const SEEDS = 40;
const SEEDS_OF_MUTANTS = 100;

function profileOf(id: string): Profile {
  const profile = profiles.find(({ protocol }) => protocol === id);
  if (!profile) throw new Error(`the swarm has no profile of ${id}`);
  return profile;
}

/** A client that asks at a traitor may be told anything. */
const seenByHonest = (world: World): string | null =>
  world.byzantine.some((behaviour) => behaviour !== 0) ? null : notLinearizable(world);

describe.each(['pbft', 'hotstuff', 'basic-hotstuff', 'ben-or', 'bracha-agreement'])(
  '%s under random faults with up to f traitors',
  (id) => {
    const profile = profileOf(id);
    const trials = Array.from({ length: SEEDS }, (_, i) =>
      tryOut(profile, draw(profile, i + 1), undefined, seenByHonest),
    );

    it('breaks no promise after any event', () => {
      expect(trials.map(({ violation }) => violation?.text).filter(Boolean)).toEqual([]);
    });

    it('makes progress again once the faults have stopped', () => {
      expect(trials.filter(({ stalled }) => stalled).map(({ seed }) => seed)).toEqual([]);
    });

    it('is struck by traitors often', () => {
      expect(trials.filter(({ fired }) => fired.has('byzantine')).length).toBeGreaterThanOrEqual(SEEDS * 0.2);
    });

    it('is broken by f + 1 traitors within 100 seeds', () => {
      const broken = Array.from({ length: 100 }, (_, i) => i + 1).find(
        (seed) => tryOut(profile, draw(profile, seed, 1)).violation,
      );
      expect(broken).toBeDefined();
    });
  },
);

describe.each(['pbft', 'hotstuff', 'basic-hotstuff', 'ben-or', 'bracha-agreement'])('%s among traitors', (id) => {
  it.each(['equivocating', 'lying'])('%s goes on from a snapshot as it would have', (behaviour) => {
    const scenario = completeScenario({
      ...draw(profileOf(id), 5),
      faults: [{ id: 'byzantine', liars: 2, behaviour, who: 'first' }],
    });
    const world = worldOf(scenario);
    world.advance(1);
    const again = resumed(scenario, save(world));
    world.advance(4);
    again.advance(4);
    expect(fingerprint(again)).toBe(fingerprint(world));
  });
});

/** First seed with a violation, or Infinity. */
function caughtAt({ of, protocol, seedsWithin }: Mutant): number {
  const profile = profileOf(of);
  for (let seed = 1; seed <= seedsWithin; seed++)
    if (tryOut(profile, draw(profile, seed), protocol).violation) return seed;
  return Infinity;
}

describe('the checks see', () => {
  const quick = [...pbftMutants, ...hotstuffMutants, ...benOrMutants].filter(
    ({ seedsWithin }) => seedsWithin <= SEEDS_OF_MUTANTS,
  );
  it.each(quick)('$id', (mutant) => {
    expect(caughtAt(mutant)).toBeLessThanOrEqual(mutant.seedsWithin);
  });
});
