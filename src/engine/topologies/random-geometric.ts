import { number } from '../catalog/params.ts';
import { by, degreeWarnings, meanDegree } from './build/density.ts';
import { EdgeList, refuseTooManyEdges, requireAgents } from './build/edges.ts';
import { withWarnings } from './build/warnings.ts';
import type { Graph } from './graph.ts';
import type { Topology } from './topology.ts';

const params = {
  by: by('radius', 'Radius', 'How far an agent reaches, as a share of the side of the square.'),
  meanDegree,
  radius: number({
    label: 'Radius',
    help: 'Agents nearer than this are joined; the square they stand in has side 1.',
    default: 0.15,
    min: 0,
    max: 1.5,
    step: 0.01,
    when: { key: 'by', is: ['radius'] },
  }),
};

/** Agents at random places in a unit square, joined where they are within a radius of each other. */
export const randomGeometric: Topology<typeof params> = {
  id: 'random-geometric',
  label: 'Random geometric',
  summary: 'Agents lie scattered in a square and reach those near them, as radios and sensors do.',
  source: 'Gilbert, J. SIAM 9 (1961) 533; Penrose, Random Geometric Graphs (2003).',
  params,
  build: (n, values, chance) => {
    requireAgents(n);
    const byDegree = values.by === 'mean-degree';
    const said = byDegree ? degreeWarnings(n, values.meanDegree) : [];
    const radius = byDegree ? radiusOf(values.meanDegree / Math.max(1, n - 1)) : values.radius;
    const expected = (shareWithin(Math.min(1, radius)) * n * (n - 1)) / 2;
    refuseTooManyEdges(`topology.${byDegree ? 'meanDegree' : 'radius'}`, expected);
    const positions = new Float32Array(2 * n);
    for (let i = 0; i < positions.length; i++) positions[i] = chance.uniform();
    const graph = near(n, positions, radius, expected);
    graph.positions = positions;
    return withWarnings(graph, said);
  },
};

/** Chance that two points drawn in the unit square are within r <= 1 of each other, border and all. */
const shareWithin = (r: number): number => r * r * (Math.PI - (8 / 3) * r + 0.5 * r * r);

/** The radius within which that share of all pairs falls; the diagonal beyond what shareWithin covers. */
function radiusOf(share: number): number {
  if (share >= shareWithin(1)) return Math.SQRT2;
  let low = 0;
  let high = 1;
  for (let halving = 0; halving < 60; halving++) {
    const middle = (low + high) / 2;
    if (shareWithin(middle) < share) low = middle;
    else high = middle;
  }
  return high;
}

/** Joins agents within the radius: sorted into cells as wide as it, so that only neighbouring cells are searched. */
function near(n: number, positions: Float32Array, radius: number, expected: number): Graph {
  const side = Math.max(1, Math.min(Math.floor(1 / Math.max(radius, 1e-9)), Math.ceil(Math.sqrt(n))));
  const cellOf = (coordinate: number) => Math.min(side - 1, Math.floor(coordinate * side));
  const firsts = new Int32Array(side * side + 1);
  const cells = new Int32Array(n);
  for (let i = 0; i < n; i++) {
    cells[i] = cellOf(positions[2 * i + 1]) * side + cellOf(positions[2 * i]);
    firsts[cells[i] + 1]++;
  }
  for (let cell = 0; cell < side * side; cell++) firsts[cell + 1] += firsts[cell];
  const members = new Int32Array(n);
  const cursor = firsts.slice(0, side * side);
  for (let i = 0; i < n; i++) members[cursor[cells[i]]++] = i;
  const edges = new EdgeList(expected * 1.1 + 64);
  for (let a = 0; a < n; a++) {
    const column = cells[a] % side;
    const row = (cells[a] - column) / side;
    for (let y = Math.max(0, row - 1); y <= Math.min(side - 1, row + 1); y++) {
      // The cells of one row lie one after another, so three of them are one stretch.
      const from = firsts[y * side + Math.max(0, column - 1)];
      const to = firsts[y * side + Math.min(side - 1, column + 1) + 1];
      for (let k = from; k < to; k++) {
        const b = members[k];
        if (b >= a) continue;
        const dx = positions[2 * a] - positions[2 * b];
        const dy = positions[2 * a + 1] - positions[2 * b + 1];
        if (dx * dx + dy * dy <= radius * radius) edges.push(a, b);
      }
    }
  }
  return edges.graph(n);
}
