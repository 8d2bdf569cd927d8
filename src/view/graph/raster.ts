import type { GlyphKind, Theme } from '../theme.ts';
import { glowMs } from './agents.ts';
import type { Box } from './camera.ts';
import { margin } from './density.ts';
import { type MaskBook, type MaskSet, mixed, places, stamp, stampFaint } from './masks.ts';
import { lostAt, opacity } from './messages.ts';
import { markRadius, type Picture } from './picture.ts';
import { packed } from './scale.ts';
import { shapes } from './shapes.ts';

/** Pixels to write to: opaque, with the margin of the density layer on every side. */
export interface Raster {
  pixels: Uint32Array;
  columns: number;
  rows: number;
  masks: MaskBook;
}

/** Trails cost more than marks: beyond this many messages marks go without. */
const trailsUpTo = 12_000;

/** Agents by the thousand straight into pixels: the same shapes and colours as on the vector path. */
export function rasterAgents(target: Raster, picture: Picture, box: Box, theme: Theme): void {
  const { pixels, columns, rows, masks } = target;
  const { screen, n, frame, scale } = picture;
  const radius = picture.radius * box.density;
  const sets = masks.all(radius);
  const hollow = masks.all(radius, radius > 2 ? 0.62 : 0.4);
  const lit = masks.get('circle', radius * 1.9);
  const down = packed(theme.hairlineStrong.rgb);
  const values = frame.channels[picture.colourChannel];
  const categories = picture.shapeChannel < 0 ? undefined : frame.channels[picture.shapeChannel];
  const direct = values === undefined ? scale.byCategory.subarray(0, 0) : scale.byCategory;
  const { alive } = frame;
  const { changedAt, now } = picture;
  const right = columns - margin / 2;
  const bottom = rows - margin / 2;
  for (let i = 0; i < n; i++) {
    const x = screen[2 * i] * box.density + margin;
    const y = screen[2 * i + 1] * box.density + margin;
    if (!(x > margin / 2 && y > margin / 2 && x < right && y < bottom)) continue;
    const px = x | 0;
    const py = y | 0;
    const at = py * columns + px;
    const place = (((x - px) * places) | 0) + places * (((y - py) * places) | 0);
    const shape = categories === undefined ? 0 : categories[i] & (shapes.length - 1);
    if (alive[i] === 0) {
      stamp(pixels, at, hollow[shape][place], down);
      continue;
    }
    const value = values === undefined ? 0 : values[i];
    const colour =
      value >= 0 && value < direct.length ? direct[value | 0] : scale.packed[scale.bucket(value)];
    const age = now - changedAt[i];
    if (age < glowMs) stampFaint(pixels, at, lit[place], colour, (110 * (1 - age / glowMs)) | 0);
    stamp(pixels, at, sets[shape][place], colour);
  }
}

/** Messages by the thousand straight into pixels, each exactly at its progress; gives how many came to stand in the picture. */
export function rasterMessages(target: Raster, picture: Picture, box: Box, theme: Theme): number {
  const { pixels, columns, rows, masks } = target;
  const { screen, n } = picture;
  const { messages } = picture.frame;
  const { density } = box;
  const radius = markRadius(picture.radius) * density;
  const kinds = picture.info.messageKinds;
  const sets = kinds.map(({ glyph }) => glyphMasks(masks, glyph, radius));
  const colours = kinds.map(({ glyph }) => packed(theme.glyphs[glyph].rgb));
  const gone = masks.get('circle', Math.max(radius * 0.7, 0.8));
  const bad = packed(theme.bad.rgb);
  const right = columns - margin / 2;
  const bottom = rows - margin / 2;
  const trail = picture.moving && messages.count <= trailsUpTo ? Math.max(3, radius * 5) : 0;
  let drawn = 0;
  for (let k = 0; k < messages.count; k++) {
    const from = messages.from[k];
    const to = messages.to[k];
    const kind = messages.kind[k];
    if (from < 0 || to < 0 || from >= n || to >= n || kind >= kinds.length) continue;
    const progress = messages.progress[k];
    const lost = messages.lost[k] !== 0;
    const stand = lost && progress > lostAt ? lostAt : progress;
    const dx = (screen[2 * to] - screen[2 * from]) * density;
    const dy = (screen[2 * to + 1] - screen[2 * from + 1]) * density;
    const x = screen[2 * from] * density + dx * stand + margin;
    const y = screen[2 * from + 1] * density + dy * stand + margin;
    if (!(x > margin / 2 && y > margin / 2 && x < right && y < bottom)) continue;
    drawn++;
    const px = x | 0;
    const py = y | 0;
    const at = py * columns + px;
    const place = (((x - px) * places) | 0) + places * (((y - py) * places) | 0);
    if (lost && progress >= lostAt) {
      stampFaint(
        pixels,
        at,
        gone[place],
        bad,
        (255 * Math.min(1, (1.6 * (1 - progress)) / (1 - lostAt))) | 0,
      );
      continue;
    }
    if (trail > 0) tail(target, x, y, dx, dy, stand, trail, colours[kind]);
    if (lost)
      stampFaint(pixels, at, sets[kind][place], colours[kind], (40 + 215 * opacity(progress, true)) | 0);
    else stamp(pixels, at, sets[kind][place], colours[kind]);
  }
  return drawn;
}

function glyphMasks(masks: MaskBook, glyph: GlyphKind, radius: number): MaskSet {
  switch (glyph) {
    case 'payload':
      return masks.get('circle', radius);
    case 'request':
      return masks.get('circle', radius * 1.05, radius > 1.6 ? 0.5 : 0);
    case 'reply':
      return masks.get('circle', radius * 0.75);
    case 'vote':
      return masks.get('triangle', radius);
    case 'control':
      return masks.get('plus', radius);
    case 'alarm':
      return masks.get('diamond', radius * 1.1);
  }
}

/** A fading line of single pixels behind a mark, no longer than the way it has come. */
function tail(
  target: Raster,
  x: number,
  y: number,
  dx: number,
  dy: number,
  progress: number,
  most: number,
  colour: number,
): void {
  const length = Math.sqrt(dx * dx + dy * dy);
  const steps = Math.min(most, length * progress) | 0;
  if (steps < 1) return;
  const backX = dx / length;
  const backY = dy / length;
  const { pixels, columns, rows } = target;
  for (let s = 1; s <= steps; s++) {
    const px = (x - backX * s) | 0;
    const py = (y - backY * s) | 0;
    if (px < 0 || py < 0 || px >= columns || py >= rows) return;
    const at = py * columns + px;
    pixels[at] = mixed(pixels[at], colour, (130 * (1 - s / (steps + 1))) | 0);
  }
}
