import { World } from '../../engine/kernel/world.ts';
import { algebraicConnectivity, fiedlerVector } from '../../engine/topologies/measures/spectrum.ts';
import { DELAY_SECONDS, environment, initialOf, network } from './averageWorlds.ts';
import { build, graphTold, shown } from './graphs.ts';
import { linear } from './linearRounds.ts';
import { stateOf } from './stateOf.ts';
import { meanOf, replicate } from './summary.ts';
import type { Case, Effort, Outcome, Translator } from './types.ts';

type Keys = Record<string, unknown>;
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
