import { World } from '../../../../engine/kernel/world.ts';
import type { OwnCase } from '../index.ts';
import { fed, type Json, learned, together } from './runs.ts';

const NOISY_SECONDS = 20;

/** Root mean square distance of models from their mean. */
function apart({ models }: { models: Float64Array }): number {
  const mean = models.reduce((sum, x) => sum + x, 0) / models.length;
  return Math.sqrt(models.reduce((sum, x) => sum + (x - mean) * (x - mean), 0) / models.length);
}

/**
 * Noise drives models apart, then there is neither noise nor gradient: what remains is x ← W x, and the distance shrinks in a round by the
 * second largest eigenvalue of W, once the faster modes have died out.
 */
function contraction(agents: number, topology: Json, rounds: number): { value: number; scenario: Json } {
  const scenario = together(
    agents,
    { id: 'decentralized-sgd', rate: 1 },
    { id: 'quadratics', curvature: [[0]], target: [[0]], noise: 1, start: 0 },
    { topology },
  );
  const world = new World(scenario, [
    { time: NOISY_SECONDS, do: 'set', path: 'environment.noise', value: 0 },
  ]);
  world.advance(NOISY_SECONDS + rounds);
  const before = apart(learned(world));
  world.advance(NOISY_SECONDS + rounds + 1);
  return { value: before === 0 ? 0 : apart(learned(world)) / before, scenario };
}

const SOURCE =
  'Lian et al., NeurIPS 2017, assumption 1 (spectral gap); Xiao & Boyd, Systems & Control Letters 53, 2004: the factor is |λ₂(W)|';

function row(
  name: string,
  agents: number,
  topology: Json,
  factor: number,
  eigenvalue: string,
  rounds: number,
): OwnCase {
  const scenario = { graph: `${name} n=${agents}`, weights: 'Metropolis', lambda2: eigenvalue };
  const metric = 'factor by which the distance of models shrinks in a round without gradients';
  return {
    ...fed(
      `DPSGD-contraction-${name}-${agents}`,
      scenario,
      metric,
      factor,
      { type: 'abs', value: 1e-6 },
      SOURCE,
    ),
    run: () => ({
      ...contraction(agents, topology, rounds),
      reps: 1,
      reading: `run in the engine: noise for ${NOISY_SECONDS} rounds, then ${rounds} rounds of averaging alone`,
    }),
  };
}

/** Agreement without a server, at the rate of the spectral gap. */
export const agreementCases: readonly OwnCase[] = [
  row('ring', 16, { id: 'ring' }, (1 + 2 * Math.cos(Math.PI / 8)) / 3, '(1 + 2 cos(2π/16)) / 3', 200),
  row('torus', 36, { id: 'torus' }, (3 + 2 * Math.cos(Math.PI / 3)) / 5, '(3 + 2 cos(2π/6)) / 5', 60),
  row('hypercube', 16, { id: 'hypercube' }, 3 / 5, '1 − 2/5', 20),
  row('complete', 16, { id: 'complete' }, 0, '0', 0),
];
