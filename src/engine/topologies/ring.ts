import { eachSide, reachOf, reachWarnings, ringEdges } from './build/neighbours.ts';
import { onCircle } from './build/places.ts';
import { withWarnings } from './build/warnings.ts';
import type { Topology } from './topology.ts';

const params = { eachSide: eachSide(1) };

/** Each agent joined to its nearest on both sides around a circle. */
export const ring: Topology<typeof params> = {
  id: 'ring',
  label: 'Ring',
  summary: 'Agents stand in a circle and talk to those next to them, so news takes long to come round.',
  source: 'Watts & Strogatz, Nature 393 (1998) 440, the regular ring of figure 1.',
  params,
  build: (n, values) => {
    const graph = ringEdges(n, reachOf(n, values.eachSide)).graph(n);
    graph.positions = onCircle(n);
    return withWarnings(graph, reachWarnings(n, values.eachSide));
  },
};
