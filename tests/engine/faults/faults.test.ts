import { expect, test } from 'vitest';
import { SILENT } from '../../../src/engine/kernel/host.ts';
import { World } from '../../../src/engine/kernel/world.ts';

const world = (faults: object[], over: object = {}) =>
  new World({
    version: 1,
    seed: 3,
    agents: 20,
    topology: { id: 'complete' },
    network: { id: 'constant' },
    protocol: { id: 'gossip' },
    environment: { id: 'facts', meanSeconds: 2 },
    faults,
    ...over,
  });

const kinds = (run: World) => new Set(run.notes.map((note) => note.kind));
const alive = (run: World) => run.alive.reduce((sum, one) => sum + one, 0);

test('crashed agents come back, and never more are down than allowed', () => {
  const run = world([{ id: 'crash', betweenSeconds: 0.5, downSeconds: 4, atMost: 3 }]);
  let fewest = 20;
  for (let t = 0; t < 60; t += 0.25) {
    run.advance(t);
    fewest = Math.min(fewest, alive(run));
  }
  expect(fewest).toBe(17);
  expect(kinds(run)).toContain('restart');
});

test('crash-stop leaves everyone down in the end', () => {
  const run = world([{ id: 'crash', betweenSeconds: 0.1, returns: false }]);
  run.advance(200);
  expect(alive(run)).toBe(0);
});

test('a partition stops messages between its sides and heals', () => {
  const run = world([{ id: 'partition', betweenSeconds: 1, lastsSeconds: 3, how: 'minority' }]);
  run.advance(60);
  expect(kinds(run)).toContain('partition');
  expect(kinds(run)).toContain('heal');
  expect(run.wire.dropped).toBeGreaterThan(0);
});

test('a one-way partition blocks one direction only', () => {
  const run = world([{ id: 'partition', betweenSeconds: 1, lastsSeconds: 1000, how: 'one-way' }]);
  run.advance(30, Infinity, () => run.links.sides !== null);
  const { sides } = run.links;
  if (sides === null) throw new Error('no partition came');
  const left = sides.indexOf(0);
  const right = sides.indexOf(1);
  expect(run.links.blocked(left, right)).not.toBe(run.links.blocked(right, left));
});

test.each(['loss', 'duplication', 'reordering'])('a spell of %s raises the network’s share and gives it back', (id) => {
  const run = world([{ id, share: 0.5, betweenSeconds: 2, lastsSeconds: 2, untilSeconds: 40 }]);
  const seen = new Set<number>();
  for (let t = 0; t < 80; t += 0.5) {
    run.advance(t);
    seen.add(run.wire.values[id as 'loss']);
  }
  expect(seen).toEqual(new Set([0, 0.5]));
  expect(run.wire.values[id as 'loss']).toBe(0);
});

test('clocks differ, each within the spread', () => {
  const run = world([{ id: 'skew', spread: 0.2 }]);
  expect(new Set(run.skew).size).toBeGreaterThan(10);
  for (const rate of run.skew) expect(Math.abs(rate - 1)).toBeLessThanOrEqual(0.2);
});

test('silent traitors are heard by nobody', () => {
  const run = world([{ id: 'byzantine', liars: 19, behaviour: 'silent', who: 'first' }], { environment: { id: 'facts', limit: 1 } });
  run.advance(30);
  expect(run.byzantine.filter((behaviour) => behaviour === SILENT).length).toBe(19);
  expect(run.items.reached[0]).toBe(1);
});
