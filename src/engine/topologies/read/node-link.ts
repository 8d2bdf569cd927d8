import { type GivenGraph, Names, quoted } from './given-graph.ts';
import { jsonFault } from './json-fault.ts';

type Members = Record<string, unknown>;

/**
 * Reads node-link JSON as written by NetworkX, D3 and graphology: `nodes` with `id` (or `key`, or `name`) and `links` (or
 * `edges`) with `source` and `target`, which are ids, or places in `nodes` where nodes have no ids. `x`, `y` and `group`
 * are used where every node has them. Throws an error that names the line, or the place inside the text.
 */
export function readNodeLink(text: string): GivenGraph {
  const top = parsed(text);
  const nodes = top.nodes;
  const linksKey = Array.isArray(top.links) ? 'links' : 'edges';
  const links = top[linksKey];
  if (!Array.isArray(nodes)) throw new Error(`nodes: came ${shown(nodes)}, expected a list of nodes`);
  if (!Array.isArray(links)) throw new Error(`links: came ${shown(top.links)}, expected a list of links`);
  if (nodes.length === 0) throw new Error('nodes: came an empty list, expected at least one node');
  const { names, byPlace } = namesOf(nodes);
  const sources: number[] = [];
  const targets: number[] = [];
  for (let i = 0; i < links.length; i++) {
    const link: unknown = links[i];
    const where = `${linksKey}[${i}]`;
    if (!isMembers(link))
      throw new Error(`${where}: came ${shown(link)}, expected an object with source and target`);
    sources.push(endOf(link.source, `${where}.source`, names, byPlace));
    targets.push(endOf(link.target, `${where}.target`, names, byPlace));
  }
  const warnings = top.directed === true ? ['The graph is directed; its links are taken both ways.'] : [];
  return {
    names: names.list,
    sources,
    targets,
    positions: placesOf(nodes),
    groups: groupsOf(nodes),
    warnings,
  };
}

function parsed(text: string): Members {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    const fault = jsonFault(text);
    if (!fault) throw new Error('line 1: came JSON nested too deeply to read, expected nodes and links');
    throw new Error(`line ${fault.line}: came ${fault.came}, expected ${fault.expected}`);
  }
  if (!isMembers(value))
    throw new Error(`line 1: came ${shown(value)}, expected an object with nodes and links`);
  return value;
}

const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A value in few words. */
function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (isMembers(value)) return 'an object';
  return typeof value === 'string' ? quoted(value) : JSON.stringify(value);
}

function namesOf(nodes: readonly unknown[]): { names: Names; byPlace: boolean } {
  const names = new Names();
  let withId = 0;
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes[i];
    const id = isMembers(node) ? (node.id ?? node.key) : node;
    const name = isMembers(node) ? (id ?? node.name ?? i) : id;
    if (typeof name !== 'string' && typeof name !== 'number') {
      throw new Error(`nodes[${i}].id: came ${shown(name)}, expected a text or a number`);
    }
    if (names.find(String(name)) >= 0) {
      throw new Error(`nodes[${i}].id: came ${shown(name)} a second time, expected an id of its own`);
    }
    names.of(String(name));
    if (id !== undefined && id !== null) withId++;
  }
  return { names, byPlace: withId === 0 };
}

function endOf(value: unknown, where: string, names: Names, byPlace: boolean): number {
  const end = isMembers(value) ? (value.id ?? value.key) : value;
  const n = names.list.length;
  if (byPlace && typeof end === 'number' && Number.isInteger(end) && end >= 0 && end < n) return end;
  const known = typeof end === 'string' || typeof end === 'number' ? names.find(String(end)) : -1;
  if (known >= 0) return known;
  const expected = byPlace ? `a place in nodes from 0 to ${n - 1}` : `the id of one of the ${n} nodes`;
  throw new Error(`${where}: came ${shown(end)}, expected ${expected}`);
}

/** A member of a node, or of its `attributes` as graphology writes it. */
function memberOf(node: unknown, name: string): unknown {
  if (!isMembers(node)) return undefined;
  return node[name] ?? (isMembers(node.attributes) ? node.attributes[name] : undefined);
}

function placesOf(nodes: readonly unknown[]): number[] | null {
  const places: number[] = [];
  for (const node of nodes) {
    const x = memberOf(node, 'x');
    const y = memberOf(node, 'y');
    if (typeof x !== 'number' || typeof y !== 'number') return null;
    places.push(x, y);
  }
  return places;
}

function groupsOf(nodes: readonly unknown[]): number[] | null {
  const names = new Names();
  const groups: number[] = [];
  for (const node of nodes) {
    const group = memberOf(node, 'group');
    if (typeof group !== 'string' && typeof group !== 'number') return null;
    groups.push(names.of(String(group)));
  }
  return groups;
}
