import { expect, test } from 'vitest';
import { protocols } from '../../src/engine/protocols/index.ts';
import { draw } from '../../src/lab/swarm/draw.ts';
import { profiles } from '../../src/lab/swarm/profiles.ts';
import { shrink } from '../../src/lab/swarm/shrink.ts';
import { tryOut } from '../../src/lab/swarm/trial.ts';

// A short slice; `npm run swarm -- --seeds 10000` is the gate.
const SEEDS = 25;
const KINDS = ['crash', 'restart', 'fast restart', 'partition', 'loss', 'duplication', 'reordering', 'skew'];

const known = profiles.filter(({ protocol }) => protocols.has(protocol));

test.each(known.map((profile) => [profile.protocol, profile] as const))(
  '%s breaks no promise and goes on when the faults have stopped',
  (_name, profile) => {
    for (let seed = 1; seed <= SEEDS; seed++) {
      const trial = tryOut(profile, draw(profile, seed));
      expect(trial.violation, `seed ${seed}`).toBeNull();
      expect(trial.stalled, `seed ${seed} made no progress`).toBe(false);
    }
  },
  120_000,
);

test('every kind of fault strikes in a good share of the scenarios drawn', () => {
  const [profile] = known;
  const counts = new Map<string, number>();
  for (let seed = 1; seed <= 60; seed++)
    for (const kind of tryOut({ ...profile, units: 30 }, draw(profile, seed)).fired) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  for (const kind of KINDS) expect(counts.get(kind) ?? 0, kind).toBeGreaterThan(6);
}, 120_000);

test('the same seed draws the same scenario, another seed another', () => {
  const [profile] = known;
  expect(draw(profile, 7)).toEqual(draw(profile, 7));
  expect(draw(profile, 7)).not.toEqual(draw(profile, 8));
});

test('shrinking keeps the one fault without which the scenario does not fail', () => {
  const scenario = {
    agents: 5,
    network: { id: 'exponential', meanSeconds: 0.1 },
    faults: [{ id: 'loss' }, { id: 'crash' }, { id: 'skew' }],
  };
  const fails = (candidate: Record<string, unknown>) => JSON.stringify(candidate).includes('crash');
  expect(shrink(scenario, fails)).toEqual({ agents: 3, network: { id: 'constant', meanSeconds: 0.1 }, faults: [{ id: 'crash' }] });
});
