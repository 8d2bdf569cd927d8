import { expect, test } from 'vitest';
import { measures } from '../../src/engine/kernel/outcome.ts';
import { World } from '../../src/engine/kernel/world.ts';
import { besideOf } from '../../src/engine/scenario/variant.ts';
import { stateOf } from '../../src/lab/evidence/layerState.ts';
import { marl } from '../../src/scenarios/marl.ts';

/** The runs of a preset side by side, in the order of its variants, the main one first. */
function lanesOf(id: string): World[] {
  const preset = marl.find((one) => one.id === id);
  if (!preset) throw new Error(`no preset ${id}`);
  const variants = (preset.beside?.variants ?? []).map((variant) => {
    const parsed = besideOf(preset.scenario, variant);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    return new World(parsed.scenario);
  });
  return [new World(preset.scenario), ...variants];
}

type Counts = Record<'totalSteps' | 'episodes', Float64Array>;

/** Mean steps of an episode between two moments, of some agents. */
function stepsBetween(world: World, from: number, to: number, agents: readonly number[] = [0]): number {
  const counts = (): [number, number] => {
    const { totalSteps, episodes } = stateOf(world, 'environment') as Counts;
    const sum = (all: Float64Array): number => agents.reduce((total, agent) => total + all[agent], 0);
    return [sum(totalSteps), sum(episodes)];
  };
  world.advance(from);
  const [steps, ended] = counts();
  world.advance(to);
  return (counts()[0] - steps) / (counts()[1] - ended);
}

test('food for two: nearly all by added values, a seventh each for itself', () => {
  const shares = lanesOf('forage-together').map((world) => {
    const counts = () => ({ ...(stateOf(world, 'environment') as { taken: number; sown: number }) });
    world.advance(1000);
    const before = counts();
    world.advance(4000);
    return (counts().taken - before.taken) / (counts().sown - before.sown);
  });
  expect(shares[0]).toBeGreaterThan(0.95);
  expect(shares[1]).toBeCloseTo(1 / 7, 1);
});

test('the two-step game: 8 by a monotone mixture, 7 by added values, which hold the risky game for worth less', () => {
  const [mixed, added] = lanesOf('two-step-game');
  added.advance(200);
  const { memory } = stateOf(added, 'learner') as { memory: { q: Float64Array } };
  let best = 0;
  for (let agent = 0; agent < 20; agent++) best += memory.q[(agent * 3 + 2) * 2 + 1] / 10;
  expect(best).toBeLessThan(6.9);
  for (const [world, earned] of [
    [mixed, 8],
    [added, 7],
  ] as const) {
    world.advance(1500);
    const { lastReturn } = stateOf(world, 'environment') as { lastReturn: Float64Array };
    expect([...lastReturn].filter((one) => one === earned).length).toBeGreaterThanOrEqual(18);
  }
});

test('the junction: cars that see the way ahead come through faster and collide less', () => {
  const [seeing, blind] = lanesOf('junction').map((world) => {
    world.advance(2000);
    return measures(world);
  });
  expect(seeing.through).toBeLessThan(0.75 * blind.through);
  expect(seeing.failed).toBeLessThan(blind.failed);
});

test('sixteen on a ring regret a tenth of what loners do, and all who listen to all no less', () => {
  const [ring, complete, alone] = lanesOf('bandit-neighbours').map((world) => {
    world.advance(300);
    return measures(world).regret;
  });
  expect(ring).toBeLessThan(0.12 * alone);
  expect(complete).toBeGreaterThan(ring);
});

test('hunters who tell what they see come to need 9 steps, the others 24', () => {
  const [telling, silent] = lanesOf('hunters-tell').map((world) => stepsBetween(world, 600, 1000));
  expect(Math.round(telling)).toBe(9);
  expect(Math.round(silent)).toBe(24);
});

test('hunters who share their hunts need 25 steps after a while, the others 41', () => {
  const [hunts, tables, nothing] = lanesOf('hunters-share').map((world) => stepsBetween(world, 600, 1000));
  expect(Math.round(hunts)).toBe(25);
  expect(Math.round(nothing)).toBe(41);
  expect(tables).toBeLessThan(nothing);
});

test('students come to walk the maze as fast as their teachers', () => {
  const [world] = lanesOf('policy-lessons');
  const taught = stepsBetween(world, 1500, 2500, [3, 4, 5]);
  expect(taught).toBeLessThan(1.1 * stepsBetween(world, 2500, 3500, [0, 1, 2]));
});
