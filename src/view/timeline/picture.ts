import type { Command } from '../../engine/kernel/command.ts';
import type { Note } from '../../engine/kernel/frame.ts';
import { linearScale, pixelOf, type Scale, valueAt } from '../curves/scales.ts';
import { type Course, type Lane, layLanes } from './branches.ts';

/** A mark on the timeline: a note of the world or a deed of the person. */
export interface Mark {
  time: number;
  tone: Note['tone'];
  text: string;
}

export interface TimelineWish {
  /** Present simulated time, the furthest seen on this course, and the end of the axis, in seconds. */
  now: number;
  furthest: number;
  end: number;
  /** Where rewinding is quick. */
  reachable: readonly [number, number];
  marks: readonly Mark[];
  courses: readonly Course[];
  active: number;
  /** Time under the pointer, or null. */
  hover: number | null;
  /** Whether time counts the steps of a recording. */
  inSteps?: boolean;
}

export interface TimelinePicture extends TimelineWish {
  x: Scale;
  lanes: readonly Lane[];
  /** Vertical middle of the track, of the lowest lane, and the distance of lanes, in CSS pixels. */
  trackY: number;
  laneY: number;
  lanePitch: number;
}

/** Room at both ends, so that the handle and the labels stay inside. */
const margin = 12;
const footHeight = 18;
/** Half the height of marks and handle. */
const reach = 8;

/** Places the parts of the timeline in a box. */
export function timelinePicture(wish: TimelineWish, box: { width: number; height: number }): TimelinePicture {
  const end = wish.end > 1e-290 && wish.end < 1e290 ? wish.end : 1;
  const within = (time: number): number => Math.min(end, Math.max(0, Number.isNaN(time) ? 0 : time));
  const now = within(wish.now);
  const furthest = within(wish.furthest);
  const reachable: [number, number] = [within(wish.reachable[0]), within(wish.reachable[1])];
  const width = Math.max(2 * margin + 1, box.width);
  const x = linearScale([0, end], [margin, width - margin], Math.max(2, Math.floor(width / 72)));
  const lanes = wish.courses.length > 1 ? layLanes(wish.courses, wish.active) : [];
  const highest = lanes.reduce((most, { lane }) => Math.max(most, lane), 0);
  const trackY = box.height - footHeight - reach;
  const laneY = trackY - reach - 2;
  const lanePitch = highest === 0 ? 0 : Math.min(6, Math.max(0, laneY - 3) / highest);
  return { ...wish, now, furthest, reachable, end, x, lanes, trackY, laneY, lanePitch };
}

/** Height of a lane's line. */
export const yOfLane = ({ laneY, lanePitch }: TimelinePicture, lane: number): number =>
  laneY - lane * lanePitch;

/** Simulated time at a pixel, kept within the axis. */
export function timeAt({ x, end }: TimelinePicture, pixel: number): number {
  return Math.min(end, Math.max(0, valueAt(x, pixel)));
}

/** The mark nearest to a pixel, if one is within reach of a finger's tip; a later one wins at equal distance. */
export function markAt({ marks, x }: TimelinePicture, pixel: number): Mark | null {
  let best: Mark | null = null;
  let distance = 6;
  for (const mark of marks) {
    const gap = Math.abs(pixelOf(x, mark.time) - pixel);
    if (gap <= distance) {
      best = mark;
      distance = gap;
    }
  }
  return best;
}

/** The course whose line runs at a point above the track, or null. */
export function courseAt(picture: TimelinePicture, pixel: number, y: number): number | null {
  const { lanes, x, lanePitch, trackY } = picture;
  if (y > trackY - reach) return null;
  let best: number | null = null;
  let distance = Math.max(4, lanePitch / 2);
  for (const { id, lane, from, to } of lanes) {
    if (pixel < pixelOf(x, from) - 3 || pixel > pixelOf(x, to) + 3) continue;
    const gap = Math.abs(yOfLane(picture, lane) - y);
    if (gap < distance) {
      best = id;
      distance = gap;
    }
  }
  return best;
}

/** A command in words, for its mark. */
export function commandText(command: Command, nameOf: (agent: number) => string): string {
  const { agent, from, to, path, value } = command;
  const who = agent === undefined ? '' : ` ${nameOf(agent)}`;
  const link = from === undefined || to === undefined ? '' : ` ${nameOf(from)} – ${nameOf(to)}`;
  switch (command.do) {
    case 'set':
      return `${path ?? 'Parameter'} set to ${typeof value === 'object' ? 'a table' : String(value)}`;
    case 'crash':
      return `Crash${who}`;
    case 'restart':
      return `Restart${who}`;
    case 'inject':
      return `Inject at${who}`;
    case 'heal':
      return link === '' ? 'Heal all links' : `Heal${link}`;
    case 'slow':
      return `Slow${link} by ${String(value)}`;
    case 'cut':
      return `Cut${link}`;
    case 'partition':
      return 'Partition';
    case 'drop':
      return 'Drop a message';
    case 'place':
      return `Build ${String(value)} on cell ${command.cell ?? ''}`;
    case 'freeze':
      return `${value === false ? 'Learn again' : 'Freeze'}${who === '' ? ' all' : who}`;
    case 'exploit':
      return `${value === false ? 'Explore again' : 'Exploit only'}${who === '' ? ' all' : who}`;
    case 'forget':
      return `Reset${who === '' ? ' all' : who}`;
    default:
      return command.do;
  }
}
