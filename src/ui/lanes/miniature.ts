import type { EdgeList, Frame, WorldInfo } from '../../engine/kernel/frame.ts';
import type { Look } from '../../view/graph/look.ts';
import { createGraphView } from '../../view/graph/view.ts';
import { createArranger } from '../../view/layouts/arranger.ts';
import { sameGraph } from '../../view/layouts/similarity.ts';
import { layoutWorker } from '../stage/layoutWorker.ts';

/** A graph that is looked at and not touched: the same painters as on the stage, in a lane. */
export interface Miniature {
  world(info: WorldInfo, edges: EdgeList, layout: string | null): void;
  frame(frame: Frame | null): void;
  look(change: Partial<Look>): void;
  resize(width: number, height: number, density: number): void;
  close(): void;
}

const budgetMs = 8_000;

export function createMiniature(canvas: HTMLCanvasElement, clock: () => number): Miniature {
  const view = createGraphView(canvas, clock);
  const arranger = createArranger(layoutWorker, clock);
  let shown: { info: WorldInfo; edges: EdgeList; layout: string | null } | null = null;
  let latest: Frame | null = null;
  let size = { width: 0, height: 0 };
  let handle = 0;

  const invalidate = (): void => {
    if (handle !== 0) return;
    handle = requestAnimationFrame(() => {
      handle = 0;
      if (size.width > 0 && view.paint()) invalidate();
    });
  };

  const rolesOf = (info: WorldInfo, frame: Frame): Int32Array => {
    const channel = info.channels.findIndex(({ categories }) => categories !== undefined);
    return Int32Array.from(frame.channels[channel] ?? []);
  };

  const arrange = (): void => {
    if (!shown || size.width === 0) return;
    const { info, edges, layout } = shown;
    const { from, to, positions, groups } = edges;
    const aspect = size.width / size.height;
    const roles = latest === null ? undefined : rolesOf(info, latest);
    const request = { n: info.n, from, to, natural: positions, groups, roles, warm: false, aspect, budgetMs };
    arranger.arrange(layout, request, (places) => {
      view.arrange(places, false);
      invalidate();
    });
  };

  return {
    world(info, edges, layout) {
      const settled =
        shown !== null &&
        shown.layout === layout &&
        sameGraph(shown.edges, edges) &&
        view.positions().length === 2 * info.n;
      shown = { info, edges, layout };
      view.world(info, edges);
      if (!settled) arrange();
      invalidate();
    },
    frame(frame) {
      latest = frame;
      view.frame(frame);
      invalidate();
    },
    look(change) {
      view.look(change);
      invalidate();
    },
    resize(width, height, density) {
      const first = size.width === 0;
      size = { width, height };
      view.resize({ width, height, density });
      if (first) arrange();
      // At once, or the canvas would stand stretched for a frame.
      if (width > 0 && height > 0 && view.paint()) invalidate();
    },
    close() {
      arranger.close();
      cancelAnimationFrame(handle);
    },
  };
}
