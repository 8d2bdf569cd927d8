import { integer, number } from '../catalog/params.ts';
import { EdgeList, refuseTooManyEdges, requireAgents } from './build/edges.ts';
import { inDiscs } from './build/places.ts';
import { visitRandomPairs } from './build/random-pairs.ts';
import { agents, withWarnings } from './build/warnings.ts';
import type { Topology } from './topology.ts';

const params = {
  clusters: integer({
    label: 'Clusters',
    help: 'Into how many groups of equal size the agents fall.',
    default: 4,
    min: 1,
    max: 1000,
  }),
  inside: number({
    label: 'Links inside',
    help: 'How many agents of its own cluster an agent is joined to on average.',
    default: 6,
    min: 0,
    max: 200,
    step: 0.1,
  }),
  outside: number({
    label: 'Links outside',
    help: 'How many agents of other clusters an agent is joined to on average.',
    default: 0.5,
    min: 0,
    max: 200,
    step: 0.1,
  }),
};

/** The planted partition: pairs within a cluster joined with one probability, pairs across with another. */
export const stochasticBlock: Topology<typeof params> = {
  id: 'stochastic-block',
  label: 'Clusters (stochastic block model)',
  summary: 'Groups that talk much among themselves and little with others, as teams and departments do.',
  source: 'Holland, Laskey & Leinhardt, Social Networks 5 (1983) 109; equal blocks, two probabilities.',
  params,
  build: (n, values, chance) => {
    requireAgents(n);
    const count = Math.min(values.clusters, n);
    const groups = Int32Array.from({ length: n }, (_, i) => Math.floor((i * count) / n));
    const first = Int32Array.from({ length: count }, (_, group) => Math.ceil((group * n) / count));
    const pairs = (n * (n - 1)) / 2;
    let pairsInside = 0;
    for (let i = 0; i < n; i++) pairsInside += i - first[groups[i]];
    const inside = share((values.inside * n) / 2, pairsInside);
    const outside = share((values.outside * n) / 2, pairs - pairsInside);
    const expected = inside * pairsInside + outside * (pairs - pairsInside);
    refuseTooManyEdges('topology.inside', expected + 6 * Math.sqrt(expected));
    const edges = new EdgeList(expected + 6 * Math.sqrt(expected) + 16);
    const start = (row: number) => first[groups[row]];
    const visit = (a: number, b: number) => edges.push(a, b);
    visitRandomPairs(n, inside, chance, start, (row) => row, visit);
    visitRandomPairs(n, outside, chance, () => 0, start, visit);
    const graph = edges.graph(n);
    graph.groups = groups;
    graph.positions = inDiscs(groups, count);
    return withWarnings(graph, said(n, values, count, inside, outside));
  },
};

/** The probability that gives so many of the pairs on average. */
const share = (wanted: number, pairs: number): number => (pairs > 0 ? Math.min(1, wanted / pairs) : 0);

function said(
  n: number,
  values: { clusters: number; inside: number; outside: number },
  count: number,
  inside: number,
  outside: number,
): string[] {
  const warnings: string[] = [];
  if (count < values.clusters)
    warnings.push(`${agents(n)} make at most ${count} clusters, not ${values.clusters}.`);
  if (inside >= 1) warnings.push('Each cluster is complete: it has no room for more links inside.');
  if (outside >= 1)
    warnings.push('All pairs of different clusters are joined: there is no room for more links outside.');
  return warnings;
}
