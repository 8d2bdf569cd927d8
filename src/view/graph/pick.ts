import { lostAt, type Place, place } from './messages.ts';
import { markRadius, type Picture, type Target } from './picture.ts';

/** How near a pointer must come, in CSS pixels; a finger is given more. */
export interface Reach {
  agent: number;
  message: number;
  link: number;
}

export const mouseReach: Reach = { agent: 4, message: 4, link: 4 };
export const touchReach: Reach = { agent: 14, message: 10, link: 10 };

/** Agents by cells of a grid over the screen, so that finding the nearest looks at a handful. */
export interface Grid {
  size: number;
  columns: number;
  rows: number;
  left: number;
  top: number;
  /** Agents of cell c stand at agents[starts[c] .. starts[c + 1]). */
  starts: Int32Array;
  agents: Int32Array;
}

/** Sorts n agents (x, y in CSS pixels) into cells; those with no finite place are left out. */
export function gridOf(screen: Float32Array, n: number): Grid {
  let left = Infinity;
  let top = Infinity;
  let right = -Infinity;
  let bottom = -Infinity;
  for (let i = 0; i < n; i++) {
    const x = screen[2 * i];
    const y = screen[2 * i + 1];
    if (!Number.isFinite(x) || !Number.isFinite(y)) continue;
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  if (left > right)
    return {
      size: 1,
      columns: 1,
      rows: 1,
      left: 0,
      top: 0,
      starts: new Int32Array(2),
      agents: new Int32Array(0),
    };
  const size = Math.max(Math.max(right - left, bottom - top) / Math.max(Math.sqrt(n), 1), 4);
  const columns = Math.floor((right - left) / size) + 1;
  const rows = Math.floor((bottom - top) / size) + 1;
  const cells = new Int32Array(n).fill(-1);
  const starts = new Int32Array(columns * rows + 1);
  for (let i = 0; i < n; i++) {
    const x = screen[2 * i];
    const y = screen[2 * i + 1];
    if (!Number.isFinite(x) || !Number.isFinite(y)) continue;
    cells[i] = Math.floor((y - top) / size) * columns + Math.floor((x - left) / size);
    starts[cells[i] + 1]++;
  }
  for (let c = 0; c < columns * rows; c++) starts[c + 1] += starts[c];
  const agents = new Int32Array(starts[columns * rows]);
  const fill = starts.slice();
  for (let i = 0; i < n; i++) if (cells[i] >= 0) agents[fill[cells[i]]++] = i;
  return { size, columns, rows, left, top, starts, agents };
}

/** The agent nearest to a point within `reach` pixels, or -1; of equals the lowest number. */
export function nearestAgent(grid: Grid, screen: Float32Array, x: number, y: number, reach: number): number {
  const { size, columns, rows, left, top, starts, agents } = grid;
  const fromColumn = Math.max(Math.floor((x - reach - left) / size), 0);
  const toColumn = Math.min(Math.floor((x + reach - left) / size), columns - 1);
  const fromRow = Math.max(Math.floor((y - reach - top) / size), 0);
  const toRow = Math.min(Math.floor((y + reach - top) / size), rows - 1);
  let best = -1;
  let least = reach * reach;
  for (let row = fromRow; row <= toRow; row++) {
    for (let column = fromColumn; column <= toColumn; column++) {
      const cell = row * columns + column;
      for (let k = starts[cell]; k < starts[cell + 1]; k++) {
        const i = agents[k];
        const dx = screen[2 * i] - x;
        const dy = screen[2 * i + 1] - y;
        const distance = dx * dx + dy * dy;
        if (distance < least || (distance === least && (best < 0 || i < best))) {
          least = distance;
          best = i;
        }
      }
    }
  }
  return best;
}

/** The message whose mark is nearest to a point within reach, as its slot in the frame, or -1. */
export function nearestMessage(picture: Picture, x: number, y: number, reach: number): number {
  const { messages } = picture.frame;
  const at: Place = { x: 0, y: 0, dx: 1, dy: 0, gone: 0 };
  let best = -1;
  let least = reach * reach;
  for (let k = 0; k < messages.count; k++) {
    if ((messages.lost[k] !== 0 && messages.progress[k] >= lostAt) || !place(picture, k, at)) continue;
    const distance = (at.x - x) ** 2 + (at.y - y) ** 2;
    if (distance <= least) {
      least = distance;
      best = k;
    }
  }
  return best;
}

/** The edge nearest to a point within reach, as its index in the edge list, or -1. */
export function nearestLink(picture: Picture, x: number, y: number, reach: number): number {
  const { edges, screen, n } = picture;
  let best = -1;
  let least = reach * reach;
  for (let e = 0; e < edges.from.length; e++) {
    const from = edges.from[e];
    const to = edges.to[e];
    if (from >= n || to >= n) continue;
    const distance = toSegment(
      x,
      y,
      screen[2 * from],
      screen[2 * from + 1],
      screen[2 * to],
      screen[2 * to + 1],
    );
    if (distance < least) {
      least = distance;
      best = e;
    }
  }
  return best;
}

/** Squared distance of a point from a segment. */
function toSegment(x: number, y: number, x0: number, y0: number, x1: number, y1: number): number {
  const dx = x1 - x0;
  const dy = y1 - y0;
  const squared = dx * dx + dy * dy;
  const share = squared > 0 ? Math.min(Math.max(((x - x0) * dx + (y - y0) * dy) / squared, 0), 1) : 0;
  return (x - x0 - dx * share) ** 2 + (y - y0 - dy * share) ** 2;
}

/** What stands under a point: a message's mark lies on top, then agents, then links; null on open ground. */
export function pick(picture: Picture, grid: Grid, x: number, y: number, reach: Reach): Target | null {
  const { messages } = picture.frame;
  const agent = nearestAgent(grid, picture.screen, x, y, picture.radius * 1.1 + reach.agent);
  const slot = nearestMessage(picture, x, y, markRadius(picture.radius) + reach.message);
  if (slot >= 0) {
    const at: Place = { x: 0, y: 0, dx: 1, dy: 0, gone: 0 };
    place(picture, slot, at);
    const nearer =
      agent < 0 ||
      Math.hypot(at.x - x, at.y - y) <
        Math.hypot(picture.screen[2 * agent] - x, picture.screen[2 * agent + 1] - y);
    if (nearer) {
      return {
        kind: 'message',
        message: messages.id[slot],
        from: messages.from[slot],
        to: messages.to[slot],
        messageKind: messages.kind[slot],
      };
    }
  }
  if (agent >= 0) return { kind: 'agent', agent };
  const edge = nearestLink(picture, x, y, reach.link);
  return edge < 0 ? null : { kind: 'link', from: picture.edges.from[edge], to: picture.edges.to[edge] };
}

/** Whether two targets are the same thing. */
export function sameTarget(a: Target | null, b: Target | null): boolean {
  if (a === null || b === null || a.kind !== b.kind) return a === b;
  if (a.kind === 'agent' && b.kind === 'agent') return a.agent === b.agent;
  if (a.kind === 'message' && b.kind === 'message') return a.message === b.message;
  return a.kind === 'link' && b.kind === 'link' && a.from === b.from && a.to === b.to;
}
