import { measures } from '../../../../engine/kernel/outcome.ts';
import { World } from '../../../../engine/kernel/world.ts';
import type { Clients } from '../../../../engine/learners/federated/clients.ts';
import type { Case, Tolerance } from '../../types.ts';
import { stateOf } from '../../layerState.ts';

export type Json = Record<string, unknown>;

/** Agents that learn one model together over a complete graph, with messages that take a tenth of a second. */
export const together = (agents: number, learner: Json, environment: Json, over: Json = {}): Json => ({
  version: 1,
  seed: 1,
  agents,
  topology: { id: 'complete' },
  network: { id: 'constant', meanSeconds: 0.1 },
  protocol: { id: 'broadcast' },
  environment,
  learner,
  ...over,
});

/** The parabolas of the bundled cases, each agent with its own. */
export const parabolas: Json = {
  id: 'quadratics',
  curvature: [[1, 4, 0.5, 2]],
  target: [[0, 1, -2, 3]],
  noise: 0,
  start: 10,
};

export const learned = (world: World): Clients => stateOf(world, 'learner') as Clients;

/** A metric at the end of a run. */
export function metricAfter(scenario: Json, seconds: number, id: string): number {
  const world = new World(scenario);
  world.advance(seconds);
  return measures(world)[id];
}

export const fed = (
  id: string,
  scenario: Json,
  metric: string,
  expected: Case['expected'],
  tol: Tolerance,
  source: string,
  how: Case['how'] = 'engine',
): Case => ({
  id,
  family: 'fed',
  scenario,
  metric,
  expected,
  tol,
  kind: 'closed',
  source,
  how,
});
