import type { Graph } from '../graph.ts';
import { components } from '../measures/components.ts';

/** The graph with plain sentences for the person: those given, and one if not everyone can reach everyone. */
export function withWarnings(graph: Graph, said: readonly string[] = []): Graph {
  const warnings = [...said];
  const { count, sizes } = components(graph);
  if (count > 1) {
    let largest = 0;
    let alone = 0;
    for (const size of sizes) {
      largest = Math.max(largest, size);
      if (size === 1) alone++;
    }
    const lone = alone === 0 ? '' : `, ${alone} ${alone === 1 ? 'agent' : 'agents'} without any link`;
    warnings.push(
      `${count} components, the largest with ${largest} of ${graph.n} agents${lone}: news cannot reach everyone.`,
    );
  }
  if (warnings.length > 0) graph.warnings = warnings;
  return graph;
}

/** "1 agent", "3 agents". */
export const agents = (count: number): string => `${count} ${count === 1 ? 'agent' : 'agents'}`;
