import { expect, it } from 'vitest';
import { measures, verdictOf } from '../../src/engine/kernel/outcome.ts';
import { World } from '../../src/engine/kernel/world.ts';
import { teams } from '../../src/scenarios/teams.ts';

/** A preset's world after so many seconds, or at its end. */
function after(id: string, seconds: number, change: Record<string, Record<string, unknown>> = {}): World {
  const preset = teams.find((one) => one.id === id);
  if (!preset) throw new Error(`${id}: no such preset.`);
  const scenario = structuredClone(preset.scenario) as unknown as Record<string, Record<string, unknown>>;
  for (const [layer, values] of Object.entries(change)) Object.assign(scenario[layer], values);
  const world = new World(scenario);
  world.advance(seconds, 5e6, () => verdictOf(world).state !== 'running');
  return world;
}

it('six agents: more than nine of ten right on independent parts, none step by step', () => {
  expect(measures(after('team-of-six', 1e5)).success).toBeGreaterThan(90);
  expect(measures(after('team-of-six', 2000, { environment: { parallelShare: 0 } })).success).toBe(0);
});

it('one agent: three of five right, and more step by step', () => {
  const parts = measures(after('one-agent', 1e5)).success;
  expect(Math.abs(parts - 60)).toBeLessThan(8);
  expect(measures(after('one-agent', 1e5, { environment: { parallelShare: 0 } })).success).toBeGreaterThan(parts + 5);
});

it('whispers: errors that nobody made come from hand-offs', () => {
  const world = after('whispers', 600);
  expect(measures(world).omitted).toBeGreaterThan(1);
  expect(world.notes.some(({ text }) => text.includes('wrong: context omission'))).toBe(true);
});

it('a chain of command waits most of its time', () => {
  expect(measures(after('chain-of-command', 400))['time-waiting']).toBeGreaterThan(50);
});

it('liars are outvoted', () => {
  expect(measures(after('liars-outvoted', 600)).success).toBeGreaterThan(90);
});

it('a thousand agents do ten thousand tasks within two minutes, some 700 times as fast as one', () => {
  const world = after('thousand-agents', 1000);
  expect(verdictOf(world).state).toBe('done');
  expect(world.now).toBeLessThan(120);
  expect(Math.abs(measures(world).speedup - 700)).toBeLessThan(50);
});

it('an elected head is replaced again and again, and no task is lost', () => {
  const world = after('elected-head', 1e5);
  expect(verdictOf(world).state).toBe('done');
  expect(world.notes.some(({ text }) => text.includes('unfinished'))).toBe(false);
  const elections = world.notes.filter(({ kind }) => kind === 'head');
  expect(elections.length).toBeGreaterThan(3);
  elections.slice(1).forEach(({ time }, i) => {
    // The crash that made it necessary was three seconds before, at the least.
    const crash = world.notes.findLast((note) => note.kind === 'crash' && note.agent === elections[i].agent && note.time < time);
    expect(time - (crash?.time ?? time)).toBeGreaterThanOrEqual(3);
    expect(time - (crash?.time ?? 0)).toBeLessThan(15);
  });
});

it('a debate over gossip waits for word most of the time, and reaches all', () => {
  const found = measures(after('debate-over-gossip', 600));
  expect(found['time-waiting']).toBeGreaterThan(50);
  expect(found.success).toBeGreaterThan(80);
});

it('one agent is one agent: it never waits for others, and the sentence says whose time it is', () => {
  const world = after('one-agent', 1e5);
  expect(world.n).toBe(1);
  expect(measures(world)['time-waiting']).toBe(0);
  const layer = world.layer('architecture');
  const sentence = layer?.module.sentence?.(layer.state, layer.host, layer.values) ?? '';
  expect(sentence).toMatch(/^Its time goes to /);
  expect(sentence).not.toContain('team');
});
