import type { GlyphKind, Theme } from '../theme.ts';
import type { Box } from './camera.ts';
import type { Pad, Picture } from './picture.ts';
import { inside, markRadius } from './picture.ts';
import type { Pen } from './shapes.ts';

/** A lost message goes this share of its way before nothing but a cross is left of it. */
export const lostAt = 0.62;
const lostFadesFrom = 0.38;

/** Where a message stands, and the direction it goes: unit vector dx, dy. Written by `place`. */
export interface Place {
  x: number;
  y: number;
  dx: number;
  dy: number;
  /** Pixels gone since the sender. */
  gone: number;
}

/**
 * Puts message k exactly at its progress between its two agents, in CSS pixels. Messages to oneself go round a small
 * loop; those from outside the population come from above. False if neither end is on the page.
 */
export function place(picture: Picture, k: number, out: Place): boolean {
  const { screen, n, radius } = picture;
  const { messages } = picture.frame;
  const from = messages.from[k];
  const to = messages.to[k];
  const fromKnown = from >= 0 && from < n;
  const toKnown = to >= 0 && to < n;
  if (!fromKnown && !toKnown) return false;
  const progress = Math.min(Math.max(messages.progress[k], 0), 1);
  const outside = radius * 3 + 24;
  if (from === to) {
    const angle = (progress - 0.25) * 2 * Math.PI;
    const loop = radius + 6;
    out.x = screen[2 * from] + Math.cos(angle) * loop;
    out.y = screen[2 * from + 1] - loop + Math.sin(angle) * loop;
    out.dx = -Math.sin(angle);
    out.dy = Math.cos(angle);
    out.gone = progress * loop * 2;
    return true;
  }
  const x0 = fromKnown ? screen[2 * from] : screen[2 * to];
  const y0 = fromKnown ? screen[2 * from + 1] : screen[2 * to + 1] - outside;
  const x1 = toKnown ? screen[2 * to] : screen[2 * from];
  const y1 = toKnown ? screen[2 * to + 1] : screen[2 * from + 1] - outside;
  const length = Math.hypot(x1 - x0, y1 - y0);
  out.x = x0 + (x1 - x0) * progress;
  out.y = y0 + (y1 - y0) * progress;
  out.dx = length > 0 ? (x1 - x0) / length : 1;
  out.dy = length > 0 ? (y1 - y0) / length : 0;
  out.gone = length * progress;
  return true;
}

/** Opacity of a message: 1, or for a lost one what is left of it on its way. */
export function opacity(progress: number, lost: boolean): number {
  if (!lost) return 1;
  return Math.min(Math.max((lostAt - progress) / (lostAt - lostFadesFrom), 0), 1);
}

/** Adds a mark's outline: what a message does tells its form (see MessageKind.glyph). */
export function traceGlyph(target: Pen, glyph: GlyphKind, at: Place, radius: number): void {
  const { x, y, dx, dy } = at;
  switch (glyph) {
    case 'payload':
      disc(target, x, y, radius);
      break;
    case 'request':
      disc(target, x, y, radius * 0.92);
      break;
    case 'reply':
      disc(target, x, y, radius * 0.72);
      break;
    case 'vote':
      turned(target, at, [1.5, 0, -0.95, 1.15, -0.95, -1.15], radius);
      break;
    case 'control':
      turned(target, at, [0.42, 1.35, 0.42, -1.35, -0.42, -1.35, -0.42, 1.35], radius);
      break;
    case 'alarm':
      target.moveTo(x + dx * radius * 1.45, y + dy * radius * 1.45);
      target.lineTo(x - dy * radius * 1.1, y + dx * radius * 1.1);
      target.lineTo(x - dx * radius * 1.45, y - dy * radius * 1.45);
      target.lineTo(x + dy * radius * 1.1, y - dx * radius * 1.1);
      target.closePath();
  }
}

function disc(target: Pen, x: number, y: number, radius: number): void {
  target.moveTo(x + radius, y);
  target.arc(x, y, radius, 0, 2 * Math.PI);
}

/** A polygon given along and across the way of the message. */
function turned(target: Pen, { x, y, dx, dy }: Place, points: readonly number[], radius: number): void {
  for (let p = 0; p < points.length; p += 2) {
    const along = points[p] * radius;
    const across = points[p + 1] * radius;
    const px = x + dx * along - dy * across;
    const py = y + dy * along + dx * across;
    if (p === 0) target.moveTo(px, py);
    else target.lineTo(px, py);
  }
  target.closePath();
}

/**
 * Which kind of its glyph each kind is: 0 for the first. Kinds that share a glyph carry a pip of another size, so that two
 * lines of the legend never look alike.
 */
export const pipsOf = (kinds: readonly { glyph: GlyphKind }[]): number[] =>
  kinds.map(({ glyph }, k) => kinds.slice(0, k).filter((kind) => kind.glyph === glyph).length);

/** Radius of a pip, as a share of the mark's: none on the first kind of a glyph. */
export const pipRadius = (pip: number): number => (pip === 0 ? 0 : Math.min(0.3 + 0.14 * pip, 0.72));

/** All messages in flight that are in view: trail while time runs, arrow while it stands, a cross where one was lost. */
export function paintMessages(target: Pad, picture: Picture, box: Box, theme: Theme): void {
  const { messages } = picture.frame;
  const kinds = picture.info.messageKinds;
  const radius = markRadius(picture.radius);
  const pips = pipsOf(kinds);
  const whole = kinds.map((): Place[] => []);
  const fading: { at: Place; kind: number; alpha: number }[] = [];
  const crosses: { at: Place; alpha: number }[] = [];
  for (let k = 0; k < messages.count; k++) {
    const at: Place = { x: 0, y: 0, dx: 1, dy: 0, gone: 0 };
    const kind = Math.min(messages.kind[k], kinds.length - 1);
    if (kind < 0 || !place(picture, k, at) || !inside(at.x, at.y, box, 40)) continue;
    if (messages.lost[k] === 0) whole[kind].push(at);
    else if (messages.progress[k] < lostAt)
      fading.push({ at, kind, alpha: opacity(messages.progress[k], true) });
    else
      crosses.push({
        at: backTo(at, messages.progress[k], lostAt),
        alpha: (1 - messages.progress[k]) / (1 - lostAt),
      });
  }
  target.save();
  target.lineCap = 'round';
  target.lineJoin = 'round';
  whole.forEach((places, kind) => {
    if (places.length === 0) return;
    const glyph = kinds[kind].glyph;
    if (picture.moving) trails(target, places, radius, theme.glyphs[glyph].css);
    else if (places.length <= 600) arrows(target, places, radius, theme.glyphs[glyph].css);
    marks(target, places, glyph, radius, theme);
    paintPips(target, places, glyph, radius, pips[kind], theme);
  });
  for (const { at, kind, alpha } of fading) {
    target.globalAlpha = 0.15 + 0.85 * alpha;
    marks(target, [at], kinds[kind].glyph, radius * (0.6 + 0.4 * alpha), theme);
  }
  for (const { at, alpha } of crosses) {
    target.globalAlpha = Math.min(1, alpha * 1.6);
    cross(target, at, Math.max(radius, 2.2), theme);
  }
  target.restore();
}

function marks(target: Pad, places: readonly Place[], glyph: GlyphKind, radius: number, theme: Theme): void {
  target.beginPath();
  for (const at of places) traceGlyph(target, glyph, at, radius);
  target.strokeStyle = theme.stage.css;
  if (glyph === 'request') {
    target.fillStyle = theme.stage.css;
    target.lineWidth = radius * 0.55 + 2;
    target.stroke();
    target.fill();
    target.strokeStyle = theme.glyphs[glyph].css;
    target.lineWidth = Math.max(radius * 0.55, 1);
    target.stroke();
    return;
  }
  target.lineWidth = 2;
  target.stroke();
  target.fillStyle = theme.glyphs[glyph].css;
  target.fill();
}

function paintPips(
  target: Pad,
  places: readonly Place[],
  glyph: GlyphKind,
  radius: number,
  pip: number,
  theme: Theme,
): void {
  if (pip === 0) return;
  target.beginPath();
  for (const { x, y } of places) disc(target, x, y, radius * pipRadius(pip));
  target.fillStyle = glyph === 'request' ? theme.glyphs[glyph].css : theme.stage.css;
  target.fill();
}

/** Two strokes, the nearer half darker: a fading tail at a fraction of a gradient's cost. */
function trails(target: Pad, places: readonly Place[], radius: number, colour: string): void {
  target.strokeStyle = colour;
  target.lineWidth = radius * 0.9;
  for (const [reach, alpha] of [
    [9, 0.16],
    [4.5, 0.26],
  ] as const) {
    target.globalAlpha = alpha;
    target.beginPath();
    for (const { x, y, dx, dy, gone } of places) {
      const tail = Math.min(radius * reach, gone);
      target.moveTo(x - dx * tail, y - dy * tail);
      target.lineTo(x, y);
    }
    target.stroke();
  }
  target.globalAlpha = 1;
}

/** A chevron ahead of each mark: where it would go next. */
function arrows(target: Pad, places: readonly Place[], radius: number, colour: string): void {
  const ahead = radius * 2.6;
  const wing = Math.max(radius * 0.85, 2);
  target.strokeStyle = colour;
  target.lineWidth = Math.max(radius * 0.42, 1.1);
  target.beginPath();
  for (const { x, y, dx, dy } of places) {
    const tipX = x + dx * ahead;
    const tipY = y + dy * ahead;
    target.moveTo(tipX - (dx + dy) * wing, tipY - (dy - dx) * wing);
    target.lineTo(tipX, tipY);
    target.lineTo(tipX - (dx - dy) * wing, tipY - (dy + dx) * wing);
  }
  target.stroke();
}

function backTo(at: Place, progress: number, share: number): Place {
  const back = progress > 0 ? at.gone * (1 - share / progress) : 0;
  return { ...at, x: at.x - at.dx * back, y: at.y - at.dy * back };
}

function cross(target: Pad, { x, y }: Place, arm: number, theme: Theme): void {
  target.beginPath();
  target.moveTo(x - arm, y - arm);
  target.lineTo(x + arm, y + arm);
  target.moveTo(x + arm, y - arm);
  target.lineTo(x - arm, y + arm);
  target.strokeStyle = theme.stage.css;
  target.lineWidth = 3.4;
  target.stroke();
  target.strokeStyle = theme.bad.css;
  target.lineWidth = 1.6;
  target.stroke();
}
