import { Chance } from '../../engine/kernel/chance.ts';
import { edgeCount, type Graph } from '../../engine/topologies/graph.ts';
import { meanClustering } from '../../engine/topologies/measures/clustering.ts';
import { connected, giantFraction } from '../../engine/topologies/measures/components.ts';
import { degreeShare } from '../../engine/topologies/measures/degrees.ts';
import { diameter, meanPathLength } from '../../engine/topologies/measures/paths.ts';
import { powerLawExponent } from '../../engine/topologies/measures/power-law.ts';
import { criticalShare, type RemovalOrder, removeAgents } from '../../engine/topologies/measures/removal.ts';
import { spectralRadius } from '../../engine/topologies/measures/spectrum.ts';
import { build, graphTold, shown, type Told } from './graphs.ts';
import { meanOf, numberIn, replicate } from './summary.ts';
import type { Case, Effort, Outcome, Translator } from './types.ts';

type Measure = (graph: Graph, seed: number, keys: Record<string, unknown>) => number;

const AGENTS_IN_THE_LIMIT = 200_000;
/** Graphs drawn at most for a measure whose tolerance is not one of replicates. */
const GRAPHS_AT_MOST = 400;

/** Measures of one graph, averaged over graphs of many seeds. */
const drawn: { named: RegExp; read: Measure; reps?: number }[] = [
  { named: /^P\(degree\s*=\s*\d+\)/, read: () => Number.NaN, reps: 300 },
  { named: /^power-law exponent/, read: (graph, _seed, keys) => exponent(graph, keys), reps: 20 },
  { named: /^giant component fraction/, read: giantFraction, reps: 20 },
  { named: /^P\(connected\)/, read: (graph) => (connected(graph) ? 1 : 0) },
  { named: /^giant component ?\/ ?n after removal/, read: afterRemoval },
  {
    named: /^critical removed fraction/,
    read: (graph, seed, keys) => criticalShare(graph, orderOf(keys), new Chance(seed, 'removal')),
    reps: 8,
  },
];

/** Generators of graphs and measures of them, read from the words of a case. */
export const networkCases: Translator = (testCase, effort) => {
  if (testCase.family !== 'network') return null;
  const { scenario, metric } = testCase;
  const told = graphTold(scenario);
  if (told === null) return null;
  // The place where a giant falls apart is one in the limit only; at 10,000 agents it seems to come 0.03 too soon.
  if (/^critical/.test(metric) && !('n' in scenario)) told.agents = AGENTS_IN_THE_LIMIT;
  const exact = exactly(told, metric, effort.seed);
  if (exact !== null) return { value: exact, reps: 1, scenario: shown(told, effort.seed) };
  const relative = /^([CL])\(p\) ?\/ ?\1\(0\)/.exec(metric);
  if (relative) return againstRing(told, relative[1] === 'C' ? meanClustering : pathOf, effort);
  const measure = drawn.find(({ named }) => named.test(metric));
  if (!measure) return null;
  const degree = /^P\(degree\s*=\s*(\d+)\)/.exec(metric);
  const read: Measure = degree ? (graph) => degreeShare(graph, Number(degree[1])) : measure.read;
  const count = repsOf(testCase, measure.reps ?? 0, effort);
  const values = replicate(count, effort.seed, (seed) => read(build(told, seed), seed, scenario));
  return { ...meanOf(values), scenario: shown(told, effort.seed) };
};

const pathOf = (graph: Graph): number => meanPathLength(graph).value;

/** What the graph alone decides, the same for each seed. */
function exactly(told: Told, metric: string, seed: number): number | number[] | null {
  const graph = () => build(told, seed);
  if (/^clustering C\(0\)/.test(metric)) return meanClustering(graph());
  if (/^mean shortest path$/.test(metric)) return pathOf(graph());
  if (/^edges$/.test(metric)) return edgeCount(graph());
  if (/^edges; diameter; mean shortest path$/.test(metric)) {
    const one = graph();
    return [edgeCount(one), diameter(one).value, pathOf(one)];
  }
  if (/1 ?\/ ?lambda_1/.test(metric)) return 1 / spectralRadius(graph()).value;
  return null;
}

/** A measure of small worlds as a share of the same at p = 0. */
function againstRing(told: Told, measure: (graph: Graph) => number, { reps, seed }: Effort): Outcome {
  const ring = measure(build({ ...told, topology: { ...told.topology, rewired: 0 } }, seed));
  const values = replicate(reps, seed, (one) => measure(build(told, one)) / ring);
  return { ...meanOf(values), scenario: shown(told, seed) };
}

/** A tolerance that is no statistic says nothing of replicates: enough are taken that the interval is well inside of it. */
function repsOf({ tol }: Case, own: number, { reps }: Effort): number {
  return tol.type === 'stat' ? reps : Math.min(GRAPHS_AT_MOST, own || reps);
}

/** The estimator of a case: "Hill/Clauset discrete approx on k>=8". */
function exponent(graph: Graph, keys: Record<string, unknown>): number {
  const lowest = numberIn(String(keys.estimator ?? '').replace('>=', ' '), 'k');
  return powerLawExponent(graph, Number.isNaN(lowest) ? 8 : lowest).exponent;
}

const orderOf = (keys: Record<string, unknown>): RemovalOrder =>
  keys.removal === 'degree' ? 'degree' : 'random';

function afterRemoval(graph: Graph, seed: number, keys: Record<string, unknown>): number {
  return removeAgents(graph, Number(keys.fraction), orderOf(keys), new Chance(seed, 'removal'));
}
