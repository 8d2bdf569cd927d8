import { number } from '../catalog/params.ts';
import { EdgeSet } from './build/edge-set.ts';
import { requireAgents } from './build/edges.ts';
import { eachSide, reachOf, reachWarnings, ringEdges } from './build/neighbours.ts';
import { onCircle } from './build/places.ts';
import { withWarnings } from './build/warnings.ts';
import type { Topology } from './topology.ts';

const params = {
  eachSide: eachSide(3),
  rewired: number({
    label: 'Rewiring probability',
    help: 'The chance that a link of the ring is moved to an agent drawn at random: 0 leaves the ring, 1 a random graph.',
    default: 0.1,
    min: 0,
    max: 1,
    step: 0.01,
  }),
};

/** A ring whose links are moved at random: short ways appear long before the neighbourhoods dissolve. */
export const wattsStrogatz: Topology<typeof params> = {
  id: 'watts-strogatz',
  label: 'Watts–Strogatz small world',
  summary:
    'A ring of neighbours in which some links are moved to anyone. A few are enough to make the world small.',
  source: 'Watts & Strogatz, Nature 393 (1998) 440, figure 1; their k is twice the neighbours each side.',
  params,
  build: (n, values, chance) => {
    requireAgents(n);
    const edges = ringEdges(n, reachOf(n, values.eachSide));
    const taken = new EdgeSet(edges.length);
    const degrees = new Int32Array(n);
    for (let e = 0; e < edges.length; e++) {
      taken.add(edges.sources[e], edges.targets[e]);
      degrees[edges.sources[e]]++;
      degrees[edges.targets[e]]++;
    }
    // Lap by lap around the ring, the nearest neighbours first; one end stays, duplicates are forbidden.
    for (let e = 0; e < edges.length; e++) {
      const agent = edges.sources[e];
      if (chance.uniform() >= values.rewired || degrees[agent] >= n - 1) continue;
      let to = chance.below(n);
      while (to === agent || taken.has(agent, to)) to = chance.below(n);
      taken.delete(agent, edges.targets[e]);
      taken.add(agent, to);
      degrees[edges.targets[e]]--;
      degrees[to]++;
      edges.targets[e] = to;
    }
    const graph = edges.graph(n);
    graph.positions = onCircle(n);
    return withWarnings(graph, reachWarnings(n, values.eachSide));
  },
};
