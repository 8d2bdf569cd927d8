import type { Command } from '../../engine/kernel/command.ts';
import { World } from '../../engine/kernel/world.ts';
import { secondLargestEigenvalue, secondLargestModulus } from '../../engine/topologies/measures/spectrum.ts';
import { maximumDegreeWeights, metropolisWeights } from '../../engine/topologies/measures/weights.ts';
import { DELAY_SECONDS, environment, initialOf, network } from './averageWorlds.ts';
import { build, graphTold, type Told } from './graphs.ts';
import { stateOf } from './stateOf.ts';
import type { Case, Effort, Outcome } from './types.ts';

interface Rounds {
  x: Float64Array;
  moved: number;
  truth: { mean: number };
}

const ROUNDS_AT_MOST = 200_000;

/** Weighted rounds: spectra of the weights, states after so many rounds, limits with cuts and stubborn agents. */
export function linear({ scenario, metric }: Case, { seed }: Effort): Outcome | null {
  const words = `${scenario.protocol ?? ''} ${scenario.graph ?? ''} ${scenario.weights ?? ''}`;
  const told =
    graphTold(
      scenario,
      String(scenario.graph ?? /(?:ring|complete|star|hypercube)\s?\d*/.exec(words)?.[0] ?? ''),
    ) ?? graphTold({}, words.replace(/weights.*/i, ''));
  if (told === null) return null;
  const weights = /metropolis/i.test(words) ? 'metropolis' : 'maximum-degree';
  const graph = build(told, seed);
  const matrix = weights === 'metropolis' ? metropolisWeights(graph) : maximumDegreeWeights(graph);
  if (/second-largest eigenvalue modulus/.test(metric))
    return { value: secondLargestModulus(matrix).value, reps: 1, ...observedModulus(told, weights, seed) };
  if (/^lambda_2$/.test(metric))
    return { value: secondLargestEigenvalue(matrix).value, reps: 1, ...observedModulus(told, weights, seed) };
  const stubborn = /node (\d+) keeps value (-?[\d.]+), others start at (-?[\d.]+)/.exec(
    String(scenario.stubborn ?? ''),
  );
  const start = stubborn
    ? { initial: 'one', high: Number(stubborn[2]), low: Number(stubborn[3]), stubborn: 1 }
    : initialOf(String(scenario.x0 ?? ''));
  const ours = {
    version: 1,
    seed,
    ...told,
    network,
    protocol: { id: 'linear-consensus', weights, periodSeconds: 1, ...start },
    environment,
  };
  const cuts = Array.from(words.matchAll(/\((\d+),\s*(\d+)\)/g), ([, from, to]) => ({
    from: Number(from),
    to: Number(to),
  }));
  const commands: Command[] = cuts.map((link) => ({ time: 0, do: 'cut', ...link }));
  const world = new World(ours, commands);
  const state = stateOf(world) as Rounds;
  if (/state vector/.test(metric)) {
    world.advance(Number(scenario.rounds) + DELAY_SECONDS / 2);
    return { value: Array.from(state.x), reps: 1, scenario: ours };
  }
  if (!/limit/.test(metric)) return null;
  for (let round = 1; round <= ROUNDS_AT_MOST && (round < 3 || state.moved > 1e-9); round++)
    world.advance(round + DELAY_SECONDS / 2);
  if (/halves|parts|components/.test(metric))
    return { value: partsOf(world).map((agent) => state.x[agent]), reps: 1, scenario: ours };
  // Of all nodes the one that is farthest from the one that never moves.
  const far = state.x.reduce(
    (worst, value) => (Math.abs(value - state.x[0]) > Math.abs(worst - state.x[0]) ? value : worst),
    state.x[0],
  );
  return { value: far, reps: 1, scenario: ours };
}

/** The lowest agent of each part into which the cuts have divided the network. */
function partsOf(world: World): number[] {
  const first: number[] = [];
  for (let agent = 0; agent < world.n; agent++)
    if (!first.some((one) => world.links.distance(one, agent) > 0)) first.push(agent);
  return first;
}

/** The factor by which the engine's disagreement shrinks in a round in the end, beside the eigenvalue that foretells it. */
function observedModulus(told: Told, weights: string, seed: number): Pick<Outcome, 'engine' | 'scenario'> {
  const ours = {
    version: 1,
    seed,
    ...told,
    network,
    protocol: { id: 'linear-consensus', weights, periodSeconds: 1, initial: 'random' },
    environment,
  };
  const world = new World(ours, [], { checks: false });
  const { x, truth } = stateOf(world) as Rounds;
  const disagreement = (): number => Math.sqrt(x.reduce((sum, value) => sum + (value - truth.mean) ** 2, 0));
  const first = disagreement();
  let before = first;
  let ratio = 0;
  for (let round = 1; round <= 3000; round++) {
    world.advance(round + DELAY_SECONDS / 2);
    const now = disagreement();
    if (now < 1e-10 * first) break;
    const next = now / before;
    const settled = Math.abs(next - ratio) < 1e-9;
    ratio = next;
    before = now;
    if (settled && round > 3) break;
  }
  return { engine: { value: ratio, reps: 1, se: 0 }, scenario: ours };
}
