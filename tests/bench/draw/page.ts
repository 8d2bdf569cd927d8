import ForceGraph, { type LinkObject, type NodeObject } from 'force-graph';
import type { Frame } from '../../../src/engine/kernel/frame.ts';
import { createStage } from '../../../src/ui/stage/stage.ts';
import { lightTheme } from '../../../src/view/theme.ts';
import { placed } from '../../../src/view/layouts/choose.ts';
import { clusters } from '../../../src/view/layouts/clusters.ts';
import { type Toy, toy } from '../../view/harness/world.ts';

/**
 * The same scene for both: a small world of degree 6, agents that change colour, one moving mark an agent.
 * ?who=ours|force-graph&n=10000; then window.measure(ms) gives frames a second and the main thread's median work.
 */
const asked = new URLSearchParams(location.search);
const n = Number(asked.get('n') ?? 1000);
const world = toy({ n, kind: 'small-world', messages: n });
const frames = Array.from({ length: n > 20_000 ? 30 : 60 }, (_, k) => world.at(k / 60));
const frameAt = (tick: number): Frame => frames[tick % frames.length];
const positions = placed(
  clusters,
  {
    n,
    from: world.edges.from,
    to: world.edges.to,
    warm: false,
    aspect: 1.5,
    budgetMs: Number.POSITIVE_INFINITY,
  },
  () => 0,
);
const room = document.querySelector<HTMLElement>('#stage');
if (room === null) throw new Error('draw: the page has no stage');
const box = { width: 1200, height: 800 };
room.style.cssText = `width: ${box.width}px; height: ${box.height}px`;

function ours(stage: HTMLElement, { info, edges }: Toy): (tick: number) => void {
  const canvas = document.createElement('canvas');
  canvas.style.cssText = 'width: 100%; height: 100%';
  stage.append(canvas);
  const nothing = (): void => undefined;
  const made = createStage(
    canvas,
    null,
    { hover: nothing, select: nothing, menu: nothing, closeMenu: nothing },
    () => performance.now(),
  );
  made.look({ theme: lightTheme, moving: true });
  made.resize(box.width, box.height, 1);
  made.world(info, edges, 'clusters');
  return (tick) => made.frame(frameAt(tick));
}

function forceGraph(stage: HTMLElement, { edges }: Toy): (tick: number) => void {
  let shown = frameAt(0);
  const nodes: (NodeObject & { id: number })[] = Array.from({ length: n }, (_, id) => ({
    id,
    fx: positions[2 * id] * 300,
    fy: positions[2 * id + 1] * 300,
  }));
  const links: LinkObject[] = Array.from(edges.from, (source, e) => ({ source, target: edges.to[e] }));
  const marked = new Set(links.filter((_, e) => e % 3 === 0));
  new ForceGraph(stage)
    .width(box.width)
    .height(box.height)
    .graphData({ nodes, links })
    .cooldownTicks(0)
    .autoPauseRedraw(false)
    .nodeRelSize(1.5)
    .nodeColor(({ id }) => (shown.channels[0][Number(id)] > 0 ? '#1a4fcb' : '#8f979e'))
    .linkColor(() => '#d3d5d6')
    .linkDirectionalParticles((link) => (marked.has(link) ? 1 : 0))
    .zoom(1.2);
  return (tick) => {
    shown = frameAt(tick);
  };
}

const show = (asked.get('who') === 'force-graph' ? forceGraph : ours)(room, world);

/** Frames a second over a time, and what 95 of 100 frames stay under, in milliseconds. */
async function measure(ms: number): Promise<{ rate: number; slowest: number }> {
  const gaps: number[] = [];
  let last = performance.now();
  const end = last + ms;
  for (let tick = 0; last < end; tick++) {
    show(tick);
    await new Promise(requestAnimationFrame);
    const now = performance.now();
    gaps.push(now - last);
    last = now;
  }
  gaps.sort((a, b) => a - b);
  return {
    rate: (gaps.length * 1000) / gaps.reduce((sum, gap) => sum + gap, 0),
    slowest: gaps[Math.floor(gaps.length * 0.95)],
  };
}
Object.assign(globalThis, { measure });
