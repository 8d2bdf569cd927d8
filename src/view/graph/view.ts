import type { EdgeList, Frame, WorldInfo } from '../../engine/kernel/frame.ts';
import { lightTheme, type Theme } from '../theme.ts';
import { glowMs } from './agents.ts';
import {
  type Box,
  between,
  boundsOf,
  type Camera,
  centredOn,
  fitted,
  panned,
  project,
  worldAt,
  zoomed,
} from './camera.ts';
import { createChanges } from './changes.ts';
import { createDrift } from './drift.ts';
import { type Grid, gridOf, pick } from './pick.ts';
import { agentRadius, inside, type Picture, shapeChannelOf } from './picture.ts';
import type { GraphView, Look } from './look.ts';
import { type ColourScale, colourScale, widen } from './scale.ts';
import { spacing } from './spacing.ts';
import { createSurface } from './surface.ts';

const driftMs = 320;
const cameraMs = 260;

export function createGraphView(canvas: HTMLCanvasElement, clock: () => number): GraphView {
  const surface = createSurface(canvas, clock);
  const drift = createDrift();
  const changes = createChanges();
  const pinned = new Map<number, readonly [number, number]>();
  let info: WorldInfo | null = null;
  let edges: EdgeList | null = null;
  let frame: Frame | null = null;
  let box: Box = { width: 1, height: 1, density: 1 };
  let look: Look = {
    colourChannel: 0,
    selected: null,
    hovered: null,
    moving: false,
    reducedMotion: false,
    padding: { top: 24, right: 24, bottom: 24, left: 24 },
    theme: lightTheme,
  };
  let camera: Camera = { x: 0, y: 0, scale: 1 };
  /** Until a hand moves the camera it keeps everything in view. */
  let following = true;
  let journey: { from: Camera; begun: number } | null = null;
  let fitScale = 1;
  /** World units between neighbours in the layout. */
  let apart = Infinity;
  let screen = new Float32Array(0);
  let extents: [number, number][] = [];
  let scale: { key: string; value: ColourScale } | null = null;
  let grid: { key: string; value: Grid } | null = null;

  const n = (): number => Math.min(info?.n ?? 0, frame?.alive.length ?? 0, drift.goal.length >> 1);

  const home = (positions: Float32Array): Camera => {
    const slack = agentRadius(info?.n ?? 1, box, 1, Infinity) * 1.6 + 4;
    const { top, right, bottom, left } = look.padding;
    return fitted(boundsOf(positions), box, {
      top: top + slack,
      right: right + slack,
      bottom: bottom + slack,
      left: left + slack,
    });
  };

  const aim = (now: number): void => {
    const positions = drift.at(now);
    const goal = home(positions);
    fitScale = goal.scale;
    if (following) {
      const share = journey === null ? 1 : Math.min((now - journey.begun) / cameraMs, 1);
      camera = journey === null ? goal : between(journey.from, goal, 1 - (1 - share) ** 3);
      if (share >= 1) journey = null;
    }
    if (screen.length !== positions.length) screen = new Float32Array(positions.length);
    project(positions, camera, screen);
  };

  const scaleNow = (theme: Theme): ColourScale => {
    const channel = info?.channels[look.colourChannel];
    const extent = extents[look.colourChannel] ?? [0, 1];
    const key = `${channel?.id} ${extent} ${theme.name} ${channel?.categories?.length}`;
    if (scale?.key !== key) scale = { key, value: colourScale(channel, extent, theme) };
    return scale.value;
  };

  const viewKey = (): string =>
    `${drift.version} ${camera.x} ${camera.y} ${camera.scale} ${edges?.version} ${edges?.from.length} ${n()}`;

  const picture = (): Picture | null => {
    if (info === null || edges === null || frame === null || drift.goal.length === 0) return null;
    const now = clock();
    return {
      info,
      frame,
      edges,
      camera,
      screen,
      n: n(),
      radius: agentRadius(info.n, box, camera.scale / fitScale, apart * camera.scale),
      colourChannel: look.colourChannel,
      shapeChannel: shapeChannelOf(info, look.colourChannel),
      scale: scaleNow(look.theme),
      moving: look.moving && !look.reducedMotion,
      changedAt: changes.changedAt,
      now: look.reducedMotion ? Infinity : now,
      selected: look.selected,
      hovered: look.hovered,
      pinned: new Set(pinned.keys()),
    };
  };

  const takeCamera = (next: Camera): void => {
    camera = next;
    following = false;
    journey = null;
    project(drift.at(clock()), camera, screen);
  };

  return {
    world(nextInfo, nextEdges) {
      if (info !== nextInfo) {
        changes.forget();
        extents = nextInfo.channels.map(() => [Infinity, -Infinity]);
        if (info?.n !== nextInfo.n) pinned.clear();
      }
      info = nextInfo;
      edges = nextEdges;
    },
    frame(next) {
      frame = next;
      if (next === null || info === null) return;
      const channel = info.channels[look.colourChannel];
      const values = next.channels[look.colourChannel];
      if (values !== undefined && channel?.domain === undefined && channel?.categories === undefined) {
        const extent = extents[look.colourChannel];
        if (extent !== undefined) widen(extent, values);
      }
      changes.note(values, next.alive, channel, Math.min(info.n, next.alive.length), clock());
    },
    look(change) {
      if (change.colourChannel !== undefined && change.colourChannel !== look.colourChannel) changes.forget();
      look = { ...look, ...change };
    },
    resize(next) {
      box = next;
    },
    arrange(positions, animate) {
      const held = Float32Array.from(positions);
      for (const [agent, [x, y]] of pinned) {
        if (2 * agent + 1 >= held.length) continue;
        held[2 * agent] = x;
        held[2 * agent + 1] = y;
      }
      apart = spacing(held);
      drift.go(held, clock(), animate && !look.reducedMotion ? driftMs : 0);
    },
    fit() {
      journey = look.reducedMotion ? null : { from: camera, begun: clock() };
      following = true;
    },
    zoom(factor, x, y) {
      takeCamera(zoomed(camera, factor, x, y, fitScale * 0.2, fitScale * 400));
    },
    pan(dx, dy) {
      takeCamera(panned(camera, dx, dy));
    },
    reveal(agent) {
      const positions = drift.at(clock());
      if (2 * agent + 1 >= positions.length) return;
      if (inside(screen[2 * agent], screen[2 * agent + 1], box, -12)) return;
      takeCamera(centredOn(camera, positions[2 * agent], positions[2 * agent + 1], box));
    },
    pick(x, y, reach) {
      const now = picture();
      if (now === null) return null;
      const key = viewKey();
      if (grid?.key !== key) grid = { key, value: gridOf(screen, now.n) };
      return pick(now, grid.value, x, y, reach);
    },
    drag(agent, x, y) {
      // While a node is dragged the camera stands, or the ground would slide under the hand.
      if (following) takeCamera(camera);
      const [worldX, worldY] = worldAt(camera, x, y);
      pinned.set(agent, [worldX, worldY]);
      drift.put(agent, worldX, worldY);
    },
    unpin(agent) {
      pinned.delete(agent);
    },
    picture,
    positions: () => drift.goal,
    paint() {
      const now = clock();
      aim(now);
      const current = picture();
      if (current === null) return false;
      const refining = surface.paint(current, box, look.theme, viewKey());
      return (
        refining ||
        drift.moving(now) ||
        journey !== null ||
        (!look.reducedMotion && changes.recent(now, glowMs))
      );
    },
    get mode() {
      return surface.mode;
    },
  };
}
