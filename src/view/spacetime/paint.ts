import { tickText, timeText, timeUnit } from '../curves/numbers.ts';
import { type Pen, toneColour } from '../curves/paint.ts';
import { pixelOf } from '../curves/scales.ts';
import { type Theme, withAlpha } from '../theme.ts';
import { traceMark } from '../timeline/paint.ts';
import { type Arrow, type SpaceTimePicture, yOfRow } from './picture.ts';

interface Box {
  width: number;
  height: number;
}

/** Pixels that the names take, given the longest of them and the room there is. */
export function nameWidth(pen: Pen, names: readonly string[], box: Box, family: string): number {
  pen.font = `11px ${family}`;
  const longest = names.reduce((most, name) => Math.max(most, pen.measureText(name).width), 0);
  return Math.ceil(Math.min(longest, Math.max(48, box.width * 0.28))) + 14;
}

/** Paints lines of agents, arrows of messages, marks of notes, names and times, in CSS pixels. */
export function paintSpaceTime(
  pen: Pen,
  picture: SpaceTimePicture,
  box: Box,
  theme: Theme,
  family: string,
): void {
  pen.setLineDash([]);
  // Round ends would cost half as much again.
  pen.lineCap = 'butt';
  pen.lineJoin = 'round';
  paintLives(pen, picture, theme);
  paintArrows(pen, picture, theme);
  paintNotes(pen, picture, box, theme);
  paintNow(pen, picture, box, theme);
  // What scrolls out on the left goes behind the names.
  pen.fillStyle = theme.surface.css;
  pen.fillRect(0, 0, picture.left - 4, box.height);
  paintNames(pen, picture, theme, family);
  paintTimes(pen, picture, box, theme, family);
}

function paintLives(pen: Pen, picture: SpaceTimePicture, theme: Theme): void {
  const { x, rows, from, now, selected } = picture;
  const at = (time: number): number => pixelOf(x, Math.min(now, Math.max(from, time)));
  rows.agents.forEach((agent, row) => {
    const y = Math.round(yOfRow(picture, row)) + 0.5;
    const chosen = agent === selected;
    const line = (start: number, end: number, down: boolean): void => {
      if (!(end > start)) return;
      pen.strokeStyle = down ? theme.bad.css : chosen ? theme.accent.css : theme.hairlineStrong.css;
      pen.globalAlpha = down || chosen ? 1 : 0.45;
      pen.lineWidth = chosen ? 2 : 1;
      pen.setLineDash(down ? [2, 4] : []);
      pen.beginPath();
      pen.moveTo(start, y);
      pen.lineTo(end, y);
      pen.stroke();
    };
    let lived = at(from);
    for (const outage of picture.outages(agent)) {
      if (!(outage.from <= now) || outage.to < from) continue;
      line(lived, at(outage.from), false);
      line(at(outage.from), at(outage.to), true);
      lived = at(outage.to);
    }
    line(lived, at(now), false);
  });
  pen.globalAlpha = 1;
  pen.setLineDash([]);
}

/** Arrows of one colour and strength are drawn together, faint ones first; the lit one last and thick. */
function paintArrows(pen: Pen, picture: SpaceTimePicture, theme: Theme): void {
  const { arrows, kinds, selected, lit } = picture;
  const heads = picture.pitch >= 10 && arrows.length <= 1_500;
  const groups = new Map<string, { colour: string; alpha: number; arrows: Arrow[] }>();
  let bright: Arrow | null = null;
  for (const arrow of arrows) {
    const { trip, stub } = arrow;
    if (trip.id === lit) bright = arrow;
    const aside = selected !== null && trip.from !== selected && trip.to !== selected;
    const alpha = (stub ? 0.35 : 0.85) * (aside ? 0.3 : 1);
    const colour = theme.glyphs[kinds[trip.kind]?.glyph ?? 'payload'].css;
    const key = `${colour}${alpha}`;
    const group = groups.get(key) ?? { colour, alpha, arrows: [] };
    group.arrows.push(arrow);
    groups.set(key, group);
  }
  pen.lineWidth = 1.25;
  for (const group of [...groups.values()].toSorted((one, other) => one.alpha - other.alpha)) {
    pen.globalAlpha = group.alpha;
    strokeArrows(pen, group.arrows, group.colour, heads);
  }
  pen.globalAlpha = 1;
  paintLosses(pen, arrows, selected, theme);
  if (bright === null) return;
  pen.lineWidth = 3;
  strokeArrows(pen, [bright], theme.ink.css, true);
}

function strokeArrows(pen: Pen, arrows: readonly Arrow[], colour: string, heads: boolean): void {
  pen.strokeStyle = colour;
  // A stroke of its own for each: without a GPU 3,000 in one path take four times as long to draw.
  for (const { x0, y0, x1, y1, bump } of arrows) {
    pen.beginPath();
    pen.moveTo(x0, y0);
    if (bump > 0) pen.lineTo((x0 + x1) / 2, y0 - bump);
    pen.lineTo(x1, y1);
    pen.stroke();
  }
  pen.fillStyle = colour;
  for (const arrow of arrows) {
    const flies = arrow.state === 'flying';
    if (!flies && (!heads || arrow.state === 'lost' || arrow.stub)) continue;
    pen.beginPath();
    if (flies) pen.arc(arrow.x1, arrow.y1, 2, 0, 2 * Math.PI);
    else traceHead(pen, arrow);
    pen.fill();
  }
}

/** A slim head at the end of an arrow, in the direction of its last stretch. */
function traceHead(pen: Pen, { x0, y0, x1, y1, bump }: Arrow): void {
  const dx = bump > 0 ? (x1 - x0) / 2 : x1 - x0;
  const dy = bump > 0 ? bump : y1 - y0;
  const length = Math.hypot(dx, dy);
  if (length < 6) return;
  const ux = (dx / length) * 5.5;
  const uy = (dy / length) * 5.5;
  pen.moveTo(x1, y1);
  pen.lineTo(x1 - ux - uy * 0.4, y1 - uy + ux * 0.4);
  pen.lineTo(x1 - ux + uy * 0.4, y1 - uy - ux * 0.4);
  pen.lineTo(x1, y1);
}

/** A cross where a message was lost. */
function paintLosses(pen: Pen, arrows: readonly Arrow[], selected: number | null, theme: Theme): void {
  pen.strokeStyle = theme.bad.css;
  pen.lineWidth = 1.5;
  for (const aside of [true, false]) {
    pen.globalAlpha = aside ? 0.4 : 1;
    pen.beginPath();
    for (const { state, trip, x1, y1 } of arrows) {
      const isAside = selected !== null && trip.from !== selected && trip.to !== selected;
      if (state !== 'lost' || isAside !== aside) continue;
      pen.moveTo(x1 - 3, y1 - 3);
      pen.lineTo(x1 + 3, y1 + 3);
      pen.moveTo(x1 - 3, y1 + 3);
      pen.lineTo(x1 + 3, y1 - 3);
    }
    pen.stroke();
  }
}

/** Notes of an agent stand on its line; those of the whole world at the top. */
function paintNotes(pen: Pen, picture: SpaceTimePicture, box: Box, theme: Theme): void {
  const { notes, x, from, now, rows } = picture;
  for (const note of notes) {
    if (!(note.time >= from && note.time <= now)) continue;
    const row = note.agent === undefined ? undefined : rows.rowOf.get(note.agent);
    if (note.agent !== undefined && row === undefined) continue;
    const px = pixelOf(x, note.time);
    const colour = toneColour(note.tone, theme);
    if (row === undefined) {
      pen.fillStyle = withAlpha(colour, 0.35);
      pen.fillRect(Math.round(px - 0.5), 0, 1, box.height - 20);
    }
    pen.beginPath();
    traceMark(pen, note.tone, px, row === undefined ? 5 : yOfRow(picture, row));
    pen.lineWidth = 2;
    pen.strokeStyle = theme.surface.css;
    pen.stroke();
    pen.fillStyle = colour.css;
    pen.fill();
  }
}

function paintNow(pen: Pen, { x, now }: SpaceTimePicture, box: Box, theme: Theme): void {
  pen.fillStyle = withAlpha(theme.accent, 0.6);
  pen.fillRect(Math.round(pixelOf(x, now) - 0.5), 0, 1, box.height - 20);
}

function paintNames(pen: Pen, picture: SpaceTimePicture, theme: Theme, family: string): void {
  const { rows, names, left, pitch, selected } = picture;
  pen.textAlign = 'end';
  pen.textBaseline = 'middle';
  const every = Math.ceil(12 / pitch);
  rows.agents.forEach((agent, row) => {
    const chosen = agent === selected;
    if (row % every !== 0 && !chosen) return;
    pen.font = `${chosen ? '600 ' : ''}11px ${family}`;
    pen.fillStyle = chosen ? theme.accent.css : theme.inkMuted.css;
    pen.fillText(shorten(pen, names[row] ?? '', left - 12), left - 9, yOfRow(picture, row));
  });
}

/** The text, or as much of it as fits and an ellipsis. */
export function shorten(pen: Pen, text: string, width: number): string {
  if (pen.measureText(text).width <= width) return text;
  let length = Math.floor((text.length * width) / Math.max(1, pen.measureText(text).width));
  while (length > 0 && pen.measureText(`${text.slice(0, length)}…`).width > width) length -= 1;
  return `${text.slice(0, length)}…`;
}

function paintTimes(
  pen: Pen,
  { x, now, to }: SpaceTimePicture,
  box: Box,
  theme: Theme,
  family: string,
): void {
  const y = box.height - 5;
  pen.textAlign = 'center';
  pen.textBaseline = 'alphabetic';
  pen.font = `600 11px ${family}`;
  const words = timeText(now, to);
  const half = pen.measureText(words).width / 2;
  const at = Math.min(box.width - half - 2, pixelOf(x, now));
  pen.fillStyle = theme.accent.css;
  pen.fillText(words, at, y);
  pen.font = `11px ${family}`;
  const unit = timeUnit(to);
  for (const tick of x.ticks) {
    const px = pixelOf(x, tick);
    const text = tick === 0 ? '0' : `${tickText(Number((tick / unit.seconds).toPrecision(6)))} ${unit.name}`;
    const width = pen.measureText(text).width / 2;
    pen.fillStyle = theme.hairlineStrong.css;
    pen.fillRect(Math.round(px - 0.5), box.height - 20, 1, 4);
    if (Math.abs(px - at) < half + width + 8 || px + width > box.width) continue;
    pen.fillStyle = theme.inkFaint.css;
    pen.fillText(text, px, y);
  }
}
