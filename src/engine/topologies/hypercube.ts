import { cos, sin } from '../kernel/mathematics.ts';
import { EdgeList, requireAgents } from './build/edges.ts';
import { fitUnitSquare } from './build/places.ts';
import { agents, withWarnings } from './build/warnings.ts';
import type { Topology } from './topology.ts';

const params = {};

/** Agents joined if their numbers differ in one binary digit. The number of agents becomes the nearest power of two. */
export const hypercube: Topology<typeof params> = {
  id: 'hypercube',
  label: 'Hypercube',
  summary:
    'Agents whose numbers differ in one binary digit are joined: few links each, and every way is short.',
  source: 'Harary, Hayes & Wu, Computers & Mathematics with Applications 15 (1988) 277.',
  params,
  size: (n) => 1 << dimensionOf(n),
  build: (n) => {
    requireAgents(n);
    const dimension = dimensionOf(n);
    const size = 1 << dimension;
    const edges = new EdgeList((size * dimension) / 2);
    for (let i = 0; i < size; i++) {
      for (let bit = 1; bit < size; bit *= 2) if ((i & bit) === 0) edges.push(i, i | bit);
    }
    const graph = edges.graph(size);
    graph.positions = nestedSquares(size, dimension);
    const said = `A hypercube of dimension ${dimension} has ${agents(size)}, not ${n}.`;
    return withWarnings(graph, size === n ? [] : [said]);
  },
};

/** The exponent of the power of two nearest to n, the larger one at a tie. */
function dimensionOf(n: number): number {
  const below = 31 - Math.clz32(n);
  return n - (1 << below) < (2 << below) - n ? below : below + 1;
}

/**
 * Two digits make a square, each next two a smaller, turned square at every corner. Each is less than half as large
 * as the one before by so much that no two agents fall on one spot.
 */
function nestedSquares(size: number, dimension: number): Float32Array {
  const positions = new Float32Array(2 * size);
  for (let i = 0; i < size; i++) {
    let x = 0;
    let y = 0;
    let length = 1;
    for (let digit = 0; digit < dimension; digit += 2) {
      const across = (i >> digit) & 1;
      const down = (i >> (digit + 1)) & 1;
      const angle = 0.2 * digit;
      x += length * (across * cos(angle) - down * sin(angle));
      y += length * (across * sin(angle) + down * cos(angle));
      length *= 0.38;
    }
    positions[2 * i] = x;
    positions[2 * i + 1] = y;
  }
  return fitUnitSquare(positions);
}
