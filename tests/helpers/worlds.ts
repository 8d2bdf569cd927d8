import type { Command } from '../../src/engine/kernel/command.ts';
import { Digest } from '../../src/engine/kernel/digest.ts';
import { FREE, LOST, MESSAGE } from '../../src/engine/kernel/queue.ts';
import { load, save, type Snapshot } from '../../src/engine/kernel/snapshot.ts';
import { World } from '../../src/engine/kernel/world.ts';
import type { Scenario } from '../../src/engine/scenario/scenario.ts';

export const EVENTS_AT_MOST = 3000;
const SECONDS_AT_MOST = 30;

export const worldOf = (scenario: Scenario, commands: readonly Command[] = []): World =>
  new World(scenario, commands, { digest: true, checks: true });

/** A simulated time by which something has happened, but not too much for a test. */
export function horizonOf(scenario: Scenario): number {
  const world = worldOf(scenario);
  return world.advance(SECONDS_AT_MOST, EVENTS_AT_MOST) ? SECONDS_AT_MOST : world.now * 0.9;
}

/**
 * A digest of all events so far and of everything the world remembers, chance included: equal if and only if the worlds are. Left out are
 * the sequence numbers of events to come, which count on when a snapshot hands out its commands again, in the same order.
 */
export function fingerprint(world: World): string {
  const { queue: _layout, digest: _events, layers, ...rest } = save(world);
  const digest = new Digest();
  digest.text(world.digest.toString());
  digest.data(rest);
  for (const { armed, ...layer } of layers) {
    digest.data(layer);
    digest.data(armed.map((order) => (order === 0 ? 0 : 1)));
  }
  return digest.toString();
}

/** A world of the scenario that goes on from a snapshot, which has travelled as posted messages do. */
export function resumed(scenario: Scenario, snapshot: Snapshot): World {
  const world = worldOf(scenario);
  load(world, structuredClone(snapshot));
  return world;
}

/** Messages that the queue holds, counted one by one. */
export function countInFlight(world: World): number {
  const { queue } = world;
  queue.unpack();
  let count = 0;
  for (let slot = 0; slot < queue.top; slot++) {
    const type = queue.meta[slot] & 7;
    if (type !== FREE && (type === MESSAGE || type === LOST)) count += 1;
  }
  return count;
}

/** Reads all that a page could show, and answers the numbers among it. */
export function look(world: World): number[] {
  const numbers: number[] = [];
  for (const { module, state, host, values } of world.layers) {
    const channels = (module.channels ?? []).map(() => new Float32Array(world.n));
    module.observe?.(state, host, values, channels);
    for (const channel of channels) for (const number of channel) numbers.push(number);
    const metrics = new Float64Array(module.metrics?.length ?? 0);
    module.measure?.(state, host, values, metrics);
    numbers.push(...metrics);
    module.sentence?.(state, host, values);
    module.verdict?.(state, host, values);
    for (let agent = 0; agent < Math.min(world.n, 3); agent++) module.inspect?.(state, host, values, agent);
  }
  return numbers;
}
