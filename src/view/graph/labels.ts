import type { Colour, Theme } from '../theme.ts';
import type { Box } from './camera.ts';
import { agentOf, inside, type Pad, type Picture } from './picture.ts';
import { bucketOf } from './agents.ts';

/** The page's own sans, see tokens.css. */
const family =
  'ui-sans-serif, -apple-system, "Segoe UI", Inter, Roboto, "Helvetica Neue", "Liberation Sans", Arial, sans-serif';
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

/** Stage or ink, whichever has the greater contrast to a pixel's colour. */
function readableOn(pixel: number, theme: Theme): string {
  const under = luminance(pixel & 255, (pixel >> 8) & 255, (pixel >> 16) & 255);
  const contrast = ({ rgb }: Colour): number => {
    const over = luminance(...rgb);
    return (Math.max(over, under) + 0.05) / (Math.min(over, under) + 0.05);
  };
  return contrast(theme.stage) >= contrast(theme.ink) ? theme.stage.css : theme.ink.css;
}

/** Relative luminance of the Web Content Accessibility Guidelines 2.2, from sRGB bytes. */
function luminance(red: number, green: number, blue: number): number {
  const linear = (byte: number): number =>
    byte <= 10 ? byte / 255 / 12.92 : ((byte / 255 + 0.055) / 1.055) ** 2.4;
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
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
  const taken: Rectangle[] = [];
  const crowd = n <= namesUpTo ? n : 0;
  for (let i = 0; i < crowd; i++) {
    const x = screen[2 * i];
    const y = screen[2 * i + 1];
    taken.push([x - radius, y - radius, x + radius, y + radius]);
  }
  const hovered = agentOf(picture.hovered);
  const first = hovered >= 0 ? hovered : selected;
  for (const i of order(n, first)) {
    const x = screen[2 * i];
    const y = screen[2 * i + 1];
    if (!inside(x, y, box, 0)) continue;
    const text = shortened(nameOf(info.names, i));
    const place = freePlace(x, y, radius, target.measureText(text).width / 2 + 3, box, taken, i === first);
    if (place === null) continue;
    taken.push(place);
    const middle = (place[0] + place[2]) / 2;
    target.strokeStyle = theme.stage.css;
    target.strokeText(text, middle, place[1] + 1);
    target.fillStyle = i === selected ? theme.ink.css : theme.inkMuted.css;
    target.fillText(text, middle, place[1] + 1);
  }
  target.restore();
}

type Rectangle = readonly [left: number, top: number, right: number, bottom: number];

const lineHeight = 15;
/** Beyond this many agents names look out for each other only. */
const namesUpTo = 600;

/** Room for a name below, above, right or left of its agent that covers no agent and no other name; null if there is none. */
function freePlace(
  x: number,
  y: number,
  radius: number,
  half: number,
  box: Box,
  taken: readonly Rectangle[],
  anyhow: boolean,
): Rectangle | null {
  const away = radius + 4;
  const middle = Math.min(Math.max(x, half), Math.max(box.width - half, half));
  const tries: Rectangle[] = [
    [middle - half, y + away, middle + half, y + away + lineHeight],
    [middle - half, y - away - lineHeight, middle + half, y - away],
    [x + away, y - lineHeight / 2, x + away + 2 * half, y + lineHeight / 2],
    [x - away - 2 * half, y - lineHeight / 2, x - away, y + lineHeight / 2],
  ];
  const free = tries.find(
    ([left, top, right, bottom]) =>
      left >= 0 &&
      right <= box.width &&
      !taken.some(([l, t, r, b]) => right > l && left < r && bottom > t && top < b),
  );
  return free ?? (anyhow ? tries[0] : null);
}

function* order(n: number, first: number): Generator<number> {
  if (first >= 0 && first < n) yield first;
  for (let i = 0; i < n; i++) if (i !== first) yield i;
}

function shortened(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}
