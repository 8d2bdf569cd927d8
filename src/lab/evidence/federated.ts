import { fedAvg } from '../../engine/learners/fedAvg.ts';
import { type Models, modelOf } from '../../engine/learners/federated/common.ts';
import { krumAdmits, krumOrder, krumScores } from '../../engine/learners/merging/krum.ts';
import { median } from '../../engine/learners/merging/median.ts';
import { mean } from '../../engine/learners/merging/mean.ts';
import type { Rule } from '../../engine/learners/merging/rule.ts';
import { trimmedMean } from '../../engine/learners/merging/trimmedMean.ts';
import { World } from '../../engine/kernel/world.ts';
import { fromEdges } from '../../engine/topologies/build/edges.ts';
import { secondLargestModulus } from '../../engine/topologies/measures/spectrum.ts';
import { maximumDegreeWeights } from '../../engine/topologies/measures/weights.ts';
import { build } from './graphs.ts';
import { meanOf, numberIn, replicate } from './summary.ts';
import type { Case, Outcome, Translator } from './types.ts';

type Scenario = Record<string, unknown>;
const numbers = (value: unknown): number[] => (Array.isArray(value) ? value.map(Number) : [Number(value)]);

/** Agents with parabolas who learn one number together; messages take a tenth of a round. */
function parabolas(n: number, a: number[], b: number[], learner: Scenario, over: Scenario = {}): Scenario {
  return {
    version: 1,
    seed: 1,
    agents: n,
    topology: { id: 'complete' },
    network: { id: 'constant', meanSeconds: 0.1 },
    protocol: { id: 'broadcast' },
    environment: { id: 'quadratics', curvature: [a], target: [b], noise: 0, start: 0 },
    learner,
    ...over,
  };
}

const modelsIn = (world: World): Models => {
  const layer = world.layer('learner');
  if (!layer) throw new Error('federated: the scenario has no learner');
  return layer.state as Models;
};

function fedAverage({ scenario, metric }: Case): Outcome {
  const a = numbers(scenario.a);
  const learner = { id: fedAvg.id, localSteps: Number(scenario.local_steps), rate: Number(scenario.lr), weights: 'uniform' };
  const run = parabolas(a.length, a, numbers(scenario.b), learner);
  const start = Number(scenario.x0 ?? 0);
  const world = new World({ ...run, environment: { ...(run.environment as Scenario), start } });
  const rounds = Number(scenario.rounds ?? 2000);
  const values: number[] = [];
  for (let round = 1; round <= rounds; round++) {
    // The server merges at the beginning of the next round.
    world.advance(round);
    values.push(modelOf(modelsIn(world), 0)[0]);
  }
  const trajectory = /after each round/.test(metric);
  return { value: trajectory ? values : values[values.length - 1], reps: 1, scenario: run, reading: 'run in the engine; agent 0 is the server and a client' };
}

function decentralized({ scenario, metric }: Case): Outcome | null {
  if (!/ring 1\/3/.test(String(scenario.W))) return null;
  const n = Number(scenario.n);
  const noise = Number(scenario.noise_sd ?? 0);
  const b = Array.isArray(scenario.b) ? numbers(scenario.b) : [Number(scenario.b)];
  const learner = { id: 'decentralized-sgd', rate: Number(scenario.eta) };
  const run = parabolas(n, [Number(scenario.a)], b, learner, {
    topology: { id: 'ring' },
    environment: { id: 'quadratics', curvature: [[Number(scenario.a)]], target: [b], noise, start: 0 },
  });
  const world = new World(run);
  if (noise === 0) {
    world.advance(5000);
    return { value: [...modelsIn(world).models], reps: 1, scenario: run };
  }
  if (!/E\[mean_i/.test(metric)) return null;
  const rounds = 300_000;
  let apart = 0;
  let square = 0;
  world.advance(1000);
  for (let round = 0; round < rounds; round++) {
    world.advance(1001 + round);
    const { models } = modelsIn(world);
    const middle = models.reduce((sum, x) => sum + x, 0) / n;
    square += middle * middle;
    for (const x of models) apart += ((x - middle) * (x - middle)) / n;
  }
  return { value: [apart / rounds, square / rounds], reps: rounds, scenario: run, reading: 'time average of one run after 1,000 rounds' };
}

/** One round of FedAvg whose honest updates are exactly N(0, 1): the gradient at 0 is noise, and the step has length 1. */
function attacked({ scenario }: Case, reps: number, seed: number): Outcome {
  const n = Number(scenario.n);
  const liars = Number(scenario.byzantine);
  const attack = numberIn(String(scenario.attack), 'value');
  const learner = { id: fedAvg.id, localSteps: 1, rate: 1, weights: 'uniform', merging: String(scenario.rule), liars, attack };
  const run = parabolas(n, [1], [0], learner, {
    environment: { id: 'quadratics', curvature: [[1]], target: [[0]], noise: 1, start: 0 },
    faults: [{ id: 'byzantine', liars, behaviour: 'lying' }],
  });
  const errors = replicate(Math.max(reps, 2000), seed, (one) => {
    const world = new World({ ...run, seed: one });
    world.advance(1);
    return modelOf(modelsIn(world), 0)[0] ** 2;
  });
  return { ...meanOf(errors), scenario: run };
}

const merged = (rule: Rule, vectors: number[][], liars: number): number[] => {
  const into = new Float64Array(vectors[0].length);
  rule.merge(vectors.map((vector) => Float64Array.from(vector)), liars, into);
  return [...into];
};

/** The most arbitrary values a rule bears with a bounded result, found by trying. */
function breakdown(rule: Rule, n: number, cut: number): number {
  let borne = 0;
  for (let liars = 1; liars < n; liars++) {
    const values = Array.from({ length: n }, (_, i) => [i < liars ? 1e15 : i / n]);
    if (Math.abs(merged(rule, values, cut)[0]) > 1e6) break;
    borne = liars;
  }
  return borne;
}

function rules({ scenario }: Case): Outcome | null {
  if (Array.isArray(scenario.rules)) {
    const n = Number(scenario.n);
    const value = scenario.rules.map((name) => {
      const text = String(name);
      if (/trimmed/.test(text)) return breakdown(trimmedMean, n, Math.floor((numberIn(text) / 100) * n));
      return breakdown(/median/.test(text) ? median : mean, n, 0);
    });
    return { value, reps: 1 };
  }
  const rule = String(scenario.rule);
  if (!Array.isArray(scenario.vectors)) return /^krum$/i.test(rule) ? { value: krumAdmits(Number(scenario.n), Number(scenario.f)), reps: 1 } : null;
  const vectors = scenario.vectors as number[][];
  if (/krum/i.test(rule)) {
    const models = vectors.map((vector) => Float64Array.from(vector));
    const f = Number(scenario.f);
    return { value: [krumOrder(models, f)[0], [...krumScores(models, f)]], reps: 1 };
  }
  if (/trimmed/.test(rule)) return { value: merged(trimmedMean, vectors, numberIn(rule, 'drop')), reps: 1 };
  return /median/.test(rule) ? { value: merged(median, vectors, 0), reps: 1 } : null;
}

/** 1 − |λ₂| of the averaging weights 1 / (1 + largest degree); "disconnected" is two rings. */
function spectralGap(name: string, n: number): Outcome {
  const half = Math.floor(n / 2);
  const next = (i: number) => (i < half ? (i + 1) % half : half + ((i + 1 - half) % (n - half)));
  const graph =
    name === 'disconnected'
      ? fromEdges(n, Int32Array.from({ length: n }, (_, i) => i), Int32Array.from({ length: n }, (_, i) => next(i)))
      : build({ agents: n, topology: { id: name } } as Parameters<typeof build>[0], 1);
  return { value: 1 - secondLargestModulus(maximumDegreeWeights(graph)).value, reps: 1 };
}

/** Learning one model together: FedAvg, D-PSGD, robust merging. */
export const federated: Translator = (testCase, effort) => {
  const { family, scenario, metric } = testCase;
  if (family !== 'fed') return null;
  const method = String(scenario.method ?? '');
  if (/^FedAvg/.test(method)) return fedAverage(testCase);
  if (/^D-PSGD/.test(method)) return decentralized(testCase);
  if (/spectral gap/.test(metric)) return spectralGap(String(scenario.W), Number(scenario.n));
  if (scenario.attack !== undefined) return attacked(testCase, effort.reps, effort.seed);
  return scenario.rule !== undefined || scenario.rules !== undefined ? rules(testCase) : null;
};
