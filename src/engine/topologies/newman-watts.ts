import { number } from '../catalog/params.ts';
import { EdgeSet } from './build/edge-set.ts';
import { requireAgents } from './build/edges.ts';
import { eachSide, reachOf, reachWarnings, ringEdges } from './build/neighbours.ts';
import { onCircle } from './build/places.ts';
import { withWarnings } from './build/warnings.ts';
import type { Topology } from './topology.ts';

const params = {
  eachSide: eachSide(2),
  shortcuts: number({
    label: 'Shortcut probability',
    help: 'For each link of the ring, the chance that a shortcut between two agents drawn at random is added.',
    default: 0.1,
    min: 0,
    max: 1,
    step: 0.01,
  }),
};

/** A ring with shortcuts added and no link taken away, so it is always connected. */
export const newmanWatts: Topology<typeof params> = {
  id: 'newman-watts',
  label: 'Newman–Watts small world',
  summary:
    'A ring of neighbours to which shortcuts between random agents are added; no link of the ring is lost.',
  source: 'Newman & Watts, Physics Letters A 263 (1999) 341; loops and repeated links are drawn again.',
  params,
  build: (n, values, chance) => {
    requireAgents(n);
    const edges = ringEdges(n, reachOf(n, values.eachSide));
    const ringLinks = edges.length;
    const pairs = (n * (n - 1)) / 2;
    const taken = new EdgeSet(ringLinks * 2);
    for (let e = 0; e < ringLinks; e++) taken.add(edges.sources[e], edges.targets[e]);
    for (let e = 0; e < ringLinks; e++) {
      if (chance.uniform() >= values.shortcuts || taken.size >= pairs) continue;
      let a = chance.below(n);
      let b = chance.below(n);
      while (a === b || !taken.add(a, b)) {
        a = chance.below(n);
        b = chance.below(n);
      }
      edges.push(a, b);
    }
    const graph = edges.graph(n);
    graph.positions = onCircle(n);
    return withWarnings(graph, reachWarnings(n, values.eachSide));
  },
};
