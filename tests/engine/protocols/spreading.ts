import { World } from '../../../src/engine/kernel/world.ts';
import type { Choice } from '../../../src/engine/scenario/scenario.ts';

/** A world in which one fact appears at agent 0, unless said otherwise. */
export function worldWith(
  protocol: Choice,
  rest: {
    agents?: number;
    seed?: number;
    topology?: Choice;
    network?: Record<string, number | string>;
    environment?: Record<string, number>;
    [family: string]: unknown;
  } = {},
): World {
  const { network, environment, ...others } = rest;
  return new World({
    version: 1,
    seed: 1,
    agents: 30,
    topology: { id: 'complete' },
    protocol,
    ...others,
    network: { id: 'constant', meanSeconds: 0.1, ...network },
    environment: { id: 'facts', limit: 1, ...environment },
  });
}

/** Runs until all know the first fact, at most for so long; answers how many do. */
export function reachedBy(world: World, seconds: number): number {
  world.advance(seconds, Infinity, () => world.items.reached[0] === world.n);
  return world.items.reached[0];
}

/** The protocol's state, for the test to say what it takes it for. */
export const stateOf = (world: World): unknown => world.layer('protocol')?.state;

export function inspected(world: World, agent: number): Record<string, string> {
  const layer = world.layer('protocol');
  const rows = layer?.module.inspect?.(layer.state, layer.host, layer.values, agent) ?? [];
  return Object.fromEntries(rows.map(({ label, value }) => [label, value]));
}
