import { Chance } from '../../kernel/chance.ts';
import type { Graph } from '../graph.ts';
import { BreadthFirst, searchCost } from './breadth-first.ts';
import { boundedDiameter } from './diameter.ts';
import { type Estimate, exactly } from './estimate.ts';

/** Distances in links between agents that can reach each other. */
export interface PathLengths {
  /** Mean over ordered pairs joined by a path; NaN where there is no such pair. If not exact, the bounds are a 95 % interval. */
  mean: Estimate;
  /** The longest distance; over several components, the longest within any. If not exact, its bounds are certain. */
  diameter: Estimate;
  /** Share of pairs joined by a path: 1 if connected. NaN for one agent alone. If not exact, a 95 % interval. */
  reachable: Estimate;
}

/** Steps of search spent before sampling begins: agents × links. */
const BUDGET = 5e7;

/**
 * Mean path length and diameter: by search from every agent where agents × links stay within the budget; else the mean
 * from sources drawn at random, and the diameter bounded. `chance` draws the sources; without it they are drawn by a seed
 * of their own, the same each time.
 */
export function pathLengths(graph: Graph, chance?: Chance, budget: number = BUDGET): PathLengths {
  const { n } = graph;
  if (n === 1) return { mean: exactly(Number.NaN), diameter: exactly(0), reachable: exactly(Number.NaN) };
  if (graph.complete) return { mean: exactly(1), diameter: exactly(1), reachable: exactly(1) };
  const affordable = Math.floor(budget / searchCost(graph));
  if (affordable >= n) return fromEveryone(graph);
  // Half of the budget for each question; at least so many sources that an interval means something.
  const count = Math.min(n, Math.max(8, affordable >> 1));
  const diameter = boundedDiameter(graph, count);
  return { ...fromSample(graph, count, chance ?? new Chance(1, 'paths')), diameter };
}

/** Mean path length (see PathLengths). */
export const meanPathLength = (graph: Graph, chance?: Chance): Estimate => pathLengths(graph, chance).mean;

/** Diameter (see PathLengths). */
export const diameter = (graph: Graph): Estimate => pathLengths(graph).diameter;

function fromEveryone(graph: Graph): PathLengths {
  const search = new BreadthFirst(graph);
  let pairs = 0;
  let total = 0;
  let longest = 0;
  for (let source = 0; source < graph.n; source++) {
    search.from(source);
    pairs += search.reached - 1;
    total += search.total;
    longest = Math.max(longest, search.farthest);
  }
  return {
    mean: exactly(pairs > 0 ? total / pairs : Number.NaN),
    diameter: exactly(longest),
    reachable: exactly(pairs / (graph.n * (graph.n - 1))),
  };
}

function fromSample(graph: Graph, count: number, chance: Chance): Omit<PathLengths, 'diameter'> {
  const { n } = graph;
  const search = new BreadthFirst(graph);
  const totals = new Float64Array(count);
  const reached = new Float64Array(count);
  const drawn = new Set<number>();
  for (let i = 0; i < count; i++) {
    let source = chance.below(n);
    while (drawn.has(source)) source = chance.below(n);
    drawn.add(source);
    search.from(source);
    totals[i] = search.total;
    reached[i] = search.reached - 1;
  }
  const pairs = reached.reduce((sum, value) => sum + value, 0);
  const mean = totals.reduce((sum, value) => sum + value, 0) / pairs;
  // A ratio of two sums: its spread is that of total - mean × reached (Cochran, Sampling Techniques, section 6.3).
  const residues = totals.map((total, i) => total - mean * reached[i]);
  const half = halfWidth(residues, n) / (pairs / count);
  const share = pairs / count / (n - 1);
  const shareHalf = halfWidth(reached, n) / (n - 1);
  return {
    mean: { value: mean, exact: false, lower: mean - half, upper: mean + half },
    reachable: {
      value: share,
      exact: false,
      lower: Math.max(0, share - shareHalf),
      upper: Math.min(1, share + shareHalf),
    },
  };
}

/** Half of a 95 % interval for the mean of a sample drawn without replacement from n. */
function halfWidth(sample: Float64Array, n: number): number {
  const count = sample.length;
  const mean = sample.reduce((sum, value) => sum + value, 0) / count;
  const squares = sample.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  const freedom = count - 1;
  // Student's t by its expansion in 1 / freedom (Abramowitz & Stegun 26.7.5), good to 0.01 from 7 on.
  const t = 1.96 + 2.372 / freedom + 2.822 / (freedom * freedom);
  return t * Math.sqrt((squares / freedom / count) * (1 - count / n));
}
