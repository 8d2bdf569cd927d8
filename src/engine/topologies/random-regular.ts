import { integer } from '../catalog/params.ts';
import { refuseTooManyEdges, requireAgents } from './build/edges.ts';
import { complement, pairPoints } from './build/pairing.ts';
import { agents, withWarnings } from './build/warnings.ts';
import type { Topology } from './topology.ts';

const params = {
  degree: integer({
    label: 'Degree',
    help: 'How many others each agent is joined to, exactly.',
    default: 4,
    min: 0,
    max: 200,
  }),
};

/** A random graph in which all agents have the same degree d. Where n × d is odd none exists, and one agent is added. */
export const randomRegular: Topology<typeof params> = {
  id: 'random-regular',
  label: 'Random regular',
  summary:
    'Everyone has the same number of links, to agents drawn at random; news spreads as fast as few links allow.',
  source: 'Steger & Wormald, Combinatorics, Probability and Computing 8 (1999) 377.',
  params,
  size: (n, values) => evenSize(n, values.degree),
  build: (n, values, chance) => {
    requireAgents(n);
    const size = evenSize(n, values.degree);
    const degree = Math.min(values.degree, size - 1);
    refuseTooManyEdges('topology.degree', (size * degree) / 2);
    // Pairing fails often in dense graphs; there the graph of the missing links is drawn instead.
    const sparse = degree * 2 <= size - 1;
    const graph = sparse
      ? pairPoints(size, degree, chance).graph(size)
      : complement(pairPoints(size, size - 1 - degree, chance).graph(size));
    const said: string[] = [];
    if (size !== n)
      said.push(`${agents(n)} of degree ${degree} have an odd number of ends; one agent was added.`);
    if (degree < values.degree)
      said.push(`With ${agents(size)} the degree is at most ${degree}, not ${values.degree}.`);
    return withWarnings(graph, said);
  },
};

/** n, or n + 1 where n agents of that degree would have an odd number of ends of links. */
function evenSize(n: number, degree: number): number {
  const possible = Math.min(degree, n - 1);
  return (n * possible) % 2 === 0 ? n : n + 1;
}
