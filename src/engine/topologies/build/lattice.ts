import { choice, integer } from '../../catalog/params.ts';
import type { Graph } from '../graph.ts';
import { EdgeList } from './edges.ts';

/** The parameters of the topologies drawn on squared paper. */
export const latticeParams = {
  columns: integer({
    label: 'Columns',
    help: 'Agents in a row; 0 makes the rectangle as square as it can be.',
    default: 0,
    min: 0,
    max: 1_000_000,
  }),
  neighbourhood: choice({
    label: 'Neighbourhood',
    help: 'Whether agents that touch only at a corner are joined too.',
    default: 'von-neumann',
    options: [
      { value: 'von-neumann', label: 'Four (sides)', help: 'Up, down, left and right, after von Neumann.' },
      { value: 'moore', label: 'Eight (sides and corners)', help: 'The diagonals too, after Moore.' },
    ],
  }),
};

/** Steps to half of the neighbours, (right, down); the other half is the same steps backwards. */
const STEPS = [
  [1, 0],
  [0, 1],
  [1, 1],
  [-1, 1],
];

/** n agents row by row, joined to their neighbours on paper; `wrapped` joins right to left and bottom to top. */
export function lattice(n: number, columns: number, neighbourhood: string, wrapped: boolean): Graph {
  const steps = neighbourhood === 'moore' ? STEPS : STEPS.slice(0, 2);
  const rows = Math.ceil(n / columns);
  const edges = new EdgeList(n * steps.length);
  for (let i = 0; i < n; i++) {
    const x = i % columns;
    const y = (i - x) / columns;
    for (const [right, down] of steps) {
      const toX = wrapped ? (x + right + columns) % columns : x + right;
      const toY = wrapped ? (y + down) % rows : y + down;
      const to = toY * columns + toX;
      if (toX >= 0 && toX < columns && to < n) edges.push(i, to);
    }
  }
  return edges.graph(n);
}
