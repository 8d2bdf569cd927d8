import type { Theme } from '../theme.ts';
import type { Box } from './camera.ts';
import { agentOf, inside, type Pad, type Picture } from './picture.ts';
import { bucketOf } from './agents.ts';

/** How a number or a name is written; the page's own sans. */
const family = 'Inter, system-ui, "Liberation Sans", sans-serif';
const longest = 22;

/** The name of an agent: its own, or its number. */
export function nameOf(names: readonly string[] | undefined, agent: number): string {
  const name = names?.[agent];
  return name === undefined || name === '' ? `Agent ${agent}` : name;
}

/** Numbers inside agents that are large enough, names below them where they overlap nothing. */
export function paintLabels(target: Pad, picture: Picture, box: Box, theme: Theme): void {
  const { info, radius } = picture;
  if (info.names !== undefined) paintNames(target, picture, box, theme);
  else if (radius >= 9) paintNumbers(target, picture, box, theme);
}

function paintNumbers(target: Pad, picture: Picture, box: Box, theme: Theme): void {
  const { screen, n, radius, frame } = picture;
  target.save();
  target.textAlign = 'center';
  target.textBaseline = 'middle';
  const digits = String(Math.max(n - 1, 0)).length;
  const size = Math.min(radius * (digits > 2 ? 0.72 : 0.88), 14);
  target.font = `600 ${size.toFixed(1)}px ${family}`;
  for (let i = 0; i < n; i++) {
    const x = screen[2 * i];
    const y = screen[2 * i + 1];
    if (!inside(x, y, box, radius) || frame.alive[i] === 0) continue;
    target.fillStyle = readableOn(picture.scale.packed[bucketOf(picture, i)] ?? 0, theme);
    target.fillText(String(i), x, y + size * 0.04);
  }
  target.restore();
}

/** The lighter or darker of page and ink, whichever stands out from a pixel's colour. */
function readableOn(pixel: number, theme: Theme): string {
  const luminance = (0.299 * (pixel & 255) + 0.587 * ((pixel >> 8) & 255) + 0.114 * ((pixel >> 16) & 255)) / 255;
  const [light, dark] = theme.name === 'light' ? [theme.stage, theme.ink] : [theme.ink, theme.stage];
  return luminance > 0.6 ? dark.css : light.css;
}

function paintNames(target: Pad, picture: Picture, box: Box, theme: Theme): void {
  const { screen, n, radius, info } = picture;
  const selected = agentOf(picture.selected);
  if (radius < 4) return;
  target.save();
  target.textAlign = 'center';
  target.textBaseline = 'top';
  target.lineJoin = 'round';
  target.lineWidth = 3;
  target.font = `500 12px ${family}`;
  const taken: [number, number, number, number][] = [];
  const hovered = agentOf(picture.hovered);
  const first = hovered >= 0 ? hovered : selected;
  for (const i of order(n, first)) {
    const x = screen[2 * i];
    const y = screen[2 * i + 1] + radius + 5;
    if (!inside(x, y, box, 0)) continue;
    const text = shortened(nameOf(info.names, i));
    const half = target.measureText(text).width / 2 + 3;
    const middle = Math.min(Math.max(x, half), Math.max(box.width - half, half));
    if (taken.some(([l, t, r, b]) => middle + half > l && middle - half < r && y + 15 > t && y < b)) continue;
    taken.push([middle - half, y, middle + half, y + 15]);
    target.strokeStyle = theme.stage.css;
    target.strokeText(text, middle, y);
    target.fillStyle = i === selected ? theme.ink.css : theme.inkMuted.css;
    target.fillText(text, middle, y);
  }
  target.restore();
}

function* order(n: number, first: number): Generator<number> {
  if (first >= 0 && first < n) yield first;
  for (let i = 0; i < n; i++) if (i !== first) yield i;
}

function shortened(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}
