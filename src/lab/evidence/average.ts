import type { Command } from '../../engine/kernel/command.ts';
import { World } from '../../engine/kernel/world.ts';
import {
  fiedlerVector,
  algebraicConnectivity,
  secondLargestEigenvalue,
  secondLargestModulus,
} from '../../engine/topologies/measures/spectrum.ts';
import { maximumDegreeWeights, metropolisWeights } from '../../engine/topologies/measures/weights.ts';
import { build, graphTold, shown, type Told } from './graphs.ts';
import { stateOf } from './stateOf.ts';
import { meanOf, replicate } from './summary.ts';
import type { Case, Effort, Outcome, Translator } from './types.ts';

type Keys = Record<string, unknown>;
const DELAY_SECONDS = 0.1;
/** A network in which every message arrives well within its round. */
const network = { id: 'constant', meanSeconds: DELAY_SECONDS };
const environment = { id: 'facts', limit: 1 };

/** Aggregation by averaging: push-sum, pairs, weighted rounds, and the spectra that foretell them. */
export const averageCases: Translator = (testCase, effort) => {
  const { scenario, metric } = testCase;
  const protocol = String(scenario.protocol ?? '').toLowerCase();
  if (/push-?sum/.test(protocol)) return pushSum(testCase, effort);
  if (/pairwise/.test(protocol)) return pairwise(testCase, effort);
  if (
    /linear consensus|degroot/.test(protocol) ||
    /weights? 1\/3|metropolis/i.test(`${scenario.graph ?? ''} ${scenario.weights ?? ''}`)
  )
    return linear(testCase, effort);
  if (testCase.family !== 'average') return null;
  const told = graphTold(scenario);
  if (told === null || !/lambda_2\(L\)|algebraic connectivity/.test(metric)) return null;
  return {
    value: algebraicConnectivity(build(told, effort.seed)).value,
    reps: 1,
    scenario: shown(told, effort.seed),
  };
};

/** "x_i=i" and its kin, as a parameter of ours. */
function initialOf(words: string): Keys {
  if (/one ?hot/.test(words)) return { initial: 'one' };
  if (/random|uniform/.test(words)) return { initial: 'random' };
  if (/alternat/.test(words)) return { initial: 'alternate' };
  if (/fiedler/i.test(words)) return { initial: 'slowest' };
  return { initial: 'index' };
}

interface Masses {
  s: Float64Array;
  w: Float64Array;
  truth: { mean: number; disagreement: number; sum: number };
}

function pushSum({ scenario, metric }: Case, { reps, seed }: Effort): Outcome | null {
  const n = typeof scenario.n === 'number' ? scenario.n : 100;
  const rounds = Number(scenario.rounds ?? 60);
  const self = /incl|self/.test(String(scenario.partner ?? ''));
  const ours = {
    version: 1,
    agents: n,
    topology: { id: 'complete' },
    network,
    protocol: {
      id: 'push-sum',
      ...initialOf(String(scenario.x ?? '')),
      partner: self ? 'self' : 'others',
      periodSeconds: 1,
    },
    environment,
  };
  const after = (one: number, round: number): Masses => {
    const world = new World({ ...ours, seed: one }, [], { checks: false });
    world.advance(round - DELAY_SECONDS);
    return stateOf(world) as Masses;
  };
  const opened = { scenario: { ...ours, seed } };
  if (/V_1\/V_0|V_t\/V_0/.test(metric)) {
    const ratio = (one: number): number => {
      const { s, w, truth } = after(one, rounds);
      return s.reduce((sum, value, i) => sum + (value - w[i] * truth.mean) ** 2, 0) / truth.disagreement;
    };
    return { ...meanOf(replicate(reps, seed, ratio)), ...opened };
  }
  if (/log10 max/.test(metric)) {
    const error = (one: number): number => {
      const { s, w, truth } = after(one, rounds);
      return Math.log10(s.reduce((most, value, i) => Math.max(most, Math.abs(value / w[i] - truth.mean)), 0));
    };
    return { ...meanOf(replicate(reps, seed, error)), ...opened };
  }
  if (/sum s|sum w|mass/.test(metric))
    return { value: worstMass({ ...ours, seed }, rounds), reps: 1, ...opened };
  return null;
}

/** The largest relative error of Σ s and Σ w at the ends of rounds, when nothing is on its way. */
function worstMass(ours: Keys, rounds: number): number {
  const world = new World(ours);
  const { s, w, truth } = stateOf(world) as Masses;
  let worst = 0;
  for (let round = 1; round <= rounds; round++) {
    world.advance(round - DELAY_SECONDS);
    const sum = s.reduce((total, value) => total + value, 0);
    const weight = w.reduce((total, value) => total + value, 0);
    worst = Math.max(
      worst,
      Math.abs(sum - truth.sum) / Math.abs(truth.sum),
      Math.abs(weight - world.n) / world.n,
    );
  }
  return worst;
}

const TICK_SECONDS = 0.01;
/** Ticks over which one-tick ratios are averaged: enough for one part in a thousand. */
const RATIO_TICKS = 120_000;
/** Ticks of one run, so that the disagreement stays far above rounding. */
const RUN_TICKS = 60;

function pairwise({ scenario, metric }: Case, { reps, seed }: Effort): Outcome | null {
  const told = graphTold(scenario);
  if (told === null) return null;
  const words = `${scenario.semantics ?? ''} ${scenario.update ?? ''}`;
  const graph = build(told, seed);
  const links = /edge/i.test(words) && !graph.complete;
  const ours = {
    version: 1,
    ...told,
    network: { id: 'constant', meanSeconds: TICK_SECONDS / 10 },
    protocol: {
      id: 'pairwise-averaging',
      clocks: 'ticks',
      choose: links ? 'links' : 'agents',
      periodSeconds: graph.n * TICK_SECONDS,
      initial: /fiedler/i.test(words) ? 'slowest' : 'random',
    },
    environment,
  };
  const opened = { scenario: { ...ours, seed } };
  if (/E\[\|\|x\(t\+1\)/.test(metric)) {
    const runs = Math.max(reps, Math.ceil(RATIO_TICKS / RUN_TICKS));
    return { ...meanOf(replicate(runs, seed, (one) => meanRatio({ ...ours, seed: one }))), ...opened };
  }
  if (!/decay factor per tick of E\[x/.test(metric)) return null;
  const ticks = graph.n;
  const first = fiedlerVector(graph);
  const along = (one: number): number => {
    const world = new World({ ...ours, seed: one }, [], { checks: false });
    world.advance((ticks + 0.5) * TICK_SECONDS);
    const { x } = stateOf(world) as { x: Float64Array };
    return x.reduce((sum, value, i) => sum + value * first[i], 0);
  };
  const { value: left, se } = meanOf(replicate(reps, seed, along));
  const value = left ** (1 / ticks);
  return { value, reps, se: (value * se) / (ticks * left), ...opened };
}

/** Mean over ticks of the ratio of disagreement after to before a tick. */
function meanRatio(ours: Keys): number {
  const world = new World(ours, [], { checks: false });
  const { x, truth } = stateOf(world) as { x: Float64Array; truth: { mean: number } };
  const disagreement = (): number => x.reduce((sum, value) => sum + (value - truth.mean) ** 2, 0);
  let before = disagreement();
  let sum = 0;
  for (let tick = 1; tick <= RUN_TICKS; tick++) {
    world.advance((tick + 0.5) * TICK_SECONDS);
    const now = disagreement();
    sum += now / before;
    before = now;
  }
  return sum / RUN_TICKS;
}

interface Rounds {
  x: Float64Array;
  moved: number;
  truth: { mean: number };
}

const ROUNDS_AT_MOST = 200_000;

function linear({ scenario, metric }: Case, { seed }: Effort): Outcome | null {
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
