import type { Layer } from '../../../../engine/kernel/layer.ts';
import { World } from '../../../../engine/kernel/world.ts';
import type { Scenario } from '../../../../engine/scenario/scenario.ts';

/** The least delay that a network has, where hops are to cost nothing. */
const HOP_SECONDS = 0.0001;

/** A domain's own agents at work, without an architecture above them. */
export const domainScenario = (environment: Record<string, unknown> & { id: string }, agents: number, seed = 1) =>
  ({
    version: 1,
    seed,
    agents,
    topology: { id: 'complete' },
    network: { id: 'constant', meanSeconds: HOP_SECONDS },
    // Nothing is ever shared here, so that this protocol sends nothing.
    protocol: { id: 'flooding' },
    environment,
  }) as Scenario;

/** Runs a scenario up to a time in simulated seconds, or until `stop`, and answers its environment. */
export function environmentAfter(scenario: Scenario, seconds: number, stop?: () => boolean): Layer {
  const world = new World(scenario, [], { checks: false });
  world.advance(seconds, Infinity, stop);
  return world.layer('environment') as Layer;
}

/** A metric of an environment at this moment, by its id. */
export function metricOf({ module, state, host, values }: Layer, id: string): number {
  const metrics = module.metrics ?? [];
  const into = new Float64Array(metrics.length);
  module.measure?.(state, host, values, into);
  return into[metrics.findIndex((metric) => metric.id === id)];
}
