import type { Returns } from '../../../../engine/environments/playReturns.ts';
import type { Command } from '../../../../engine/kernel/command.ts';
import { World } from '../../../../engine/kernel/world.ts';
import type { Playing } from '../../../../engine/learners/playing/learner.ts';
import { stateOf } from '../../layerState.ts';
import type { Case, Outcome } from '../../types.ts';
import type { OwnCase } from '../index.ts';

export type Keys = Record<string, unknown>;

/** Agents that learn side by side and tell each other nothing: each is a replicate. */
export const worldOf = (environment: Keys, learner: Keys, agents: number, seed: number): Keys => ({
  version: 1,
  seed,
  agents,
  topology: { id: 'complete' },
  network: { id: 'constant', meanSeconds: 0.1 },
  protocol: { id: 'broadcast' },
  environment,
  learner,
});

export const begin = (scenario: Keys, commands: readonly Command[] = []): World =>
  new World(scenario, commands, { checks: false });
export const returnsIn = (world: World): Returns => stateOf(world, 'environment') as Returns;
export const playingIn = (world: World): Playing<unknown> => stateOf(world, 'learner') as Playing<unknown>;
export function memoryIn(world: World): unknown {
  const { memory } = playingIn(world);
  if (memory === null) throw new RangeError('the learner has nothing to play');
  return memory;
}
export const sumOf = (values: ArrayLike<number>): number => {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i];
  return sum;
};

/** Steps after which a world is given up whose episodes don't end. */
const SECONDS_AT_MOST = 3e6;

/** Steps of each of the first `count` episodes, the mean over agents. */
export function learningCurve(world: World, count: number): Float64Array {
  const steps = new Float64Array(count);
  const told = new Int32Array(world.n);
  const { episodes, lastSteps } = returnsIn(world);
  const done = (): boolean => {
    let finished = true;
    for (let agent = 0; agent < world.n; agent++) {
      if (told[agent] < episodes[agent]) {
        if (told[agent] < count) steps[told[agent]] += lastSteps[agent] / world.n;
        told[agent] += 1;
      }
      if (told[agent] < count) finished = false;
    }
    return finished;
  };
  world.advance(SECONDS_AT_MOST, Infinity, done);
  if (!told.every((episodes) => episodes >= count))
    throw new RangeError(`not all agents finish ${count} episodes`);
  return steps;
}

/** Mean of the entries from `from` up to `to`. */
export const meanBetween = (values: ArrayLike<number>, from: number, to: number): number => {
  let sum = 0;
  for (let i = from; i < to; i++) sum += values[i];
  return sum / (to - from);
};

type Told = Pick<Case, 'id' | 'family' | 'metric' | 'expected' | 'tol' | 'source'> &
  Partial<Pick<Case, 'note' | 'how' | 'kind'>> & {
    says: Keys;
    run: (seed: number) => Outcome;
  };

/** A row whose replicates are counted by the row itself. */
export const row = ({ says, run, how = 'engine', kind = 'published', ...rest }: Told): OwnCase => ({
  ...rest,
  how,
  kind,
  scenario: says,
  run: ({ seed }) => run(seed),
});
