import { requireAgents } from './build/edges.ts';
import { lattice, latticeParams } from './build/lattice.ts';
import { inCells } from './build/places.ts';
import type { Topology } from './topology.ts';

const params = latticeParams;

/** Agents on squared paper, row by row; the last row may be shorter. */
export const grid: Topology<typeof params> = {
  id: 'grid',
  label: 'Grid',
  summary:
    'Agents stand on squared paper and talk to those beside them; those at the border have fewer links.',
  source: 'Kleinberg, Nature 406 (2000) 845, the lattice without long-range links.',
  params,
  build: (n, values) => {
    requireAgents(n);
    const columns = Math.min(n, values.columns || Math.ceil(Math.sqrt(n)));
    const graph = lattice(n, columns, values.neighbourhood, false);
    graph.positions = inCells(n, columns);
    return graph;
  },
};
