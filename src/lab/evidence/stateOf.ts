import type { World } from '../../engine/kernel/world.ts';

/** The state of a world's layer, to be read and never written; throws if the scenario has no such layer. */
export function stateOf(world: World, path = 'protocol'): unknown {
  const layer = world.layer(path);
  if (layer === undefined) throw new RangeError(`stateOf: the world has no layer "${path}"`);
  return layer.state;
}
