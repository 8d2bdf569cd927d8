import { describe, expect, it } from 'vitest';
import type { Command } from '../../../src/engine/kernel/command.ts';
import { World } from '../../../src/engine/kernel/world.ts';
import type { State } from '../../../src/engine/protocols/twoPhaseCommit/state.ts';
import { reachableStates } from '../../../src/lab/models/twoPhase.ts';
import { twoPhaseMutants } from '../../../src/lab/mutants/twoPhaseCommit.ts';
import { notLinearizable } from '../../../src/lab/recordsHistory.ts';
import { draw } from '../../../src/lab/swarm/draw.ts';
import { profiles } from '../../../src/lab/swarm/profiles.ts';
import { tryOut } from '../../../src/lab/swarm/trial.ts';

function transactions(commands: Command[] = [], protocol: Record<string, unknown> = {}, rate = 10): World {
  return new World(
    {
      version: 1,
      seed: 1,
      agents: 4,
      topology: { id: 'complete' },
      network: { id: 'constant', meanSeconds: 0.01 },
      protocol: { id: 'two-phase-commit', timeoutSeconds: 0.5, ...protocol },
      environment: { id: 'records', rate },
    },
    commands,
  );
}

const stateOf = (world: World): State => world.layers[0].state as State;
const appliedAt = (world: World): number[] => stateOf(world).managers.map(({ applied }) => applied);

describe('two-phase commit', () => {
  it('commits a transaction with 4 messages for each other manager', () => {
    const world = transactions([], {}, 0.01);
    world.layers[0].host.agree(0, 'x');
    world.advance(1);
    expect(appliedAt(world)).toEqual([1, 1, 1, 1]);
    expect(world.wire.sent).toBe(12);
  });

  it('a manager that refuses aborts the transaction everywhere', () => {
    const world = transactions([], { refusal: 1 });
    world.advance(10);
    expect(appliedAt(world)).toEqual([0, 0, 0, 0]);
    expect(stateOf(world).aborted).toBeGreaterThan(50);
    expect(world.verdict).toBeNull();
  });

  it('a coordinator that crashes blocks prepared managers until it is back; then they agree', () => {
    const world = transactions();
    world.advance(5, Infinity, () => stateOf(world).managers[2].prepared.size > 0);
    world.crash(0);
    world.advance(60);
    const { module, state, host, values } = world.layers[0];
    expect(module.sentence?.(state, host, values)).toContain('may neither commit nor abort');
    expect(stateOf(world).managers[2].prepared.size).toBeGreaterThan(0);
    world.restart(0);
    world.advance(70);
    expect(new Set(appliedAt(world)).size).toBe(1);
    expect(appliedAt(world)[0]).toBeGreaterThan(20);
  });

  it('one manager that is down stops all commits, and no more than that', () => {
    const world = transactions([
      { time: 2, do: 'crash', agent: 3 },
      { time: 6, do: 'restart', agent: 3 },
    ]);
    world.advance(2.1);
    const before = appliedAt(world)[0];
    world.advance(6);
    expect(appliedAt(world)[0]).toBe(before);
    world.advance(12);
    expect(new Set(appliedAt(world)).size).toBe(1);
    expect(appliedAt(world)[0]).toBeGreaterThan(before + 30);
  });
});

describe('two-phase commit in the swarm', () => {
  const profile = profiles.find(({ protocol }) => protocol === 'two-phase-commit');
  if (!profile) throw new Error('the swarm has no profile of two-phase commit');

  it('is atomic, and clients see linearizable registers', () => {
    const trials = Array.from({ length: 60 }, (_, i) =>
      tryOut(profile, draw(profile, i + 1), undefined, notLinearizable),
    );
    expect(trials.flatMap(({ violation }) => violation?.text ?? [])).toEqual([]);
  });

  it.each(twoPhaseMutants)('the checks see $id', (mutant) => {
    const seeds = Array.from({ length: mutant.seedsWithin }, (_, i) => i + 1);
    expect(
      seeds.find((seed) => tryOut(profile, draw(profile, seed), mutant.protocol).violation !== null),
    ).toBeDefined();
  });
});

describe('the model TwoPhase.tla', () => {
  it.each([
    [3, 288],
    [5, 8832],
  ])(
    'of %i managers reaches %i states, none of them inconsistent, as Stateright has it',
    (managers, states) => {
      expect(reachableStates(managers)).toEqual({ states, inconsistent: 0 });
    },
  );
});
