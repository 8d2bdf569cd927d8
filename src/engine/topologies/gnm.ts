import { integer } from '../catalog/params.ts';
import type { Chance } from '../kernel/chance.ts';
import { by, degreeWarnings, meanDegree } from './build/density.ts';
import { EdgeSet } from './build/edge-set.ts';
import { EdgeList, refuseTooManyEdges, requireAgents } from './build/edges.ts';
import { agents, withWarnings } from './build/warnings.ts';
import type { Topology } from './topology.ts';

const params = {
  by: by('edges', 'Number of links', 'The m of G(n, m).'),
  meanDegree,
  edges: integer({
    label: 'Links',
    help: 'How many pairs of agents are joined, exactly.',
    default: 120,
    min: 0,
    max: 10_000_000,
    scale: 'linear',
    when: { key: 'by', is: ['edges'] },
  }),
};

/** Erdős–Rényi G(n, m): exactly m pairs, every choice of m pairs equally likely; m = n × mean degree / 2. */
export const gnm: Topology<typeof params> = {
  id: 'gnm',
  label: 'Erdős–Rényi G(n, m)',
  summary: 'A fixed number of links is thrown among the agents at random, so that every draw costs the same.',
  source: 'Erdős & Rényi, Publicationes Mathematicae Debrecen 6 (1959) 290.',
  params,
  build: (n, values, chance) => {
    requireAgents(n);
    const byDegree = values.by === 'mean-degree';
    const pairs = (n * (n - 1)) / 2;
    const asked = byDegree ? Math.round((n * values.meanDegree) / 2) : values.edges;
    const m = Math.min(asked, pairs);
    const said = byDegree ? degreeWarnings(n, values.meanDegree) : [];
    if (!byDegree && asked > pairs)
      said.push(`${agents(n)} form ${pairs} pairs, so there are ${pairs} links, not ${asked}.`);
    refuseTooManyEdges(`topology.${byDegree ? 'meanDegree' : 'edges'}`, m);
    const graph = (m * 2 <= pairs ? drawn(n, m, chance) : spared(n, pairs - m, chance)).graph(n);
    return withWarnings(graph, said);
  },
};

/** m different pairs, by drawing again what has been drawn. */
function drawn(n: number, m: number, chance: Chance): EdgeList {
  const taken = new EdgeSet(m);
  const edges = new EdgeList(m);
  while (taken.size < m) {
    const a = chance.below(n);
    const b = chance.below(n);
    if (a !== b && taken.add(a, b)) edges.push(a, b);
  }
  return edges;
}

/** All pairs but `count` drawn ones: the shorter way to more than half of all pairs. */
function spared(n: number, count: number, chance: Chance): EdgeList {
  const without = drawn(n, count, chance);
  const absent = new EdgeSet(count);
  for (let e = 0; e < count; e++) absent.add(without.sources[e], without.targets[e]);
  const edges = new EdgeList((n * (n - 1)) / 2 - count);
  for (let a = 1; a < n; a++) {
    for (let b = 0; b < a; b++) if (!absent.has(a, b)) edges.push(a, b);
  }
  return edges;
}
