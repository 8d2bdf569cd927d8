import { defaultsOf } from '../../../src/engine/catalog/params.ts';
import type { Value } from '../../../src/engine/catalog/params.ts';
import { Chance } from '../../../src/engine/kernel/chance.ts';
import type { Graph } from '../../../src/engine/topologies/graph.ts';
import { topologies } from '../../../src/engine/topologies/index.ts';
import type { Topology } from '../../../src/engine/topologies/topology.ts';

/** A topology by its id. */
export function topology(id: string): Topology {
  const found = topologies.get(id);
  if (!found) throw new Error(`no topology "${id}"`);
  return found;
}

/** A graph of n agents, parameters not given at their defaults. */
export function graphOf(id: string, n: number, values: Record<string, Value> = {}, seed = 1): Graph {
  const entry = topology(id);
  return entry.build(n, { ...defaultsOf(entry.params), ...values }, new Chance(seed, 'test'));
}

/** The neighbours of an agent, as a plain list. */
export function row(graph: Graph, agent: number): number[] {
  return [...graph.targets.subarray(graph.offsets[agent], graph.offsets[agent + 1])];
}

/** All edges as "a-b" with a < b, in order. */
export function edgesOf(graph: Graph): string[] {
  const edges: string[] = [];
  for (let a = 0; a < graph.n; a++) for (const b of row(graph, a)) if (a < b) edges.push(`${a}-${b}`);
  return edges;
}

/** Mean and its standard error over seeds 1 to `seeds`. */
export function meanOver(seeds: number, measure: (seed: number) => number): { mean: number; error: number } {
  const values = Array.from({ length: seeds }, (_, i) => measure(i + 1));
  const mean = values.reduce((sum, value) => sum + value, 0) / seeds;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, error: Math.sqrt(squares / (seeds - 1) / seeds) };
}
