import { number } from '../catalog/params.ts';
import { by, degreeWarnings, meanDegree } from './build/density.ts';
import { EdgeList, refuseTooManyEdges, requireAgents } from './build/edges.ts';
import { visitRandomPairs } from './build/random-pairs.ts';
import { withWarnings } from './build/warnings.ts';
import { complete } from './complete.ts';
import type { Topology } from './topology.ts';

const params = {
  by: by('probability', 'Link probability', 'The p of G(n, p).'),
  meanDegree,
  probability: number({
    label: 'Link probability',
    help: 'The chance that any two agents are joined, each pair apart from the others.',
    default: 0.1,
    min: 0,
    max: 1,
    when: { key: 'by', is: ['probability'] },
  }),
};

/** Erdős–Rényi G(n, p): each pair joined with probability p, independently; p = mean degree / (n - 1). */
export const gnp: Topology<typeof params> = {
  id: 'gnp',
  label: 'Erdős–Rényi G(n, p)',
  summary: 'Each pair of agents is joined with the same probability; the plainest random graph.',
  source:
    'Gilbert, Annals of Mathematical Statistics 30 (1959) 1141; Batagelj & Brandes, Phys. Rev. E 71 (2005) 036113.',
  params,
  build: (n, values, chance) => {
    requireAgents(n);
    const byDegree = values.by === 'mean-degree';
    const p = byDegree ? Math.min(1, values.meanDegree / Math.max(1, n - 1)) : values.probability;
    const said = byDegree ? degreeWarnings(n, values.meanDegree) : [];
    if (p >= 1) return withWarnings(complete.build(n, {}, chance), said);
    const expected = (p * n * (n - 1)) / 2;
    // Six standard deviations of head room: the draw itself is not cut off.
    refuseTooManyEdges(
      `topology.${byDegree ? 'meanDegree' : 'probability'}`,
      expected + 6 * Math.sqrt(expected),
    );
    const edges = new EdgeList(expected + 6 * Math.sqrt(expected) + 16);
    visitRandomPairs(
      n,
      p,
      chance,
      () => 0,
      (row) => row,
      (a, b) => edges.push(a, b),
    );
    return withWarnings(edges.graph(n), said);
  },
};
