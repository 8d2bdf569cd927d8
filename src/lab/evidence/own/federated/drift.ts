import { metricAfter, fed, type Json, learned, parabolas, together } from './runs.ts';
import { measures } from '../../../../engine/kernel/outcome.ts';
import { World } from '../../../../engine/kernel/world.ts';
import type { OwnCase } from '../index.ts';

const SECONDS = 4000;
const A = [1, 4, 0.5, 2];
const B = [0, 1, -2, 3];
const RATE = 0.1;

/** Where K steps of gradient descent on each parabola and then the mean stand still: Σ (1 − (1 − ηa)^K) b / Σ (1 − (1 − ηa)^K). */
function standstill(steps: number): number {
  const pull = A.map((a) => 1 - (1 - RATE * a) ** steps);
  return pull.reduce((sum, one, i) => sum + one * B[i], 0) / pull.reduce((sum, one) => sum + one, 0);
}

/** The same for clients that solve their own problem with a pull of weight μ to the server's model. */
const proximal = (mu: number): number =>
  A.reduce((sum, a, i) => sum + (a * B[i]) / (a + mu), 0) / A.reduce((sum, a) => sum + a / (a + mu), 0);

/** Σ a b / Σ a. */
const OPTIMUM = 9 / 7.5;

function fixedPoint(learner: Json, seconds = SECONDS): { value: number; reps: number; scenario: Json } {
  const scenario = together(4, { weights: 'uniform', rate: RATE, ...learner }, parabolas);
  if (learner.id === 'scaffold') delete (scenario.learner as Json).weights;
  const world = new World(scenario);
  world.advance(seconds);
  return { value: learned(world).models[0], reps: 1, scenario };
}

const offOptimum = (learner: Json, seconds: number) => {
  const environment = {
    id: 'dataset',
    source: 'line',
    model: 'linear',
    features: 5,
    noise: 0.5,
    split: 'labels',
    alpha: 0.3,
    batch: 0,
    samples: 40,
  };
  const scenario = together(8, learner, environment);
  return { value: metricAfter(scenario, seconds, 'off-optimum'), reps: 1, scenario };
};

const FEDAVG =
  'closed form for quadratics: objective inconsistency of local steps (Wang et al., FedNova, NeurIPS 2020; Li et al. 2020)';
const SCAFFOLD =
  'Karimireddy et al., SCAFFOLD, ICML 2020: control variates remove the drift of clients, theorem III needs no bound on how they differ';
const data = 'least squares on samples spread by labels (α = 0.3), full gradients';

/** Federated averaging against what one machine with all data finds, and SCAFFOLD. */
export const driftCases: readonly OwnCase[] = [
  ...[2, 20].map((steps) => ({
    ...fed(
      `FEDAVG-K${steps}-engine`,
      { algorithm: 'FedAvg', a: A, b: B, local_steps: steps, lr: RATE },
      'fixed point',
      standstill(steps),
      { type: 'abs' as const, value: 1e-9 },
      FEDAVG,
    ),
    run: () => fixedPoint({ id: 'fedavg', localSteps: steps }),
  })),
  ...[1, 5, 20].map((steps) => ({
    ...fed(
      `SCAFFOLD-K${steps}`,
      { algorithm: 'SCAFFOLD, option II', a: A, b: B, local_steps: steps, lr: RATE },
      'fixed point: the optimum',
      OPTIMUM,
      { type: 'abs' as const, value: 1e-9 },
      SCAFFOLD,
    ),
    run: () => fixedPoint({ id: 'scaffold', localSteps: steps }),
  })),
  ...[0.5, 5].map((mu) => ({
    ...fed(
      `FEDPROX-mu${mu}`,
      { algorithm: 'FedProx, local problems solved', a: A, b: B, mu },
      'fixed point',
      proximal(mu),
      { type: 'abs' as const, value: 1e-9 },
      'Li et al., FedProx, MLSys 2020, eq. 2: each client goes to (ab + μx) / (a + μ), and the mean stands still at Σ ab/(a+μ) / Σ a/(a+μ)',
    ),
    run: () => fixedPoint({ id: 'fedavg', localSteps: 300, proximal: mu }, 600),
  })),
  {
    ...fed(
      'FEDAVG-central',
      { algorithm: 'FedAvg, one local step, weights by samples', data },
      'distance from the least squares of all data together',
      0,
      { type: 'abs', value: 1e-9 },
      'McMahan et al., AISTATS 2017: with one full step a round FedAvg is gradient descent on all data',
    ),
    run: () => offOptimum({ id: 'fedavg', localSteps: 1, rate: 0.2 }, SECONDS),
  },
  {
    ...fed(
      'FEDAVG-central-K20',
      { algorithm: 'FedAvg, 20 local steps', data },
      'distance from the least squares of all data together: not 0',
      0,
      { type: 'ge', value: 0.05 },
      FEDAVG,
    ),
    run: () => offOptimum({ id: 'fedavg', localSteps: 20, rate: 0.2, weights: 'uniform' }, SECONDS),
  },
  {
    ...fed(
      'SCAFFOLD-central-K20',
      { algorithm: 'SCAFFOLD, 20 local steps', data },
      'distance from the least squares of all data together',
      0,
      { type: 'abs', value: 1e-9 },
      SCAFFOLD,
    ),
    run: () => offOptimum({ id: 'scaffold', localSteps: 20, rate: 0.05 }, SECONDS),
  },
  {
    ...fed(
      'FEDAVG-fewer-rounds',
      { algorithm: 'FedAvg', local_steps: [1, 5, 20], data: 'clouds of four classes, dealt alike' },
      'rounds to 95 % accuracy fall by more than half with each of the larger numbers of local steps',
      true,
      { type: 'exact' },
      'McMahan et al., AISTATS 2017, table 2: more computation by clients, fewer rounds',
      'order',
    ),
    run: fewerRounds,
  },
];

/** Rounds until the server's model gets 95 % of held-out samples right. */
function roundsTo95(localSteps: number): number {
  const world = new World(cloudsWith(localSteps));
  for (let rounds = 1; rounds <= 400; rounds++) {
    world.advance(rounds);
    if (measures(world).accuracy >= 95) return rounds;
  }
  return Infinity;
}

const cloudsWith = (localSteps: number): Json =>
  together(10, { id: 'fedavg', localSteps, rate: 0.02 }, { id: 'dataset', split: 'alike' });

function fewerRounds() {
  const rounds = [1, 5, 20].map(roundsTo95);
  const falls = rounds[0] > 2 * rounds[1] && rounds[1] > 2 * rounds[2];
  return {
    value: falls,
    reps: 1,
    scenario: cloudsWith(20),
    reading: `rounds: ${rounds.join(', ')} with 1, 5 and 20 local steps`,
  };
}
