import type { Note } from '../../engine/kernel/frame.ts';
import { tickText, timeText, timeTicks, timeUnit } from '../curves/numbers.ts';
import { type Pen, toneColour } from '../curves/paint.ts';
import { pixelOf } from '../curves/scales.ts';
import { type Theme, withAlpha } from '../theme.ts';
import { type TimelinePicture, yOfLane } from './picture.ts';

/** Paints the whole timeline into a box, in CSS pixels; `family` is the page's font. */
export function paintTimeline(
  pen: Pen,
  picture: TimelinePicture,
  box: { width: number; height: number },
  theme: Theme,
  family: string,
): void {
  pen.setLineDash([]);
  pen.lineCap = 'round';
  pen.lineJoin = 'round';
  paintLanes(pen, picture, theme);
  paintTrack(pen, picture, theme);
  paintMarks(pen, picture, theme);
  paintHandle(pen, picture, theme);
  paintLabels(pen, picture, box, theme, family);
}

function horizontal(pen: Pen, from: number, to: number, y: number, colour: string, width: number): void {
  pen.strokeStyle = colour;
  pen.lineWidth = width;
  pen.beginPath();
  pen.moveTo(from, y);
  pen.lineTo(to, y);
  pen.stroke();
}

/** Unseen future thin, seen stretch stronger, what rewinds quickly stronger still, the past up to now in the accent. */
function paintTrack(
  pen: Pen,
  { x, now, furthest, end, reachable, trackY }: TimelinePicture,
  theme: Theme,
): void {
  const at = (time: number): number => pixelOf(x, time);
  horizontal(pen, at(0), at(end), trackY, theme.hairline.css, 3);
  if (furthest > 0) horizontal(pen, at(0), at(furthest), trackY, theme.ghost.css, 3);
  const [from, to] = reachable;
  if (to > from)
    horizontal(pen, at(from), at(Math.min(to, furthest)), trackY, withAlpha(theme.accent, 0.35), 3);
  if (now > 0) horizontal(pen, at(0), at(now), trackY, theme.accent.css, 3);
}

function paintLanes(pen: Pen, picture: TimelinePicture, theme: Theme): void {
  const { x, lanes } = picture;
  const draw = (colour: string, width: number, until: (lived: number, to: number) => number): void => {
    pen.strokeStyle = colour;
    pen.lineWidth = width;
    pen.beginPath();
    for (const { lane, parentLane, from, to, livedUntil } of lanes) {
      const end = until(livedUntil, to);
      if (!(end >= from)) continue;
      const y = yOfLane(picture, lane);
      const x0 = pixelOf(x, from);
      const x1 = pixelOf(x, end);
      // A branch leaves on a slant, as far as it reaches.
      const slant = lane === parentLane ? 0 : Math.min(6, Math.max(0, x1 - x0));
      pen.moveTo(x0, yOfLane(picture, parentLane));
      pen.lineTo(x0 + slant, y);
      pen.lineTo(Math.max(x1, x0 + slant), y);
    }
    pen.stroke();
  };
  if (lanes.length === 0) return;
  draw(theme.hairlineStrong.css, 1, (_, to) => to);
  draw(theme.accent.css, 1.75, (lived) => lived);
}

/** Half the size of a mark. */
const size = 3.5;

/** Adds the outline of a mark: its tone has a shape as well as a colour. */
export function traceMark(pen: Pen, tone: Note['tone'], x: number, y: number): void {
  if (tone === 'bad') {
    // A triangle that stands on its tip.
    pen.moveTo(x - size - 0.5, y - size);
    pen.lineTo(x + size + 0.5, y - size);
    pen.lineTo(x, y + size);
    pen.lineTo(x - size - 0.5, y - size);
  } else if (tone === 'command') {
    pen.moveTo(x, y - size - 1);
    pen.lineTo(x + size, y);
    pen.lineTo(x, y + size + 1);
    pen.lineTo(x - size, y);
    pen.lineTo(x, y - size - 1);
  } else if (tone === 'good') {
    pen.moveTo(x + size, y);
    pen.arc(x, y, size, 0, 2 * Math.PI);
  } else pen.rect(x - 0.75, y - size - 1, 1.5, 2 * size + 2);
}

/** Marks from the least to the most telling tone, one a tone and three pixels. */
function paintMarks(pen: Pen, { marks, x, trackY }: TimelinePicture, theme: Theme): void {
  for (const tone of ['neutral', 'command', 'good', 'bad'] as const) {
    const taken = new Set<number>();
    pen.beginPath();
    for (const mark of marks) {
      const at = pixelOf(x, mark.time);
      const slot = Math.round(at / 3);
      if (mark.tone !== tone || Number.isNaN(at) || taken.has(slot)) continue;
      taken.add(slot);
      traceMark(pen, tone, at, trackY);
    }
    if (taken.size === 0) continue;
    pen.lineWidth = 2;
    pen.strokeStyle = theme.surface.css;
    pen.stroke();
    pen.fillStyle = toneColour(tone, theme).css;
    pen.fill();
  }
}

function paintHandle(pen: Pen, { x, now, trackY, hover }: TimelinePicture, theme: Theme): void {
  if (hover !== null) {
    pen.fillStyle = theme.inkFaint.css;
    pen.fillRect(Math.round(pixelOf(x, hover) - 0.5), trackY - 8, 1, 16);
  }
  const at = pixelOf(x, now);
  if (Number.isNaN(at)) return;
  pen.beginPath();
  pen.arc(at, trackY, 6.5, 0, 2 * Math.PI);
  pen.fillStyle = theme.surface.css;
  pen.fill();
  pen.lineWidth = 3;
  pen.strokeStyle = theme.accent.css;
  pen.stroke();
}

/** Ticks in one unit, none that would touch the one before it, and the present time (or that under the pointer) in the place of any tick it would touch. */
function paintLabels(
  pen: Pen,
  { x, now, hover, trackY, end, inSteps = false }: TimelinePicture,
  box: { width: number; height: number },
  theme: Theme,
  family: string,
): void {
  const y = trackY + 19;
  pen.textBaseline = 'alphabetic';
  pen.font = `600 11px ${family}`;
  const words = timeText(hover ?? now, end, inSteps);
  const width = pen.measureText(words).width;
  const at = Math.min(box.width - width / 2 - 2, Math.max(width / 2 + 2, pixelOf(x, hover ?? now)));
  if (Number.isFinite(at)) {
    pen.textAlign = 'center';
    pen.fillStyle = hover === null ? theme.accent.css : theme.ink.css;
    pen.fillText(words, at, y);
  }
  const unit = timeUnit(end);
  pen.font = `11px ${family}`;
  pen.fillStyle = theme.inkFaint.css;
  const ticks = inSteps ? x.ticks : timeTicks(x.domain[0], x.domain[1], x.ticks.length);
  let taken = Number.NEGATIVE_INFINITY;
  for (const tick of ticks) {
    const bare = tickText(Number((inSteps ? tick : tick / unit.seconds).toPrecision(6)));
    const text = tick === 0 || inSteps ? bare : `${bare} ${unit.name}`;
    const half = pen.measureText(text).width / 2;
    const place = Math.min(box.width - half - 2, Math.max(half + 2, pixelOf(x, tick)));
    if (Math.abs(place - at) < half + width / 2 + 8 || place - half < taken + 8) continue;
    taken = place + half;
    pen.fillText(text, place, y);
  }
}
