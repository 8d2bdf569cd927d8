import { World } from '../../../../engine/kernel/world.ts';
import type { State } from '../../../../engine/learners/parameterServer/server.ts';
import { stateOf } from '../../layerState.ts';
import type { OwnCase } from '../index.ts';
import { fed, learned, metricAfter, together } from './runs.ts';

const AGENTS = 20;
const FAR = 1e6;

/** Most liars, who all send one far number, with which the server's model stays near the honest ones', in the engine. */
function borne(merging: string): number {
  for (let liars = 1; liars < AGENTS; liars++) {
    const environment = {
      id: 'quadratics',
      curvature: [[1]],
      target: [Array.from({ length: AGENTS }, (_, i) => i / AGENTS)],
      noise: 0,
      start: 0,
    };
    const learner = { id: 'fedavg', merging, liars, attack: FAR, weights: 'uniform', localSteps: 1, rate: 1 };
    const world = new World(
      together(AGENTS, learner, environment, { faults: [{ id: 'byzantine', liars, behaviour: 'lying' }] }),
    );
    world.advance(3);
    if (!(Math.abs(learned(world).models[0]) < 10)) return liars - 1;
  }
  return AGENTS - 1;
}

const row = (merging: string, expected: number, source: string): OwnCase => ({
  ...fed(
    `BREAKDOWN-engine-${merging}`,
    { merging, n: AGENTS, liarsSend: `all liars send ${FAR}` },
    'most liars with a bounded model',
    expected,
    { type: 'exact' },
    source,
  ),
  run: () => ({
    value: borne(merging),
    reps: 1,
    reading: 'three rounds of federated averaging in the engine for each number of liars',
  }),
});

const YIN = 'Yin et al., ICML 2018: fewer than half';

/** How far the workers are apart that are at work, at most, over a run with workers of very different speeds. */
function ahead(bound: number): number {
  const world = new World(
    together(
      8,
      { id: 'parameter-server', pace: 'bounded', bound, rate: 0.01 },
      { id: 'dataset' },
      { population: { id: 'spread', speedSigma: 1 }, seed: 4 },
    ),
  );
  let most = 0;
  world.advance(60, Infinity, () => {
    const { clock, waiting } = stateOf(world, 'learner') as State;
    const slowest = Math.min(...clock);
    clock.forEach((one, agent) => {
      if (!waiting[agent]) most = Math.max(most, one - slowest);
    });
    return false;
  });
  return most;
}

const staleness = (agents: number) => {
  const scenario = together(
    agents,
    { id: 'parameter-server', unsteadiness: 0, stepSeconds: 1, localSteps: 1, rate: 0.001 },
    { id: 'quadratics' },
    { network: { id: 'constant', meanSeconds: 0.001 } },
  );
  return { value: metricAfter(scenario, 1000, 'staleness'), reps: 1, scenario };
};

/** Robust merging in the engine, and servers whose workers do not wait. */
export const serverCases: readonly OwnCase[] = [
  row('mean', 0, 'one arbitrary model moves a mean anywhere (Blanchard et al., NeurIPS 2017, lemma 1)'),
  row('median', 9, YIN),
  row('trimmed-mean', 9, `${YIN}, with as many trimmed on either side as lie`),
  row('geometric-median', 9, 'Pillutla, Kakade & Harchaoui, IEEE TSP 70, 2022: breakdown point 1/2'),
  row(
    'norm-clipping',
    9,
    'the centre is the median of coordinates (Yin et al. 2018), and each liar moves it by at most the median distance',
  ),
  {
    ...fed(
      'BREAKDOWN-engine-krum',
      { merging: 'krum', n: AGENTS, liarsSend: `all liars send ${FAR}` },
      'most liars with a bounded model, at least',
      8,
      { type: 'ge' },
      'Blanchard et al., NeurIPS 2017: 2f + 2 < n',
    ),
    run: () => ({
      value: borne('krum'),
      reps: 1,
      reading: 'the promise is 8 of 20; liars who agree win only when n − f − 2 of them stand together',
    }),
  },
  ...[4, 12].map(
    (agents): OwnCase => ({
      ...fed(
        `PS-staleness-${agents}`,
        { algorithm: 'asynchronous SGD', workers: agents, speeds: 'equal' },
        'mean staleness',
        agents - 1,
        { type: 'abs', value: 0.05 },
        'Zhang, Gupta, Lian & Liu, IJCAI 2016: with λ equal workers each change waits for λ − 1 others',
      ),
      run: () => staleness(agents),
    }),
  ),
  ...[0, 3].map(
    (bound): OwnCase => ({
      ...fed(
        `SSP-bound-${bound}`,
        { algorithm: 'stale synchronous parallel', s: bound, workers: 8, speeds: 'log-normal, σ = 1' },
        'most changes by which a worker at work is ahead of the slowest',
        bound,
        { type: 'exact' },
        'Ho et al., NeurIPS 2013: at most s clocks apart; the fastest uses all of it',
      ),
      run: () => ({ value: ahead(bound), reps: 1, reading: 'watched at every event of a minute' }),
    }),
  ),
];
