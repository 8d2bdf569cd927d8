import type { Theme } from '../theme.ts';
import { type Place, place } from './messages.ts';
import { agentOf, markRadius, type Pad, type Picture, type Target } from './picture.ts';
import { trace } from './shapes.ts';

/** Under the agents: the selected or hovered link in full, and the links of the selected or hovered agent. */
export function paintUnderlines(target: Pad, picture: Picture, theme: Theme): void {
  const { hovered, selected } = picture;
  const hover = agentOf(hovered);
  const chosen = agentOf(selected);
  if (chosen >= 0) paintOwnEdges(target, picture, chosen, theme, 0.95);
  if (hover >= 0 && hover !== chosen) paintOwnEdges(target, picture, hover, theme, 0.7);
  for (const [link, colour] of [
    [hovered, theme.hover.css],
    [selected, theme.accent.css],
  ] as const) {
    if (link === null || link.kind === 'agent') continue;
    line(target, picture, link.from, link.to, colour, link.kind === 'link' ? 2.5 : 1.25);
  }
}

function line(
  target: Pad,
  { screen, n }: Picture,
  from: number,
  to: number,
  colour: string,
  width: number,
): void {
  if (from < 0 || to < 0 || from >= n || to >= n) return;
  target.save();
  target.strokeStyle = colour;
  target.lineWidth = width;
  target.beginPath();
  target.moveTo(screen[2 * from], screen[2 * from + 1]);
  target.lineTo(screen[2 * to], screen[2 * to + 1]);
  target.stroke();
  target.restore();
}

function paintOwnEdges(target: Pad, picture: Picture, agent: number, theme: Theme, alpha: number): void {
  const { edges, screen, n } = picture;
  if (agent >= n) return;
  target.save();
  target.strokeStyle = theme.edgeStrong.css;
  target.lineWidth = 1.25;
  target.globalAlpha = alpha;
  target.beginPath();
  for (let e = 0; e < edges.from.length; e++) {
    const from = edges.from[e];
    const to = edges.to[e];
    if ((from !== agent && to !== agent) || from >= n || to >= n) continue;
    target.moveTo(screen[2 * from], screen[2 * from + 1]);
    target.lineTo(screen[2 * to], screen[2 * to + 1]);
  }
  target.stroke();
  target.restore();
}

/** Over the agents: rings about what is selected and hovered, and a dot on agents held in place by hand. */
export function paintRings(target: Pad, picture: Picture, theme: Theme): void {
  const { screen, n, radius, selected, hovered } = picture;
  target.save();
  const round = Math.max(radius * 1.3, radius + 2.5);
  target.fillStyle = theme.inkMuted.css;
  for (const agent of picture.pinned) {
    if (agent >= n) continue;
    target.beginPath();
    trace(
      target,
      'circle',
      screen[2 * agent] + radius,
      screen[2 * agent + 1] - radius,
      Math.min(2.5, radius * 0.4),
    );
    target.fill();
  }
  const hover = agentOf(hovered);
  const chosen = agentOf(selected);
  if (hover >= 0 && hover < n && hover !== chosen)
    ring(target, screen[2 * hover], screen[2 * hover + 1], round + 1, theme.hover.css, theme);
  if (chosen >= 0 && chosen < n)
    ring(target, screen[2 * chosen], screen[2 * chosen + 1], round + 2, theme.selection.css, theme);
  ringMessage(target, picture, hovered, theme.hover.css, theme);
  ringMessage(target, picture, selected, theme.selection.css, theme);
  target.restore();
}

function ringMessage(
  target: Pad,
  picture: Picture,
  message: Target | null,
  colour: string,
  theme: Theme,
): void {
  if (message?.kind !== 'message') return;
  const { messages } = picture.frame;
  const slot = messages.id.subarray(0, messages.count).indexOf(message.message);
  const at: Place = { x: 0, y: 0, dx: 1, dy: 0, gone: 0 };
  if (slot >= 0 && place(picture, slot, at))
    ring(target, at.x, at.y, markRadius(picture.radius) + 4, colour, theme);
}

/** A ring with a rim in the colour of the ground, so that it shows on any neighbour. */
function ring(target: Pad, x: number, y: number, radius: number, colour: string, theme: Theme): void {
  for (const [width, css] of [
    [4.5, theme.stage.css],
    [2, colour],
  ] as const) {
    target.beginPath();
    trace(target, 'circle', x, y, radius);
    target.lineWidth = width;
    target.strokeStyle = css;
    target.stroke();
  }
}
