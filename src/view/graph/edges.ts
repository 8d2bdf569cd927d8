import type { Theme } from '../theme.ts';
import type { Box } from './camera.ts';
import type { Pad, Picture } from './picture.ts';

/** Edges in one stroke: few, so that crossings darken and the scan converter's lists stay short. */
const edgesAStroke = 64;

/** Opacity for edges that together are `length` pixels long, so that a dense graph turns to mist and not to felt. */
export function edgeOpacity(length: number, box: Box): number {
  const cover = length / Math.max(box.width * box.height, 1);
  return Math.min(1, Math.max(0.07, 0.085 / Math.max(cover, 1e-6)));
}

/** All edges as soft lines; for up to a few thousand, beyond that see density.ts. */
export function paintEdges(target: Pad, picture: Picture, box: Box, theme: Theme): void {
  const { edges, screen, n, radius } = picture;
  const count = edges.from.length;
  let length = 0;
  for (let e = 0; e < count; e++) length += edgeLength(picture, e);
  target.save();
  target.strokeStyle = theme.name === 'light' ? theme.hairlineStrong.css : theme.edgeStrong.css;
  target.lineWidth = Math.min(Math.max(radius * 0.12, 0.8), 1.6);
  target.lineCap = 'round';
  target.globalAlpha = edgeOpacity(length, box) * (theme.name === 'light' ? 0.62 : 0.5);
  let pending = 0;
  for (let e = 0; e < count; e++) {
    const from = edges.from[e];
    const to = edges.to[e];
    if (from >= n || to >= n) continue;
    if (pending === 0) target.beginPath();
    target.moveTo(screen[2 * from], screen[2 * from + 1]);
    target.lineTo(screen[2 * to], screen[2 * to + 1]);
    pending++;
    if (pending === edgesAStroke) {
      target.stroke();
      pending = 0;
    }
  }
  if (pending > 0) target.stroke();
  target.restore();
}

function edgeLength(picture: Picture, e: number): number {
  const from = picture.edges.from[e];
  const to = picture.edges.to[e];
  if (from >= picture.n || to >= picture.n) return 0;
  const { screen } = picture;
  return Math.hypot(screen[2 * from] - screen[2 * to], screen[2 * from + 1] - screen[2 * to + 1]);
}
