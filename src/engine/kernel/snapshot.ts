import { clone, sizeOf } from './clone.ts';
import type { Command } from './command.ts';
import type { Verdict } from './frame.ts';
import type { Traits } from '../populations/traits.ts';
import type { SavedLayer } from './layer.ts';
import type { SavedQueue } from './queue.ts';
import type { SavedWire } from './wire.ts';
import type { World } from './world.ts';

/** All of a world at a moment: written back, it goes on to the same bits. Plain data, fit for posting and storing. */
export interface Snapshot {
  now: number;
  events: number;
  redundant: number;
  alive: Uint8Array;
  byzantine: Uint8Array;
  skew: Float64Array;
  received: Uint32Array;
  traits: Traits;
  verdict: Verdict | null;
  /** The run's commands, of which the first `acted` have been carried out. */
  commands: Command[];
  acted: number;
  digest: [number, number];
  queue: SavedQueue;
  wire: SavedWire;
  links: Record<string, unknown>;
  items: Record<string, unknown>;
  layers: SavedLayer[];
}

export function save(world: World): Snapshot {
  return {
    now: world.now,
    events: world.events,
    redundant: world.redundant,
    alive: world.alive.slice(),
    byzantine: world.byzantine.slice(),
    skew: world.skew.slice(),
    received: world.received.slice(),
    traits: clone(world.traits),
    verdict: world.verdict,
    commands: world.commands.slice(),
    acted: world.acted,
    digest: world.digest.save(),
    queue: world.queue.save(),
    wire: world.wire.save(),
    links: world.links.save(),
    items: world.items.save(),
    layers: world.layers.map((layer) => layer.save()),
  };
}

/**
 * Writes a snapshot back into a world of the same scenario. `commands` may differ from the snapshot's own in those not yet carried out.
 * Notes not yet taken are dropped.
 */
export function load(world: World, snapshot: Snapshot, commands: readonly Command[] = snapshot.commands): void {
  world.now = snapshot.now;
  world.events = snapshot.events;
  world.redundant = snapshot.redundant;
  world.alive.set(snapshot.alive);
  world.crashed = world.n - snapshot.alive.reduce((sum, one) => sum + one, 0);
  world.byzantine.set(snapshot.byzantine);
  world.skew.set(snapshot.skew);
  world.received.set(snapshot.received);
  world.traits = clone(snapshot.traits);
  world.verdict = clone(snapshot.verdict);
  world.digest.load(snapshot.digest);
  world.queue.load(snapshot.queue);
  world.links.load(snapshot.links);
  world.items.load(snapshot.items);
  world.layers.forEach((layer, i) => {
    layer.load(snapshot.layers[i]);
  });
  world.wire.load(snapshot.wire);
  world.setCommands(commands, snapshot.acted);
  world.notes = [];
}

export const snapshotBytes = (snapshot: Snapshot): number => sizeOf(snapshot);

