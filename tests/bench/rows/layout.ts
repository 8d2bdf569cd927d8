import { forceCenter, forceLink, forceManyBody, forceSimulation, type SimulationNodeDatum } from 'd3';
import { force } from '../../../src/view/layouts/force.ts';
import { dice, type LayoutRequest } from '../../../src/view/layouts/layout.ts';
import { rowsOf } from '../../../src/view/layouts/rows.ts';
import { stressOf } from '../../view/layouts/measure.ts';
import type { Figures } from '../kernel.ts';

const agents = 10_000;

/** A small world of degree 6, one link in twelve moved to anyone. */
function smallWorld(n: number): LayoutRequest {
  const random = dice(5);
  const from = Int32Array.from({ length: 3 * n }, (_, e) => Math.floor(e / 3));
  const to = from.map((agent, e) =>
    random() < 1 / 12 ? Math.floor(random() * n) : (agent + 1 + (e % 3)) % n,
  );
  return { n, from, to, warm: false, aspect: 1, budgetMs: Number.POSITIVE_INFINITY };
}

/** D3's forces as its documentation sets them, to their own end: positions and milliseconds. */
function byD3({ n, from, to }: LayoutRequest): { positions: Float32Array; milliseconds: number } {
  const start = performance.now();
  const nodes = Array.from({ length: n }, (): SimulationNodeDatum => ({}));
  const links = Array.from(from, (source, e) => ({ source, target: to[e] }));
  const simulation = forceSimulation(nodes)
    .force('link', forceLink(links))
    .force('charge', forceManyBody())
    .force('centre', forceCenter())
    .stop();
  simulation.tick(300);
  const milliseconds = performance.now() - start;
  return { positions: Float32Array.from(nodes.flatMap(({ x = 0, y = 0 }) => [x, y])), milliseconds };
}

/** Milliseconds until our layout first shows positions with at most this stress; Infinity if it never does. */
function oursTo(stress: number, request: LayoutRequest): number {
  const rows = rowsOf(request.n, request.from, request.to);
  let measuring = 0;
  const begun = performance.now();
  const spent = (): number => performance.now() - begun - measuring;
  for (const positions of force.improve?.(request, spent) ?? []) {
    const milliseconds = spent();
    const before = performance.now();
    const reached = stressOf(rows, positions) <= stress;
    measuring += performance.now() - before;
    if (reached) return milliseconds;
  }
  return Number.POSITIVE_INFINITY;
}

/** Stress: how far distances on the page are from hops in the graph (Kamada and Kawai, 1989). */
export function layoutToTheSameStress(): Figures {
  const request = smallWorld(agents);
  const { positions, milliseconds } = byD3(request);
  const stress = stressOf(rowsOf(agents, request.from, request.to), positions);
  return {
    name: `layout to the same stress (${stress.toFixed(3)}), 10,000 agents`,
    against: 'd3-force',
    ours: oursTo(stress, request),
    theirs: milliseconds,
    unit: 'ms',
    good: '2×',
    reach: '5×',
  };
}
