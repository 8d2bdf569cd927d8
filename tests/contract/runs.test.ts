import { describe, expect, it } from 'vitest';
import { degree, neighbour } from '../../src/engine/topologies/graph.ts';
import type { Command } from '../../src/engine/kernel/command.ts';
import { save } from '../../src/engine/kernel/snapshot.ts';
import type { World } from '../../src/engine/kernel/world.ts';
import type { Scenario } from '../../src/engine/scenario/scenario.ts';
import { checkValue } from '../../src/engine/scenario/values.ts';
import { endsOf, everyEntry, type Family, scenarioWith } from '../helpers/scenarios.ts';
import { countInFlight, fingerprint, horizonOf, look, resumed, worldOf } from '../helpers/worlds.ts';
import type { Entry } from '../../src/engine/catalog/entry.ts';

/** The world that comes of a scenario at a time, in one stride. */
function ran(scenario: Scenario, until: number, commands: readonly Command[] = []): World {
  const world = worldOf(scenario, commands);
  world.advance(until);
  return world;
}

/** Hands on the world: crash, return, cut, slow, heal, inject, and each live parameter of the entry moved to an end. */
function handsOn(world: World, family: Family, entry: Entry, until: number): Command[] {
  const { graph } = world;
  const linked = Array.from({ length: world.n }, (_, agent) => agent).find(
    (agent) => degree(graph, agent) > 0,
  );
  const commands: Command[] = [
    { time: until * 0.2, do: 'crash', agent: world.n - 1 },
    { time: until * 0.3, do: 'inject', agent: 0 },
    { time: until * 0.6, do: 'restart', agent: world.n - 1 },
    { time: until * 0.8, do: 'heal' },
  ];
  if (linked !== undefined) {
    const link = { from: linked, to: neighbour(graph, linked, 0) };
    commands.push(
      { time: until * 0.4, do: 'cut', ...link },
      { time: until * 0.5, do: 'slow', ...link, value: 3 },
    );
  }
  const owner = family === 'faults' || family === 'remedies' ? `${family}.0` : family;
  Object.entries(entry.params).forEach(([key, param], i) => {
    const value = endsOf(param).at(-1);
    if (!param.live || value === undefined || checkValue(param, value, key) !== null) return;
    commands.push({ time: until * (0.3 + (i % 10) / 20), do: 'set', path: `${owner}.${key}`, value });
  });
  return commands.toSorted((a, b) => a.time - b.time);
}

describe.each(everyEntry)('$name', ({ family, entry }) => {
  const scenario = scenarioWith(family, entry.id);
  const until = horizonOf(scenario);

  it('does something with its defaults and breaks no promise', () => {
    const world = ran(scenario, until);
    expect(world.events).toBeGreaterThan(0);
    expect(world.verdict).toBeNull();
  });

  it('repeats: the same scenario gives the same run', () => {
    expect(fingerprint(ran(scenario, until))).toBe(fingerprint(ran(scenario, until)));
  });

  it('depends on its seed, or on no chance at all', () => {
    const other = ran({ ...scenario, seed: scenario.seed + 1 }, until);
    expect(other.digest.toString()).not.toBe(ran(scenario, until).digest.toString());
  });

  it('replays: commands given beforehand and by hand make the same run', () => {
    const commands = handsOn(worldOf(scenario), family, entry, until);
    const byHand = worldOf(scenario);
    for (const command of commands) {
      byHand.advance(command.time);
      byHand.addCommand(command);
    }
    byHand.advance(until);
    expect(fingerprint(byHand)).toBe(fingerprint(ran(scenario, until, commands)));
  });

  it('goes alike in one stride, in two hundred, and event by event', () => {
    const strides = worldOf(scenario);
    for (let i = 1; i < 200; i++) strides.advance((until * i) / 200);
    strides.advance(until);
    const events = worldOf(scenario);
    while (!events.advance(until, 7) && events.verdict === null);
    const expected = fingerprint(ran(scenario, until));
    expect(fingerprint(strides)).toBe(expected);
    expect(fingerprint(events)).toBe(expected);
  });

  it('is not changed by being watched', () => {
    const watched = worldOf(scenario);
    for (let i = 1; i < 20; i++) {
      watched.advance((until * i) / 20);
      look(watched);
    }
    watched.advance(until);
    expect(fingerprint(watched)).toBe(fingerprint(ran(scenario, until)));
  });

  it('goes on from a snapshot as if never stopped, in a new world and in one that went elsewhere', () => {
    const commands = handsOn(worldOf(scenario), family, entry, until);
    const world = worldOf(scenario, commands);
    world.advance(until * 0.45);
    const snapshot = save(world);
    const expected = fingerprint(ran(scenario, until, commands));

    const fresh = resumed(scenario, snapshot);
    fresh.advance(until);
    expect(fingerprint(fresh)).toBe(expected);

    world.advance(until);
    expect(fingerprint(world)).toBe(expected);
    const back = resumed(scenario, snapshot);
    expect(fingerprint(back)).not.toBe(expected);
    back.advance(until);
    expect(fingerprint(back)).toBe(expected);
  });

  it('keeps its state as plain data', () => {
    const snapshot = save(ran(scenario, until));
    expect(structuredClone(snapshot)).toEqual(snapshot);
  });

  it('loses count of no message', () => {
    const { wire } = ran(scenario, until);
    const world = ran(scenario, until);
    expect(wire.sent + wire.duplicated).toBe(wire.delivered + wire.dropped + countInFlight(world));
  });
});
