import type { Graph } from '../graph.ts';
import { BreadthFirst } from './breadth-first.ts';
import { components } from './components.ts';
import type { Estimate } from './estimate.ts';

/**
 * Bounds of the diameter (of the longest distance within any component) from at most `searches` searches. Each search
 * bounds everyone's eccentricity: from below by the distance to its source and by eccentricity minus distance, from above
 * by eccentricity plus distance. Sources alternate between the widest and the most central candidate, the first two steps
 * being a double sweep (Takes & Kosters, CIKM 2011, algorithm 1). Often exact long before the searches are used up.
 */
export function boundedDiameter(graph: Graph, searches: number): Estimate {
  const { n } = graph;
  const { of, sizes } = components(graph);
  const low = new Int32Array(n);
  // Nobody in a component of s agents is farther than s - 1.
  const high = Int32Array.from({ length: n }, (_, i) => sizes[of[i]] - 1);
  const search = new BreadthFirst(graph);
  let lower = 0;
  for (let turn = 0; turn < searches; turn++) {
    const source = candidate(graph, low, high, lower, turn % 2 === 1);
    if (source < 0) break;
    search.from(source);
    lower = Math.max(lower, search.farthest);
    for (let i = 0; i < search.reached; i++) {
      const agent = search.order[i];
      const distance = search.distance[agent];
      low[agent] = Math.max(low[agent], distance, search.farthest - distance);
      high[agent] = Math.min(high[agent], search.farthest + distance);
    }
    high[source] = search.farthest;
  }
  let upper = lower;
  for (let agent = 0; agent < n; agent++) upper = Math.max(upper, high[agent]);
  return { value: lower, exact: lower === upper, lower, upper };
}

/**
 * Among the agents that may still be wider than the diameter found: the one of widest upper bound, or the one of smallest
 * lower bound; of equals the one with most links. -1 if nobody can be wider.
 */
function candidate(graph: Graph, low: Int32Array, high: Int32Array, found: number, widest: boolean): number {
  const { offsets } = graph;
  let best = -1;
  let bestBound = 0;
  let bestDegree = 0;
  for (let agent = 0; agent < graph.n; agent++) {
    if (high[agent] <= found) continue;
    const bound = widest ? high[agent] : -low[agent];
    const links = offsets[agent + 1] - offsets[agent];
    if (best >= 0 && (bound < bestBound || (bound === bestBound && links <= bestDegree))) continue;
    best = agent;
    bestBound = bound;
    bestDegree = links;
  }
  return best;
}
