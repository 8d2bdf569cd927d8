import type { World } from '../../engine/kernel/world.ts';

/** The state of a layer that the scenario is known to have; undefined at run time where it has none. */
export const stateOf = (world: World, path: string): unknown => world.layer(path)?.state;
