import { MESSAGE } from './queue.ts';
import type { World } from './world.ts';

/** Messages delivered at one go at most, so that a slice of time stays short. */
const MESSAGES_AT_MOST = 4096;

/**
 * Delivers from the convoy at the head of the queue, at most `atMost` messages, at one go: the same order and bits as one by one. False
 * if its module wants them one by one, or somebody looks on, or links have been touched.
 */
export function deliverConvoy(world: World, slot: number, atMost: number): boolean {
  const { queue, received, wire } = world;
  const convoy = queue.convoys.at(slot);
  const layer = world.layers[(convoy.meta >> 3) & 15];
  const { module } = layer;
  if (!module.receiveMany || world.onArrival !== null || world.links.touched || module.check) return false;
  const { head } = convoy;
  const count = Math.min(atMost, MESSAGES_AT_MOST, convoy.count - head);
  const to = convoy.to.subarray(head, head + count);
  const from = convoy.from.subarray(head, head + count);
  const value = convoy.values?.subarray(head, head + count) ?? world.alikeValues(convoy.value, count);
  world.now = convoy.time;
  world.sentAt = convoy.sentAt;
  const isOver = queue.convoys.advance(slot, count);
  world.events += count;
  if (world.options.digest)
    for (let i = 0; i < count; i++) world.digestEvent(convoy.meta | MESSAGE, to[i], from[i], value[i]);
  const kept = world.crashed > 0 ? sortOutCrashed(world.alive, to, from, value, count) : count;
  for (let i = 0; i < kept; i++) received[to[i]] += 1;
  wire.delivered += kept;
  wire.dropped += count - kept;
  module.receiveMany(
    layer.state,
    layer.host,
    layer.values,
    to,
    from,
    value,
    (convoy.meta >> 7) & 0xffff,
    kept,
  );
  if (isOver) queue.convoys.recycle(convoy);
  return true;
}

/** Moves messages to running agents to the front; answers how many. */
function sortOutCrashed(
  alive: Uint8Array,
  to: Int32Array,
  from: Int32Array,
  value: Float64Array,
  count: number,
): number {
  let kept = 0;
  for (let i = 0; i < count; i++) {
    if (alive[to[i]] === 0) continue;
    to[kept] = to[i];
    from[kept] = from[i];
    value[kept] = value[i];
    kept += 1;
  }
  return kept;
}
