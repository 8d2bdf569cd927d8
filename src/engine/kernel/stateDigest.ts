import { Digest } from './digest.ts';
import type { World } from './world.ts';

/** Digest of a world's whole state but for the queue's sequence numbers, which sampling and stale timers may shift. */
export function digestOf(world: World): string {
  const digest = new Digest();
  digest.number(world.now);
  digest.number(world.events);
  digest.data([world.alive, world.byzantine, world.skew, world.received, world.redundant]);
  const { wire } = world;
  digest.data([wire.sent, wire.duplicated, wire.delivered, wire.dropped, wire.bytes, wire.values]);
  digest.data(world.items.save());
  for (const layer of world.layers) digest.data([layer.state, layer.values]);
  return digest.toString();
}
