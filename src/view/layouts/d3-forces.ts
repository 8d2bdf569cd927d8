import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationLinkDatum,
  type SimulationNodeDatum,
} from 'd3';
import type { LayoutRequest } from './layout.ts';

type Node = SimulationNodeDatum & { x: number; y: number };

/**
 * D3's springs and charges from given positions (in units of a link's length). Yields about every 90 ms and at the end; the
 * same array each time.
 */
export function* byForces(
  { n, from, to }: LayoutRequest,
  start: Float32Array,
  warm: boolean,
  end: number,
  clock: () => number,
): Generator<Float32Array> {
  const distance = 30;
  const nodes: Node[] = Array.from({ length: n }, (_, i) => ({
    x: start[2 * i] * distance,
    y: start[2 * i + 1] * distance,
  }));
  const links: SimulationLinkDatum<Node>[] = [];
  for (let e = 0; e < from.length; e++)
    if (from[e] < n && to[e] < n) links.push({ source: nodes[from[e]], target: nodes[to[e]] });
  const dense = links.length > n * 12;
  const simulation = forceSimulation(nodes)
    .force(
      'link',
      forceLink<Node, SimulationLinkDatum<Node>>(links)
        .distance(distance)
        .strength(linkStrength(links, dense)),
    )
    .force(
      'charge',
      forceManyBody<Node>()
        .strength(-60)
        .theta(0.9)
        .distanceMax(distance * 14),
    )
    .force('room', forceCollide<Node>(distance * 0.36).strength(0.6))
    .force('x', forceX<Node>(0).strength(0.035))
    .force('y', forceY<Node>(0).strength(0.035))
    .alpha(warm ? 0.25 : 0.5)
    .stop();
  const positions = new Float32Array(2 * n);
  const ticks = warm ? 90 : 160;
  simulation.alphaDecay(1 - (0.004 / simulation.alpha()) ** (1 / ticks));
  let shown = clock();
  for (let tick = 0; tick < ticks; tick++) {
    simulation.tick();
    const late = clock() > end;
    if (!late && clock() - shown < 90 && tick < ticks - 1) continue;
    nodes.forEach(({ x, y }, i) => {
      positions[2 * i] = x;
      positions[2 * i + 1] = y;
    });
    yield positions;
    shown = clock();
    if (late) return;
  }
}

/** D3's own rule, one over the lesser degree; in a dense graph weaker, so that it does not shrink to a ball. */
function linkStrength(
  links: readonly SimulationLinkDatum<Node>[],
  dense: boolean,
): (link: SimulationLinkDatum<Node>) => number {
  const count = new Map<unknown, number>();
  for (const { source, target } of links) {
    count.set(source, (count.get(source) ?? 0) + 1);
    count.set(target, (count.get(target) ?? 0) + 1);
  }
  return ({ source, target }) => (dense ? 0.5 : 1) / Math.min(count.get(source) ?? 1, count.get(target) ?? 1);
}
