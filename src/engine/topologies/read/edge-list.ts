import { type GivenGraph, Names, quoted } from './given-graph.ts';

const ARROWS = new Set(['--', '->', '<->', '<-', '—', '–', '-']);
const EXPECTED = 'expected two names such as "1 2" (a third column may be a weight)';

/**
 * Reads an edge list: a line an edge, its two names apart by spaces, tabs, commas, semicolons or an arrow; `#`, `%` and
 * `//` begin a comment; one name alone is an agent without links. Names that are all whole numbers are put in their
 * order, others stay in order of appearance. Throws an error that names the line.
 */
export function readEdgeList(text: string): GivenGraph {
  const names = new Names();
  const sources: number[] = [];
  const targets: number[] = [];
  let weighted = 0;
  let seen = false;
  const lines = text.split(/\r\n|\r|\n/);
  for (let i = 0; i < lines.length; i++) {
    const words = wordsOf(lines[i]);
    if (words.length === 0) continue;
    const heading = !seen && isHeading(words);
    seen = true;
    if (heading) continue;
    if (words.length > 3 || (words.length === 3 && !Number.isFinite(Number(words[2])))) {
      throw new Error(`line ${i + 1}: came ${quoted(lines[i].trim())}, ${EXPECTED}`);
    }
    const source = names.of(words[0]);
    if (words.length === 1) continue;
    sources.push(source);
    targets.push(names.of(words[1]));
    if (words.length === 3) weighted++;
  }
  if (names.list.length === 0) throw new Error(`line 1: no edge came, ${EXPECTED}`);
  const warnings =
    weighted > 0 ? [`The third column of ${weighted} lines was taken as a weight and left out.`] : [];
  return inOrder({ names: names.list, sources, targets, positions: null, groups: null, warnings });
}

/** The words of a line without its comment, arrows and the attributes in braces that some programs write behind. */
function wordsOf(line: string): string[] {
  const words: string[] = [];
  for (const word of line.replace(/^\uFEFF/, '').split(/[\s,;]+/)) {
    if (word === '' || ARROWS.has(word)) continue;
    if (word.startsWith('#') || word.startsWith('%') || word.startsWith('//') || word.startsWith('{')) break;
    words.push(word);
  }
  return words;
}

/** The first line of a table whose columns have names. */
function isHeading(words: readonly string[]): boolean {
  return words.length >= 2 && /^(source|from)$/i.test(words[0]) && /^(target|to)$/i.test(words[1]);
}

/** Agents renumbered by the whole numbers that name them, if all names are such. */
function inOrder(graph: GivenGraph): GivenGraph {
  const { names } = graph;
  if (!names.every((name) => /^\d{1,15}$/.test(name))) return graph;
  const order = names.map((_, i) => i).toSorted((a, b) => Number(names[a]) - Number(names[b]) || a - b);
  const place = new Int32Array(names.length);
  for (let i = 0; i < order.length; i++) place[order[i]] = i;
  return {
    ...graph,
    names: order.map((i) => names[i]),
    sources: graph.sources.map((i) => place[i]),
    targets: graph.targets.map((i) => place[i]),
  };
}
