import { expect, test } from 'vitest';
import type { Command } from '../../../src/engine/kernel/command.ts';
import { Film } from '../../../src/engine/kernel/film.ts';
import { load, save } from '../../../src/engine/kernel/snapshot.ts';
import { digestOf } from '../../../src/engine/kernel/stateDigest.ts';
import { World } from '../../../src/engine/kernel/world.ts';

const scenario = {
  version: 1,
  seed: 11,
  agents: 30,
  topology: { id: 'watts-strogatz' },
  network: { id: 'exponential', loss: 0.1, duplication: 0.1, reordering: 0.1 },
  protocol: { id: 'gossip' },
  environment: { id: 'facts', meanSeconds: 3 },
};
const wish = { arrivals: false, digest: true, messagesAtMost: 1000 };
const commands: Command[] = [
  { time: 4, do: 'crash', agent: 3 },
  { time: 6, do: 'set', path: 'network.loss', value: 0.4 },
  { time: 9, do: 'restart', agent: 3 },
];

test('the same scenario, seed and commands give the same bits, in one stride or in many', () => {
  const stride = new World(scenario, commands, { digest: true });
  stride.advance(20);
  const steps = new World(scenario, commands, { digest: true, samples: true });
  for (let t = 0; t <= 20; t += 0.1) steps.advance(t);
  steps.advance(20);
  expect(steps.digest.toString()).toBe(stride.digest.toString());
  expect(digestOf(steps)).toBe(digestOf(stride));
});

test('another seed gives another run', () => {
  const a = new World(scenario);
  const b = new World({ ...scenario, seed: 12 });
  a.advance(20);
  b.advance(20);
  expect(digestOf(a)).not.toBe(digestOf(b));
});

test('going back and forward again gives the same bits', () => {
  const film = new Film(scenario, commands);
  film.seek(20);
  const there = digestOf(film.world);
  for (const time of [3, 0, 12.5, 6, 19.99]) {
    film.seek(time);
    film.seek(20);
    expect(digestOf(film.world)).toBe(there);
  }
});

test('a snapshot that travelled as structured data goes on to the same bits', () => {
  const world = new World(scenario, commands);
  world.advance(7.3);
  const travelled = structuredClone(save(world));
  world.advance(20);
  const other = new World(scenario, commands);
  load(other, travelled);
  other.advance(20);
  expect(digestOf(other)).toBe(digestOf(world));
});

test('commands given while it runs, and the same ones known from the start, give the same run', () => {
  const live = new Film(scenario);
  const list: Command[] = [];
  for (const command of commands) {
    live.seek(command.time);
    list.push(command);
    live.setCommands(list);
  }
  live.seek(20);
  const known = new Film(scenario, commands);
  known.seek(20);
  expect(digestOf(live.world)).toBe(digestOf(known.world));
});

test('acting in the past winds the world back, and the old branch can be had again', () => {
  const film = new Film(scenario, commands);
  film.seek(20);
  const old = digestOf(film.world);
  film.setCommands([commands[0], { time: 5, do: 'crash', agent: 7 }]);
  film.seek(20);
  const branch = new World(scenario, [commands[0], { time: 5, do: 'crash', agent: 7 }]);
  branch.advance(20);
  expect(digestOf(film.world)).toBe(digestOf(branch));
  film.setCommands(commands);
  film.seek(20);
  expect(digestOf(film.world)).toBe(old);
});

test('a step back undoes exactly one event, and a step forward does it again', () => {
  const film = new Film(scenario, commands);
  film.seek(8);
  film.step();
  const after = digestOf(film.world);
  film.stepBack();
  film.step();
  expect(digestOf(film.world)).toBe(after);
});

test('every message is delivered, dropped or in flight', () => {
  const world = new World(scenario, commands);
  for (let t = 1; t <= 30; t++) {
    world.advance(t);
    const counted = new Film(scenario, commands);
    counted.seek(t);
    const { total, count } = counted.frame(wish).messages;
    expect(count).toBe(total);
    expect(world.wire.inFlight).toBe(total);
  }
});

test('frames carry each sample once, also after going back, and again only where a command changes the past', () => {
  const film = new Film(scenario);
  film.seek(5);
  const first = [...film.frame(wish).samples.times];
  film.seek(2);
  expect(film.frame(wish).samples.times.length).toBe(0);
  film.seek(6);
  expect(film.frame(wish).samples.times[0]).toBeGreaterThan(first[first.length - 1]);
  film.setCommands([{ time: 3, do: 'crash', agent: 1 }]);
  film.seek(5);
  expect([...film.frame(wish).samples.times]).toEqual(first.filter((time) => time > 3));
});

test('a jump forward over snapshots comes to the same bits as walking there', () => {
  const film = new Film({ ...scenario, agents: 400 }, commands);
  film.seek(400);
  film.seek(1);
  film.seek(397.5);
  const world = new World({ ...scenario, agents: 400 }, commands);
  world.advance(397.5);
  expect(digestOf(film.world)).toBe(digestOf(world));
});

test('a command that speaks of what is not there is refused with its field', () => {
  const film = new Film(scenario);
  expect(() => film.setCommands([{ time: 1, do: 'crash', agent: 30 }])).toThrow('command.agent: 30; expected the number of an agent, 0 to 29');
  expect(() => film.setCommands([{ time: 1, do: 'set', path: 'environment.origin', value: 1 }])).toThrow(/takes effect only from the next restart/);
  expect(() => film.setCommands([{ time: 1, do: 'set', path: 'network.loss', value: 7 }])).toThrow(
    'command.value (network.loss): 7; expected a number from 0 to 0.95',
  );
});
