import { choice, integer, number } from '../catalog/params.ts';
import type { Chance } from '../kernel/chance.ts';
import { EdgeSet } from './build/edge-set.ts';
import { refuseTooManyEdges, requireAgents } from './build/edges.ts';
import { type Levels, levels, placeLevels } from './build/levels.ts';
import { withWarnings } from './build/warnings.ts';
import type { Topology } from './topology.ts';

const params = {
  children: integer({
    label: 'Children',
    help: 'How many agents report to each agent; the lowest level may be incomplete.',
    default: 4,
    min: 1,
    max: 100,
  }),
  crossLinks: number({
    label: 'Cross-links',
    help: 'Links beside the lines of report, as a share of the number of agents.',
    default: 0.5,
    min: 0,
    max: 10,
    step: 0.05,
  }),
  among: choice({
    label: 'Cross-links among',
    help: 'Who may be joined beside the lines of report.',
    default: 'level',
    options: [
      { value: 'team', label: 'A team', help: 'Agents that report to the same agent.' },
      { value: 'level', label: 'A level', help: 'Agents as far from the top as each other.' },
      { value: 'anyone', label: 'Anyone', help: 'Any two agents.' },
    ],
  }),
};

/** Draws for one cross-link before it is given up: where teams are full there may be no free pair. */
const TRIES = 20;

/** A tree of reports with random links within teams, within levels, or anywhere. */
export const hierarchy: Topology<typeof params> = {
  id: 'hierarchy',
  label: 'Hierarchy with cross-links',
  summary:
    'A tree of reports, and beside it random links among peers, which shorten ways and relieve the top.',
  source:
    'Dodds, Watts & Sabel, PNAS 100 (2003) 12516 (team, level and random links on a hierarchical backbone).',
  params,
  build: (n, values, chance) => {
    requireAgents(n);
    const wanted = Math.round(values.crossLinks * n);
    refuseTooManyEdges('topology.crossLinks', n - 1 + wanted);
    const built = levels(n, values.children, wanted);
    const made = addCrossLinks(n, wanted, built, values.children, values.among, chance);
    const graph = placeLevels(built.edges.graph(n), built, values.children);
    return withWarnings(
      graph,
      made < wanted ? [`Only ${made} of ${wanted} cross-links found a free pair.`] : [],
    );
  },
};

function addCrossLinks(
  n: number,
  wanted: number,
  { edges, depth, firsts }: Levels,
  arity: number,
  among: string,
  chance: Chance,
): number {
  const taken = new EdgeSet(edges.length + wanted);
  for (let e = 0; e < edges.length; e++) taken.add(edges.sources[e], edges.targets[e]);
  let made = 0;
  for (let link = 0; link < wanted; link++) {
    for (let attempt = 0; attempt < TRIES; attempt++) {
      const one = chance.below(n);
      const [first, end] = circle(one, n, depth, firsts, arity, among);
      const other = first + chance.below(end - first);
      if (one === other || !taken.add(one, other)) continue;
      edges.push(one, other);
      made++;
      break;
    }
  }
  return made;
}

/** The agents [first, end) with whom one may be cross-linked, itself among them. */
function circle(
  one: number,
  n: number,
  depth: Int32Array,
  firsts: readonly number[],
  arity: number,
  among: string,
): [number, number] {
  if (among === 'anyone') return [0, n];
  if (among === 'level') return [firsts[depth[one]], firsts[depth[one] + 1]];
  if (one === 0) return [0, 1];
  const parent = Math.floor((one - 1) / arity);
  return [parent * arity + 1, Math.min(n, parent * arity + arity + 1)];
}
