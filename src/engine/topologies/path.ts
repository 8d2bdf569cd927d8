import { EdgeList } from './build/edges.ts';
import { inCells } from './build/places.ts';
import type { Topology } from './topology.ts';

const params = {};

/** Agents in a line, each joined to the one before and the one after. */
export const path: Topology<typeof params> = {
  id: 'path',
  label: 'Path',
  summary: 'Agents stand in a line and pass things along it, as in a pipeline; the worst case for distance.',
  source: 'Bollobás, Modern Graph Theory (1998), section I.1.',
  params,
  build: (n) => {
    const edges = new EdgeList(n - 1);
    for (let i = 1; i < n; i++) edges.push(i - 1, i);
    return { ...edges.graph(n), positions: inCells(n, n) };
  },
};
