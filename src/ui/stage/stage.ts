import type { EdgeList, Frame, WorldInfo } from '../../engine/kernel/frame.ts';
import { createArranger } from '../../view/layouts/arranger.ts';
import type { LayoutRequest } from '../../view/layouts/layout.ts';
import { sameGraph, sharedEdges } from '../../view/layouts/similarity.ts';
import { mouseReach, sameTarget, touchReach } from '../../view/graph/pick.ts';
import type { Target } from '../../view/graph/picture.ts';
import { directions, steer } from '../../view/graph/steer.ts';
import type { GraphView, Look } from '../../view/graph/look.ts';
import { createGraphView } from '../../view/graph/view.ts';
import { listenToHands } from './gestures.ts';

/** What the stage tells its surroundings. */
export interface StageEvents {
  hover(target: Target | null, x: number, y: number): void;
  select(target: Target | null): void;
  menu(target: Target, x: number, y: number): void;
  closeMenu(): void;
}

/** The graph on a canvas with hands on it, free of React. */
export interface Stage {
  view: GraphView;
  world(info: WorldInfo, edges: EdgeList, layout: string | null): void;
  frame(frame: Frame | null): void;
  look(change: Partial<Look>): void;
  resize(width: number, height: number, density: number): void;
  fit(): void;
  zoom(factor: number): void;
  /** A key pressed on the focused canvas; true if it meant something. */
  key(name: string): boolean;
  close(): void;
}

const budgetMs = 15_000;
const rolesEveryMs = 900;

export function createStage(
  canvas: HTMLCanvasElement,
  makeWorker: (() => Worker) | null,
  events: StageEvents,
  clock: () => number,
): Stage {
  const view = createGraphView(canvas, clock);
  const arranger = createArranger(makeWorker, clock);
  let info: WorldInfo | null = null;
  let edges: EdgeList | null = null;
  let layout: string | null = null;
  let roles: Int32Array | undefined;
  let rolesAt = -Infinity;
  let selected: Target | null = null;
  let hovered: Target | null = null;
  let grabbed = -1;
  let size = { width: 0, height: 0 };
  let handle = 0;

  const invalidate = (): void => {
    if (handle !== 0) return;
    handle = requestAnimationFrame(() => {
      handle = 0;
      if (size.width > 0 && view.paint()) invalidate();
    });
  };

  const arrange = (warm: boolean, animate: boolean): void => {
    if (info === null || edges === null || size.width === 0) return;
    const before = view.positions();
    const request: LayoutRequest = {
      n: info.n,
      from: edges.from,
      to: edges.to,
      natural: edges.positions,
      groups: edges.groups,
      roles,
      before: before.length > 0 ? before : undefined,
      warm,
      aspect: size.width / size.height,
      budgetMs,
    };
    arranger.arrange(layout, request, (positions) => {
      view.arrange(positions, animate && before.length > 0);
      invalidate();
    });
  };

  const rolesOf = (frame: Frame): Int32Array | undefined => {
    const channel = info?.channels.findIndex(({ categories }) => categories !== undefined) ?? -1;
    return channel < 0 ? undefined : Int32Array.from(frame.channels[channel] ?? []);
  };

  const targetAt = (x: number, y: number, touch: boolean): Target | null =>
    view.pick(x, y, touch ? touchReach : mouseReach);

  const hover = (target: Target | null, x: number, y: number): void => {
    canvas.dataset['over'] = target?.kind ?? 'ground';
    if (!sameTarget(target, hovered)) {
      hovered = target;
      view.look({ hovered });
      invalidate();
    }
    events.hover(target, x, y);
  };

  const silence = listenToHands(canvas, {
    hover: (x, y) => hover(targetAt(x, y, false), x, y),
    leave: () => hover(null, 0, 0),
    click(x, y, touch) {
      events.closeMenu();
      events.select(targetAt(x, y, touch));
    },
    doubleClick(x, y) {
      if (targetAt(x, y, false) === null) view.fit();
      invalidate();
    },
    menu(x, y, touch) {
      const target = targetAt(x, y, touch);
      if (target === null) return;
      events.select(target);
      events.menu(target, x, y);
    },
    grab(x, y, touch) {
      events.closeMenu();
      const target = view.pick(x, y, touch ? { agent: 3, message: 0, link: 0 } : mouseReach);
      grabbed = target?.kind === 'agent' ? target.agent : -1;
      return grabbed >= 0;
    },
    drag(x, y) {
      view.drag(grabbed, x, y);
      invalidate();
    },
    drop() {
      grabbed = -1;
    },
    pan(dx, dy) {
      view.pan(dx, dy);
      invalidate();
    },
    zoom(factor, x, y) {
      events.closeMenu();
      view.zoom(factor, x, y);
      invalidate();
    },
  });

  const stage: Stage = {
    view,
    world(nextInfo, nextEdges, nextLayout) {
      const sameLayout = nextLayout === layout;
      if (info === nextInfo && edges === nextEdges && sameLayout) return;
      // The same graph begins anew (a restart, a step into the past): everyone stays where they are.
      const settled =
        sameLayout &&
        edges !== null &&
        sameGraph(edges, nextEdges) &&
        view.positions().length === 2 * nextInfo.n;
      const shared =
        sameLayout && edges !== null ? sharedEdges(edges, nextEdges, Math.min(nextInfo.n, info?.n ?? 0)) : 0;
      if (info !== nextInfo) roles = undefined;
      info = nextInfo;
      edges = nextEdges;
      layout = nextLayout;
      view.world(nextInfo, nextEdges);
      if (!settled) arrange(shared > 0.5, true);
      invalidate();
    },
    frame(frame) {
      view.frame(frame);
      invalidate();
      if (frame === null || clock() - rolesAt < rolesEveryMs) return;
      rolesAt = clock();
      const next = rolesOf(frame);
      const changed =
        next !== undefined && (roles === undefined || next.some((role, i) => role !== roles?.[i]));
      roles = next;
      if (changed && layout === 'layers') arrange(false, true);
    },
    look(change) {
      if (change.selected !== undefined) selected = change.selected;
      if (change.hovered !== undefined) hovered = change.hovered;
      view.look(change);
      invalidate();
    },
    resize(width, height, density) {
      const first = size.width === 0;
      size = { width, height };
      view.resize({ width, height, density });
      if (first) arrange(false, false);
      // At once, or the canvas would stand stretched for a frame.
      if (width > 0 && height > 0 && view.paint()) invalidate();
    },
    fit() {
      view.fit();
      invalidate();
    },
    zoom(factor) {
      view.zoom(factor, size.width / 2, size.height / 2);
      invalidate();
    },
    key(name) {
      const picture = view.picture();
      if (picture === null) return false;
      const direction = directions[name];
      if (direction !== undefined) {
        const from = selected?.kind === 'agent' ? selected.agent : -1;
        const agent = steer(picture.screen, picture.n, from, direction, size.width / 2, size.height / 2);
        if (agent >= 0) {
          events.closeMenu();
          events.select({ kind: 'agent', agent });
          view.reveal(agent);
        }
      } else if (name === 'Enter' && selected !== null) {
        const [x, y] = whereIs(selected, picture.screen);
        events.menu(selected, x, y);
      } else if (name === 'Escape' && selected !== null) events.select(null);
      else if (name === '0') stage.fit();
      else if (name === 'PageUp') stage.zoom(1.4);
      else if (name === 'PageDown') stage.zoom(1 / 1.4);
      else return false;
      invalidate();
      return true;
    },
    close() {
      silence();
      arranger.close();
      cancelAnimationFrame(handle);
    },
  };
  return stage;
}

/** A point on the screen that belongs to a target: an agent's own, the middle of a link. */
export function whereIs(target: Target, screen: Float32Array): [number, number] {
  const [a, b] =
    target.kind === 'agent'
      ? [target.agent, target.agent]
      : [Math.max(target.from, 0), Math.max(target.to, 0)];
  return [(screen[2 * a] + screen[2 * b]) / 2, (screen[2 * a + 1] + screen[2 * b + 1]) / 2];
}
