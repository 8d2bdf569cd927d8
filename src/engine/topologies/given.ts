import { text } from '../catalog/params.ts';
import { fromEdges } from './build/edges.ts';
import { fitUnitSquare } from './build/places.ts';
import { agents, withWarnings } from './build/warnings.ts';
import { edgeCount, type Graph } from './graph.ts';
import { readEdgeList } from './read/edge-list.ts';
import type { GivenGraph } from './read/given-graph.ts';
import { karateClub } from './read/karate-club.ts';
import { readNodeLink } from './read/node-link.ts';
import type { Topology } from './topology.ts';

/** As many as a scenario may have. */
const MOST_AGENTS = 1_000_000;

const params = {
  graph: text({
    label: 'Graph',
    help: 'An edge list (two names a line) or node-link JSON; the names become the agents.',
    default: karateClub,
    maxLength: 20_000_000,
    placeholder: '1 2\n2 3\n3 1',
    check: faultOf,
  }),
};

/** A graph from a text that the person gives; the number of agents is what the text says. */
export const given: Topology<typeof params> = {
  id: 'given',
  label: 'Given',
  summary:
    'Your own graph, as an edge list or node-link JSON. To begin with, the friendships of a karate club.',
  source:
    'Zachary, Journal of Anthropological Research 33 (1977) 452, for the example; node-link JSON as in NetworkX.',
  params,
  size: (_n, values) => accepted(values.graph).names.length,
  build: (n, values) => built(accepted(values.graph), n),
};

/** Reads an edge list or node-link JSON; throws an error that says where, what came and what was expected. */
export function readGraph(source: string): GivenGraph {
  const json = /^[\uFEFF\s]*[{[]/.test(source);
  const graph = json ? readNodeLink(source.replace(/^\uFEFF/, '')) : readEdgeList(source);
  if (graph.names.length > MOST_AGENTS) {
    throw new Error(`${graph.names.length} agents came, expected at most ${MOST_AGENTS}`);
  }
  return graph;
}

/** The graph in a text; throws an error that names the field too. */
function accepted(source: string): GivenGraph {
  try {
    return readGraph(source);
  } catch (error) {
    throw new RangeError(`topology.graph: ${messageOf(error)}`, { cause: error });
  }
}

/** What is wrong with a text, in one sentence without a stop, or null. */
function faultOf(source: string): string | null {
  try {
    readGraph(source);
    return null;
  } catch (error) {
    return messageOf(error);
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

function built(read: GivenGraph, asked: number): Graph {
  const n = read.names.length;
  const sources = Int32Array.from(read.sources);
  const targets = Int32Array.from(read.targets);
  const graph = fromEdges(n, sources, targets);
  let loops = 0;
  for (let e = 0; e < sources.length; e++) if (sources[e] === targets[e]) loops++;
  const repeats = sources.length - loops - edgeCount(graph);
  const said = [...read.warnings];
  if (n !== asked) said.push(`The given graph has ${agents(n)}, not ${asked}.`);
  if (loops > 0) said.push(`${loops} ${loops === 1 ? 'link' : 'links'} from an agent to itself left out.`);
  if (repeats > 0)
    said.push(`${repeats} ${repeats === 1 ? 'link' : 'links'} given more than once counted once.`);
  graph.names = read.names;
  if (read.positions) graph.positions = fitUnitSquare(Float32Array.from(read.positions));
  if (read.groups) graph.groups = Int32Array.from(read.groups);
  return withWarnings(graph, said);
}
