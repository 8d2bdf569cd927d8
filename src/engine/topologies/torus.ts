import type { ValuesOf } from '../catalog/params.ts';
import { requireAgents } from './build/edges.ts';
import { lattice, latticeParams } from './build/lattice.ts';
import { inCells } from './build/places.ts';
import { agents, withWarnings } from './build/warnings.ts';
import type { Topology } from './topology.ts';

const params = latticeParams;

/** A grid without borders: the right edge meets the left, the bottom the top. Needs a full rectangle. */
export const torus: Topology<typeof params> = {
  id: 'torus',
  label: 'Torus',
  summary:
    'A grid whose right side meets its left and whose bottom meets its top, so that all agents are alike.',
  source:
    'Xiao & Boyd, Systems & Control Letters 53 (2004) 65; Boyd et al., IEEE Trans. Information Theory 52 (2006).',
  params,
  size: (n, values) => {
    const { rows, columns } = rectangle(n, values);
    return rows * columns;
  },
  build: (n, values) => {
    requireAgents(n);
    const { rows, columns } = rectangle(n, values);
    const size = rows * columns;
    const graph = lattice(size, columns, values.neighbourhood, true);
    graph.positions = inCells(size, columns);
    const adjusted = size === n ? [] : [`A torus of ${rows} by ${columns} has ${agents(size)}, not ${n}.`];
    return withWarnings(graph, adjusted);
  },
};

/** The rectangle nearest to n: exact where its sides are within 1 : 2, else as square as rounding allows. */
function rectangle(n: number, values: ValuesOf<typeof params>): { rows: number; columns: number } {
  if (values.columns > 0) {
    const columns = Math.min(n, values.columns);
    return { rows: Math.max(1, Math.round(n / columns)), columns };
  }
  const root = Math.sqrt(n);
  for (let rows = Math.floor(root); rows * 2 >= n / rows; rows--) {
    if (n % rows === 0) return { rows, columns: n / rows };
  }
  const rows = Math.max(1, Math.round(root));
  return { rows, columns: Math.max(1, Math.round(n / rows)) };
}
