import type { Graph } from '../graph.ts';
import { EdgeList } from './edges.ts';

/** A tree in breadth-first order, where the children of i are i × arity + 1 to i × arity + arity. */
export interface Levels {
  edges: EdgeList;
  /** Distance of each agent from agent 0. */
  depth: Int32Array;
  /** First agent of each level, then n. */
  firsts: number[];
}

/** The complete tree of the given arity with n agents; throws if the arity is below 1. */
export function levels(n: number, arity: number, extraEdges = 0): Levels {
  if (!Number.isInteger(arity) || arity < 1) {
    throw new RangeError(`topology.children: came ${arity}, expected a whole number from 1`);
  }
  const edges = new EdgeList(n - 1 + extraEdges);
  const depth = new Int32Array(n);
  const firsts = [0];
  for (let i = 1; i < n; i++) {
    const parent = Math.floor((i - 1) / arity);
    edges.push(parent, i);
    depth[i] = depth[parent] + 1;
    if (depth[i] === firsts.length) firsts.push(i);
  }
  firsts.push(n);
  return { edges, depth, firsts };
}

/** Sets the picture of a tree: level under level, agent 0 at the top, children under their parent. */
export function placeLevels(graph: Graph, { depth, firsts }: Levels, arity: number): Graph {
  const deepest = firsts.length - 2;
  const positions = new Float32Array(2 * graph.n);
  let width = 1;
  for (let level = 0; level <= deepest; level++) {
    for (let i = firsts[level]; i < firsts[level + 1]; i++) {
      positions[2 * i] = (i - firsts[level] + 0.5) / width;
      positions[2 * i + 1] = deepest === 0 ? 0.5 : level / deepest;
    }
    width *= arity;
  }
  graph.positions = positions;
  graph.groups = depth;
  return graph;
}
