import type { MessageFrame, MessageKind, Note } from '../../engine/kernel/frame.ts';
import { linearScale, pixelOf, type Scale } from '../curves/scales.ts';
import { lostAt } from '../graph/messages.ts';
import type { Outage } from './lives.ts';
import type { Rows } from './rows.ts';
import type { Traffic, Trip } from './traffic.ts';

/** A message as a line in CSS pixels; `x1, y1` is where it ends, is lost, or is now. */
export interface Arrow {
  trip: Trip;
  x0: number;
  y0: number;
  x1: number;
  y1: number;
  /** Height of the bump of a message to oneself; 0 for all others. */
  bump: number;
  state: 'arrived' | 'lost' | 'flying';
  /** One end is an agent without a line: only a stub is drawn. */
  stub: boolean;
}

export interface SpaceTimeWish {
  now: number;
  /** Simulated seconds that the window shows. */
  span: number;
  rows: Rows;
  traffic: Traffic;
  flying: MessageFrame | null;
  outages: (agent: number) => readonly Outage[];
  notes: readonly Note[];
  kinds: readonly MessageKind[];
  names: readonly string[];
  selected: number | null;
  /** Serial number of the message that is lit, or null. */
  lit: number | null;
}

export interface SpaceTimePicture extends SpaceTimeWish {
  x: Scale;
  from: number;
  to: number;
  left: number;
  top: number;
  pitch: number;
  arrows: readonly Arrow[];
  /** Messages of the window, of which `arrows` are the latest. */
  total: number;
}

/** More arrows than this are a solid wash; the latest are drawn and the page says what share that is. */
const arrowsAtMost = 3_000;
const headHeight = 8;
const footHeight = 20;

/** Lines that fit into a height and can still be told apart. */
export const rowsThatFit = (height: number): number =>
  Math.max(2, Math.min(40, Math.floor((height - headHeight - footHeight) / 11)));

/** Places lines and arrows in a box; `left` pixels are kept for names. */
export function spaceTimePicture(
  wish: SpaceTimeWish,
  box: { width: number; height: number },
  left: number,
): SpaceTimePicture {
  const now = wish.now > 0 ? Math.min(wish.now, 1e290) : 0;
  const span = wish.span > 1e-290 && wish.span < 1e290 ? wish.span : 1;
  // Until the window is full it stands still and fills from the left; then it moves with the present.
  const to = Math.max(span, now);
  const from = to - span;
  const x = linearScale(
    [from, to],
    [left, Math.max(left + 1, box.width - 12)],
    Math.max(2, Math.floor((box.width - left) / 80)),
  );
  const count = Math.max(1, wish.rows.agents.length);
  const pitch = Math.max(1, (box.height - headHeight - footHeight) / count);
  const picture = {
    ...wish,
    now,
    span,
    x,
    from,
    to,
    left,
    top: headHeight + pitch / 2,
    pitch,
    arrows: [],
    total: 0,
  };
  const { rowOf } = wish.rows;
  const touches = (trip: Trip): boolean => rowOf.has(trip.from) || rowOf.has(trip.to);
  const { trips, total } = wish.traffic.latest(from, arrowsAtMost, touches);
  const ended = trips.map((trip) => arrowOf(picture, trip, null)).filter((arrow) => arrow !== null);
  const flying = wish.flying ? flyingArrows(picture, wish.flying) : [];
  return { ...picture, arrows: [...ended.toReversed(), ...flying], total: total + flying.length };
}

export const yOfRow = ({ top, pitch }: Pick<SpaceTimePicture, 'top' | 'pitch'>, row: number): number =>
  top + row * pitch;

/** Row under a height, or -1. */
export function rowAt({ top, pitch, rows }: SpaceTimePicture, y: number): number {
  const row = Math.floor((y - top) / pitch + 0.5);
  return row >= 0 && row < rows.agents.length ? row : -1;
}

function flyingArrows(picture: SpaceTimePicture, flying: MessageFrame): Arrow[] {
  const { rowOf } = picture.rows;
  const arrows: Arrow[] = [];
  for (let i = 0; i < flying.count && arrows.length < arrowsAtMost; i += 1) {
    const [from, to, sentAt] = [flying.from[i], flying.to[i], flying.sentAt?.[i] ?? Number.NaN];
    if (!rowOf.has(from) && !rowOf.has(to)) continue;
    const lost = flying.lost[i] === 1;
    const trip = { id: flying.id[i], from, to, sentAt, endedAt: Number.NaN, kind: flying.kind[i], lost };
    const arrow = arrowOf(picture, trip, flying.progress[i]);
    if (arrow) arrows.push(arrow);
  }
  return arrows;
}

/** The line of a message; `progress` 0 to 1 while it flies, null when it has ended. Null if it has no place. */
function arrowOf(picture: SpaceTimePicture, trip: Trip, progress: number | null): Arrow | null {
  const { x, rows, pitch, now } = picture;
  const fromRow = rows.rowOf.get(trip.from);
  const toRow = rows.rowOf.get(trip.to);
  const shownRow = fromRow ?? toRow;
  if (shownRow === undefined) return null;
  const start = pixelOf(x, trip.sentAt);
  const end = pixelOf(x, progress === null ? trip.endedAt : now);
  if (!Number.isFinite(start) || !Number.isFinite(end) || end < picture.left) return null;
  // Agents without a line lie above or below; messages from outside the population (negative) come from above.
  const away =
    (trip.from === shownAgent(rows, shownRow) ? trip.to : trip.from) < shownAgent(rows, shownRow)
      ? -0.45
      : 0.45;
  const stub = fromRow === undefined || toRow === undefined;
  const y0 = yOfRow(picture, fromRow ?? shownRow + away);
  const y1 = yOfRow(picture, toRow ?? shownRow + away);
  const gone = progress === null ? 1 : progress > 0 ? Math.min(1, progress) : 0;
  const share = trip.lost ? Math.min(gone, lostAt) : gone;
  const cut = trip.lost && gone >= lostAt;
  const timeShare = gone > 0 ? share / gone : 1;
  return {
    trip,
    x0: start,
    y0,
    x1: start + (end - start) * timeShare,
    y1: y0 + (y1 - y0) * share,
    bump: trip.from === trip.to ? Math.min(pitch * 0.42, 12) : 0,
    state: cut ? 'lost' : progress === null ? 'arrived' : 'flying',
    stub,
  };
}

const shownAgent = (rows: Rows, row: number): number => rows.agents[row] ?? -1;

/** The arrow nearest to a point, if one is within 5 pixels. */
export function arrowAt({ arrows }: SpaceTimePicture, px: number, py: number): Arrow | null {
  let best: Arrow | null = null;
  let nearest = 5;
  for (const arrow of arrows) {
    const { x0, y0, x1, y1, bump } = arrow;
    const middle = (x0 + x1) / 2;
    const distance =
      bump > 0
        ? Math.min(toSegment(px, py, x0, y0, middle, y0 - bump), toSegment(px, py, middle, y0 - bump, x1, y1))
        : toSegment(px, py, x0, y0, x1, y1);
    if (distance < nearest) {
      best = arrow;
      nearest = distance;
    }
  }
  return best;
}

/** Distance of a point from a segment. */
function toSegment(px: number, py: number, x0: number, y0: number, x1: number, y1: number): number {
  const dx = x1 - x0;
  const dy = y1 - y0;
  const square = dx * dx + dy * dy;
  const share = square > 0 ? Math.min(1, Math.max(0, ((px - x0) * dx + (py - y0) * dy) / square)) : 0;
  return Math.hypot(px - x0 - share * dx, py - y0 - share * dy);
}
