import { expect, it, test } from 'vitest';
import { measures } from '../../src/engine/kernel/outcome.ts';
import { World } from '../../src/engine/kernel/world.ts';
import { besideOf } from '../../src/engine/scenario/variant.ts';
import { learning } from '../../src/scenarios/learning.ts';

/** The runs of a preset side by side, by their names. */
function lanesOf(id: string): Map<string, World> {
  const preset = learning.find((one) => one.id === id);
  if (!preset) throw new Error(`no preset ${id}`);
  const lanes = new Map([[preset.beside?.label ?? preset.title, new World(preset.scenario)]]);
  for (const variant of preset.beside?.variants ?? []) {
    const parsed = besideOf(preset.scenario, variant);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    lanes.set(variant.label, new World(parsed.scenario));
  }
  return lanes;
}

function at(lanes: Map<string, World>, lane: string, seconds: number): Record<string, number> {
  const world = lanes.get(lane);
  if (!world) throw new Error(`no lane ${lane}`);
  world.advance(seconds);
  return measures(world);
}

test('FedAvg drifts to 75 %, SCAFFOLD finds the optimum and 80 %', () => {
  const lanes = lanesOf('client-drift');
  const plain = at(lanes, 'FedAvg', 60);
  const corrected = at(lanes, 'SCAFFOLD', 60);
  expect(plain['off-optimum']).toBeGreaterThan(0.15);
  expect(corrected['off-optimum']).toBeLessThan(1e-4);
  expect(Math.round(plain.accuracy)).toBe(75);
  expect(Math.round(corrected.accuracy)).toBe(80);
});

test('in step more than half wait, each at its own pace one in eight, eleven versions late', () => {
  const lanes = lanesOf('stragglers');
  const waiting = (lane: string): number => {
    let sum = 0;
    for (let half = 1; half <= 240; half++) sum += at(lanes, lane, half / 2).idle / 240;
    return sum;
  };
  expect(waiting('In step')).toBeGreaterThan(50);
  const own = waiting('Each at its own pace');
  expect(own).toBeGreaterThan(10);
  expect(own).toBeLessThan(16);
  expect(at(lanes, 'Each at its own pace', 120).staleness).toBeCloseTo(11, 0);
  expect(at(lanes, 'At most three ahead', 120)['off-optimum']).toBeLessThan(0.1);
});

test('an eleventh of the bytes, and a sixth, for the same accuracy', () => {
  const lanes = lanesOf('few-bytes');
  const full = at(lanes, 'In full', 60);
  const levels = at(lanes, 'Four levels', 60);
  const largest = at(lanes, 'The largest tenth', 60);
  expect(full['bytes-sent'] / levels['bytes-sent']).toBeCloseTo(11, 0);
  expect(full['bytes-sent'] / largest['bytes-sent']).toBeCloseTo(6, 0);
  for (const { accuracy } of [levels, largest]) expect(Math.abs(accuracy - full.accuracy)).toBeLessThan(1);
});

test('privacy at ε = 11 costs little where a server adds the noise, and much where each agent does', () => {
  const lanes = lanesOf('price-of-privacy');
  const server = at(lanes, 'The server adds noise', 60);
  const agents = at(lanes, 'Each agent adds noise', 60);
  expect(server.epsilon).toBeCloseTo(11.3, 1);
  expect(agents.epsilon).toBe(server.epsilon);
  expect(at(lanes, 'No noise', 60).accuracy).toBeGreaterThan(server.accuracy);
  expect(server.accuracy).toBeGreaterThan(90);
  expect(agents.accuracy).toBeGreaterThan(60);
  expect(agents.accuracy).toBeLessThan(72);
});

test('a hidden layer bends round rings, a line does not', () => {
  const lanes = lanesOf('rings');
  let sum = 0;
  for (let seconds = 2; seconds <= 120; seconds += 2) sum += at(lanes, 'Linear', seconds).accuracy / 60;
  expect(sum).toBeGreaterThan(40);
  expect(sum).toBeLessThan(50);
  expect(at(lanes, 'One hidden layer', 122).accuracy).toBeGreaterThanOrEqual(88);
});

it('learns anew what has changed within ten rounds', () => {
  const lanes = lanesOf('sudden-drift');
  const lane = 'The world changes its mind';
  for (const change of [40, 80]) {
    expect(at(lanes, lane, change - 1).accuracy).toBeGreaterThan(90);
    expect(at(lanes, lane, change + 0.5).accuracy).toBeLessThan(10);
    expect(at(lanes, lane, change + 10.5).accuracy).toBeGreaterThan(60);
  }
});

test('three liars of twelve carry the mean away, and the median bears them', () => {
  const preset = learning.find(({ id }) => id === 'poisoned');
  const run = (merging: string) => {
    const world = new World({
      ...preset?.scenario,
      learner: { ...preset?.scenario.learner, id: 'fedavg', merging },
    });
    world.advance(30);
    return measures(world)['off-optimum'];
  };
  expect(run('mean')).toBeGreaterThan(3);
  expect(run('median')).toBeLessThan(2);
});
