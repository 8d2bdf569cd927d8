import type { World } from '../../engine/kernel/world.ts';

/** The state of a layer that the scenario is known to have; undefined at run time where it has none. */
export const stateOf = <S>(world: World, path: string): S => world.layer(path)?.state as S;
