import { World } from '../../../src/engine/kernel/world.ts';

/** A world in which agents agree, with a few things to vary. */
export const worldWith = (
  protocol: Record<string, unknown>,
  agents: number,
  rest: Record<string, unknown> = {},
  environment: Record<string, unknown> = { id: 'records', limit: 30, rate: 20 },
): World =>
  new World({
    version: 1,
    seed: 1,
    agents,
    topology: { id: 'complete' },
    network: { id: 'exponential', meanSeconds: 0.05 },
    protocol,
    environment,
    ...rest,
  });

export const traitors = (liars: number, behaviour: string, who = 'first') => ({
  faults: [{ id: 'byzantine', liars, behaviour, who }],
});

// A cast under a name of its own, for tests that know whose state it is.
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters
export const stateOf = <S>(world: World): S => world.layers[0].state as S;
