import { EdgeList } from './build/edges.ts';
import { onCircle } from './build/places.ts';
import type { Topology } from './topology.ts';

const params = {};

/** Agent 0 joined to all others, which are joined to nobody else. */
export const star: Topology<typeof params> = {
  id: 'star',
  label: 'Star',
  summary: 'One agent in the middle is joined to all others; everything passes through it, and ends with it.',
  source:
    'Baran, On distributed communications networks, IEEE Trans. Communications Systems 12 (1964), figure 1a.',
  params,
  build: (n) => {
    const edges = new EdgeList(n - 1);
    for (let i = 1; i < n; i++) edges.push(0, i);
    const groups = new Int32Array(n).fill(1);
    groups[0] = 0;
    return { ...edges.graph(n), positions: onCircle(n, 1), groups };
  },
};
