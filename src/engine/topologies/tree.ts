import { integer } from '../catalog/params.ts';
import { requireAgents } from './build/edges.ts';
import { levels, placeLevels } from './build/levels.ts';
import type { Topology } from './topology.ts';

const params = {
  children: integer({
    label: 'Children',
    help: 'How many agents stand under each agent; the lowest level may be incomplete.',
    default: 2,
    min: 1,
    max: 100,
  }),
};

/** The complete k-ary tree: agent 0 at the top, filled level by level. */
export const tree: Topology<typeof params> = {
  id: 'tree',
  label: 'Tree',
  summary:
    'Each agent has one above it and several under it; no link is spare, so each one cut splits the whole.',
  source: 'Knuth, The Art of Computer Programming 1, section 2.3.4.5 (complete t-ary trees).',
  params,
  build: (n, values) => {
    requireAgents(n);
    const built = levels(n, values.children);
    return placeLevels(built.edges.graph(n), built, values.children);
  },
};
