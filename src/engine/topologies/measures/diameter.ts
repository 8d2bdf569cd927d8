import { degree, type Graph } from '../graph.ts';
import { BreadthFirst } from './breadth-first.ts';
import { components } from './components.ts';
import type { Estimate } from './estimate.ts';

/**
 * Bounds of the diameter (of the longest distance within any component) from at most `searches` searches. Each search
 * bounds everyone's eccentricity: from below by the distance to its source and by eccentricity minus distance, from above
 * by eccentricity plus distance. Sources alternate between the most central candidate and the widest (Takes & Kosters, CIKM
 * 2011, algorithm 1). Exact after few searches where the graph has far ends, loose where all agents are about as central.
 */
export function boundedDiameter(graph: Graph, searches: number): Estimate {
  const { n } = graph;
  const { of, sizes } = components(graph);
  const low = new Int32Array(n);
  // Nobody in a component of s agents is farther than s - 1.
  const high = Int32Array.from({ length: n }, (_, i) => sizes[of[i]] - 1);
  const search = new BreadthFirst(graph);
  let lower = 0;
  let upper = highest(high);
  for (let turn = 0; turn < searches && lower < upper; turn++) {
    const central = turn % 2 === 0 ? mostCentral(graph, low, high, upper) : -1;
    search.from(central >= 0 ? central : widest(graph, high));
    lower = Math.max(lower, search.farthest);
    for (let i = 0; i < search.reached; i++) {
      const agent = search.order[i];
      const distance = search.distance[agent];
      low[agent] = Math.max(low[agent], distance, search.farthest - distance);
      high[agent] = Math.min(high[agent], search.farthest + distance);
    }
    upper = Math.max(lower, highest(high));
  }
  return { value: lower, exact: lower === upper, lower, upper };
}

/** The agent of smallest lower bound, of equals the one with most links: a search from it caps everyone. -1 if none would. */
function mostCentral(graph: Graph, low: Int32Array, high: Int32Array, upper: number): number {
  let best = -1;
  for (let agent = 0; agent < graph.n; agent++) {
    if (low[agent] === high[agent] || 2 * low[agent] >= upper) continue;
    const ahead = best < 0 || low[agent] < low[best];
    if (ahead || (low[agent] === low[best] && degree(graph, agent) > degree(graph, best))) best = agent;
  }
  return best;
}

/** The agent of largest upper bound, of equals the one with fewest links. */
function widest(graph: Graph, high: Int32Array): number {
  let best = 0;
  for (let agent = 1; agent < graph.n; agent++) {
    const ahead = high[agent] > high[best];
    if (ahead || (high[agent] === high[best] && degree(graph, agent) < degree(graph, best))) best = agent;
  }
  return best;
}

function highest(high: Int32Array): number {
  let most = 0;
  for (let agent = 0; agent < high.length; agent++) most = Math.max(most, high[agent]);
  return most;
}
