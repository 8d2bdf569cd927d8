import { integer } from '../catalog/params.ts';
import { EdgeList, refuseTooManyEdges, requireAgents } from './build/edges.ts';
import type { Topology } from './topology.ts';

const params = {
  links: integer({
    label: 'Links of a newcomer',
    help: 'How many agents each newcomer joins, those with many links being likelier; the mean degree is twice this.',
    default: 3,
    min: 1,
    max: 50,
  }),
};

/** Preferential attachment, grown from a clique of m + 1 agents: hubs, and degrees that follow a power law of exponent 3. */
export const barabasiAlbert: Topology<typeof params> = {
  id: 'barabasi-albert',
  label: 'Barabási–Albert',
  summary:
    'Agents arrive one by one and link to those who have many links already, so that a few become hubs.',
  source:
    'Barabási & Albert, Science 286 (1999) 509; Batagelj & Brandes, Phys. Rev. E 71 (2005) 036113, algorithm 5.',
  params,
  build: (n, values, chance) => {
    requireAgents(n);
    const m = values.links;
    const clique = Math.min(n, m + 1);
    const total = (clique * (clique - 1)) / 2 + (n - clique) * m;
    refuseTooManyEdges('topology.links', total);
    const edges = new EdgeList(total);
    // An agent stands here once for each of its links, so a uniform draw from it is preferential.
    const ends = new Int32Array(2 * total);
    let filled = 0;
    const join = (a: number, b: number) => {
      edges.push(a, b);
      ends[filled++] = a;
      ends[filled++] = b;
    };
    for (let a = 1; a < clique; a++) {
      for (let b = 0; b < a; b++) join(a, b);
    }
    const chosenBy = new Int32Array(n).fill(-1);
    for (let newcomer = clique; newcomer < n; newcomer++) {
      // All m draws see the degrees before the newcomer came.
      const before = filled;
      for (let link = 0; link < m; link++) {
        let to = ends[chance.below(before)];
        while (chosenBy[to] === newcomer) to = ends[chance.below(before)];
        chosenBy[to] = newcomer;
        join(newcomer, to);
      }
    }
    return edges.graph(n);
  },
};
