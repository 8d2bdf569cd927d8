import { catalog } from '../../engine/catalog/catalog.ts';
import { Chance } from '../../engine/kernel/chance.ts';
import { completeScenario } from '../../engine/scenario/parse.ts';
import type { Choice } from '../../engine/scenario/scenario.ts';
import type { Graph } from '../../engine/topologies/graph.ts';
import type { Topology } from '../../engine/topologies/topology.ts';
import { numberIn } from './summary.ts';

/** A graph as scenarios of cases tell it, in ours. */
export interface Told {
  agents: number;
  topology: Choice;
}

type Keys = Record<string, unknown>;

/** A number under one of the keys, or in the text after one of the words; NaN if there is none. */
function find(keys: Keys, text: string, ...names: string[]): number {
  for (const name of names) {
    if (typeof keys[name] === 'number') return keys[name];
    const found = numberIn(text, `\\b${name.replace(/[_ ]/g, '[ _-]')}`);
    if (!Number.isNaN(found)) return found;
  }
  return Number.NaN;
}

/** The number that stands right behind a word, or after "n": "ring20", "ring 100", "ring n=16", "ring of 20". */
function sizeAfter(keys: Keys, text: string, word: string): number {
  const own = find(keys, text, 'n');
  if (!Number.isNaN(own)) return own;
  return numberIn(text, `${word}(?: of)?`);
}

/** Reads the graph of a case from its keys and the words of `text`; null if it is none that we build. */
export function graphTold(keys: Keys, text: string = String(keys.graph ?? '')): Told | null {
  const words = text.toLowerCase();
  const told = (agents: number, topology: Choice): Told | null => (agents >= 1 ? { agents, topology } : null);
  if (/\bws\b|watts/.test(words)) {
    const rewired = find(keys, words, 'p', 'rewired');
    return told(find(keys, words, 'n'), {
      id: 'watts-strogatz',
      eachSide: find(keys, words, 'k') / 2,
      rewired: Number.isNaN(rewired) ? 0 : rewired,
    });
  }
  if (/\bba\b|barab/.test(words))
    return told(find(keys, words, 'n'), { id: 'barabasi-albert', links: find(keys, words, 'm') });
  if (/\ber\b|erd|g\(n/.test(words)) {
    const n = find(keys, words.replace('g(n,p)', '').replace('g(n, p)', ''), 'n');
    const meanDegree = find(keys, words, 'mean_degree');
    if (!Number.isNaN(meanDegree))
      return told(Number.isNaN(n) ? 10000 : n, { id: 'gnp', by: 'mean-degree', meanDegree });
    return told(n, {
      id: 'gnp',
      by: 'probability',
      probability: find(keys, words.replace(/g\(n, ?p\)/, ''), 'p'),
    });
  }
  const cube = /hypercube\s?(\d+)/.exec(words);
  if (cube) return told(2 ** Number(cube[1]), { id: 'hypercube' });
  const mesh = /(grid|torus)\s?(\d+)\s?[x×]\s?(\d+)/.exec(words);
  if (mesh) return told(Number(mesh[2]) * Number(mesh[3]), { id: mesh[1] });
  for (const [word, id] of Object.entries(plain))
    if (words.includes(word)) return told(sizeAfter(keys, words, word), { id });
  return null;
}

const plain: Record<string, string> = {
  ring: 'ring',
  cycle: 'ring',
  star: 'star',
  complete: 'complete',
  hypercube: 'hypercube',
  line: 'path',
  path: 'path',
};

/** Builds the graph by itself, as the engine does for a world of this seed. */
export function build({ agents, topology }: Told, seed: number): Graph {
  const full = completeScenario({
    version: 1,
    seed,
    agents,
    topology,
    network: { id: 'constant' },
    protocol: { id: 'gossip' },
    environment: { id: 'facts', limit: 1 },
  });
  const entry = catalog.topology.get(topology.id) as Topology;
  return entry.build(
    entry.size?.(agents, full.topology) ?? agents,
    full.topology,
    new Chance(seed, 'topology'),
  );
}

/** A scenario that shows the graph in the page: something to be opened beside a measure of it. */
export const shown = (told: Told, seed: number): Record<string, unknown> => ({
  version: 1,
  seed,
  ...told,
  network: { id: 'constant' },
  protocol: { id: 'gossip' },
  environment: { id: 'facts', limit: 1 },
});
