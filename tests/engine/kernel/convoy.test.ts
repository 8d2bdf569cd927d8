import { describe, expect, it } from 'vitest';
import type { Command } from '../../../src/engine/kernel/command.ts';
import { Chance } from '../../../src/engine/kernel/chance.ts';
import { save } from '../../../src/engine/kernel/snapshot.ts';
import type { World } from '../../../src/engine/kernel/world.ts';
import type { Scenario } from '../../../src/engine/scenario/scenario.ts';
import { countInFlight, fingerprint, resumed, worldOf } from '../../helpers/worlds.ts';

/** Rounds of a thousand like messages, which travel in convoys. */
const crowd = (protocol: Scenario['protocol'], memory = 16): Scenario => ({
  version: 1,
  seed: 5,
  agents: 1500,
  topology: { id: 'complete' },
  network: { id: 'constant', meanSeconds: 0.4 },
  protocol,
  environment: { id: 'facts', meanSeconds: 0.7, memory },
});

const UNTIL = 9;
const commands: Command[] = [
  { time: 2.2, do: 'crash', agent: 7 },
  { time: 3.3, do: 'inject', agent: 8 },
  { time: 4.1, do: 'restart', agent: 7 },
  { time: 5.1, do: 'cut', from: 1, to: 2 },
  { time: 6.1, do: 'heal' },
  { time: 6.5, do: 'set', path: 'network.meanSeconds', value: 0.3 },
];

/** The run whose messages are each in a slot of its own before any is delivered. */
function oneByOne(scenario: Scenario): World {
  const world = worldOf(scenario, commands);
  while (world.nextTime() <= UNTIL) {
    world.queue.unpack();
    world.advance(world.nextTime());
  }
  world.advance(UNTIL);
  return world;
}

describe.each([
  ['push', crowd({ id: 'gossip', mode: 'push' })],
  ['push with fan-out', crowd({ id: 'gossip', mode: 'push', fanout: 3 })],
  ['pull', crowd({ id: 'gossip', mode: 'pull' })],
  ['push-pull', crowd({ id: 'gossip', mode: 'push-pull' })],
  ['push of many words', crowd({ id: 'gossip', mode: 'push' }, 40)],
  ['anti-entropy, which takes no convoys', crowd({ id: 'anti-entropy' })],
])('messages of %s in convoys', (_name, scenario) => {
  const expected = fingerprint(oneByOne(scenario));

  it('arrive as they do one by one', () => {
    const world = worldOf(scenario, commands);
    world.advance(UNTIL);
    expect(fingerprint(world)).toBe(expected);
  });

  it('arrive alike event by event, and where a slice ends within a convoy', () => {
    const world = worldOf(scenario, commands);
    while (!world.advance(UNTIL, 1237) && world.verdict === null);
    expect(fingerprint(world)).toBe(expected);
  });

  it('go on from a snapshot taken in the middle of one', () => {
    const world = worldOf(scenario, commands);
    world.advance(4.05);
    world.advance(UNTIL, 100);
    const fresh = resumed(scenario, save(world));
    fresh.advance(UNTIL);
    expect(fingerprint(fresh)).toBe(expected);
    world.advance(UNTIL);
    expect(fingerprint(world)).toBe(expected);
  });

  it('are all counted', () => {
    const world = worldOf(scenario, commands);
    world.advance(3.1);
    const { wire } = world;
    expect(wire.inFlight).toBeGreaterThan(0);
    expect(wire.sent + wire.duplicated).toBe(wire.delivered + wire.dropped + countInFlight(world));
  });
});

it('a message in a convoy can be dropped by hand', () => {
  const world = worldOf(crowd({ id: 'gossip', mode: 'pull' }));
  world.advance(0.1);
  expect(world.queue.convoys.size).toBeGreaterThan(0);
  const slot = world.wire.find(1200);
  expect(world.queue.convoys.size).toBe(0);
  expect(slot).toBeGreaterThanOrEqual(0);
  world.addCommand({ time: 0.1, do: 'drop', message: 1200 });
  world.advance(0.9);
  expect(world.wire.dropped).toBe(1);
});

it('draws from many streams at once are those of each stream', () => {
  const bound = 1_500_000;
  const many = new Chance(3, 'many', 500);
  const single = new Chance(3, 'many', 500);
  const streams = Int32Array.from({ length: 4000 }, (_, i) => (i * 7) % 500);
  const into = new Int32Array(4000);
  many.belowEach(streams, 4000, bound, into);
  expect([...into]).toEqual([...streams].map((stream) => single.at(stream).below(bound)));
  expect(many.words).toEqual(single.words);
});
