import type { Theme } from '../theme.ts';
import type { Box } from './camera.ts';
import type { Pad, Picture } from './picture.ts';
import { inside } from './picture.ts';
import { shapeOf, shapes, trace } from './shapes.ts';

/** How long a change glows, in milliseconds of the person's time. */
export const glowMs = 520;

/** Colour bucket of an agent now. */
export function bucketOf(picture: Picture, agent: number): number {
  const values = picture.frame.channels[picture.colourChannel];
  return values === undefined ? 0 : picture.scale.bucket(values[agent]);
}

/** Index into `shapes` of an agent now. */
export function shapeIndexOf(picture: Picture, agent: number): number {
  const values = picture.shapeChannel < 0 ? undefined : picture.frame.channels[picture.shapeChannel];
  if (values === undefined) return 0;
  const category = Math.floor(values[agent]);
  return category > 0 ? category % shapes.length : 0;
}

/** All agents in view: shape by category, colour by channel, a glow where one has just changed, hollow and crossed when down. */
export function paintAgents(target: Pad, picture: Picture, box: Box, theme: Theme): void {
  const { screen, n, radius, frame } = picture;
  const batches = new Map<number, number[]>();
  const down: number[] = [];
  for (let i = 0; i < n; i++) {
    if (!inside(screen[2 * i], screen[2 * i + 1], box, radius * 2)) continue;
    if (frame.alive[i] === 0) {
      down.push(i);
      continue;
    }
    const key = bucketOf(picture, i) * shapes.length + shapeIndexOf(picture, i);
    const batch = batches.get(key);
    if (batch === undefined) batches.set(key, [i]);
    else batch.push(i);
  }
  const keys = [...batches.keys()].sort((a, b) => a - b);
  target.save();
  target.lineJoin = 'round';
  paintGlow(target, picture, box);
  // A rim in the colour of the ground lifts agents off the edges that end in them.
  const rim = Math.min(Math.max(radius * 0.16, 0.6), 2);
  for (const key of keys) {
    const bucket = Math.floor(key / shapes.length);
    target.beginPath();
    for (const i of batches.get(key) ?? [])
      trace(target, shapeOf(key % shapes.length), screen[2 * i], screen[2 * i + 1], radius);
    target.strokeStyle = theme.stage.css;
    target.lineWidth = rim * 2;
    target.stroke();
    target.fillStyle = picture.scale.css[bucket] ?? theme.inkMuted.css;
    target.fill();
  }
  paintDown(target, picture, down, theme);
  target.restore();
}

/** A wave that leaves an agent when its state changes: wider and fainter with age. */
function paintGlow(target: Pad, picture: Picture, box: Box): void {
  const { screen, n, radius, scale } = picture;
  for (let i = 0; i < n; i++) {
    const age = picture.now - picture.changedAt[i];
    if (!(age < glowMs) || !inside(screen[2 * i], screen[2 * i + 1], box, radius * 3)) continue;
    const share = age / glowMs;
    const eased = 1 - (1 - share) * (1 - share);
    target.globalAlpha = (1 - share) * 0.42;
    target.fillStyle = scale.css[bucketOf(picture, i)] ?? '';
    target.beginPath();
    trace(target, 'circle', screen[2 * i], screen[2 * i + 1], radius * (1.15 + 1.15 * eased));
    target.fill();
  }
  target.globalAlpha = 1;
}

function paintDown(target: Pad, picture: Picture, down: readonly number[], theme: Theme): void {
  if (down.length === 0) return;
  const { screen, radius } = picture;
  const size = radius * 0.92;
  target.beginPath();
  for (const i of down)
    trace(target, shapeOf(shapeIndexOf(picture, i)), screen[2 * i], screen[2 * i + 1], size);
  target.fillStyle = theme.stage.css;
  target.fill();
  target.strokeStyle = theme.hairlineStrong.css;
  target.lineWidth = Math.min(Math.max(radius * 0.14, 0.8), 1.8);
  target.stroke();
  if (radius < 3) return;
  const arm = radius * 0.42;
  target.beginPath();
  for (const i of down) {
    const x = screen[2 * i];
    const y = screen[2 * i + 1];
    target.moveTo(x - arm, y - arm);
    target.lineTo(x + arm, y + arm);
    target.moveTo(x + arm, y - arm);
    target.lineTo(x - arm, y + arm);
  }
  target.strokeStyle = theme.bad.css;
  target.lineWidth = Math.min(Math.max(radius * 0.16, 1), 2.2);
  target.stroke();
}
