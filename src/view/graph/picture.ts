import type { EdgeList, Frame, WorldInfo } from '../../engine/kernel/frame.ts';
import type { Box, Camera } from './camera.ts';
import type { ColourScale } from './scale.ts';

/** What a pointer, a finger or the keyboard stands on. */
export type Target =
  | { kind: 'agent'; agent: number }
  | { kind: 'message'; message: number; from: number; to: number; messageKind: number }
  | { kind: 'link'; from: number; to: number };

/** All that a painter of the graph may read: the frame as it came, and how it is looked at. */
export interface Picture {
  info: WorldInfo;
  frame: Frame;
  edges: EdgeList;
  camera: Camera;
  /** x, y of each agent in CSS pixels; may be longer than the agents. */
  screen: Float32Array;
  /** Agents that have both a position and values in the frame. */
  n: number;
  /** Radius of an agent in CSS pixels. */
  radius: number;
  /** Index of the channel that gives the colour, and of the one that gives the shape (-1: all are discs). */
  colourChannel: number;
  shapeChannel: number;
  scale: ColourScale;
  /** Simulated time runs: trails instead of arrows. */
  moving: boolean;
  /** When each agent last changed, and now, in milliseconds of the person's time; `now` is Infinity where nothing shall glow. */
  changedAt: Float64Array;
  now: number;
  selected: Target | null;
  hovered: Target | null;
  /** Agents held in place by hand. */
  pinned: ReadonlySet<number>;
}

/** The part of a canvas's 2-D context that painters use, so that a test can listen in. */
export type Pad = Pick<
  CanvasRenderingContext2D,
  | 'save'
  | 'restore'
  | 'beginPath'
  | 'closePath'
  | 'moveTo'
  | 'lineTo'
  | 'arc'
  | 'fill'
  | 'stroke'
  | 'fillText'
  | 'strokeText'
  | 'measureText'
  | 'setLineDash'
  | 'fillStyle'
  | 'strokeStyle'
  | 'lineWidth'
  | 'lineCap'
  | 'lineJoin'
  | 'globalAlpha'
  | 'font'
  | 'textAlign'
  | 'textBaseline'
>;

/** The agent a target is, or -1. */
export function agentOf(target: Target | null): number {
  return target?.kind === 'agent' ? target.agent : -1;
}

/**
 * Radius of an agent in CSS pixels so that n of them leave air in the box; `zoom` is the scale over the fitted scale and
 * `apart` the pixels between neighbours.
 */
export function agentRadius(n: number, box: Box, zoom: number, apart: number): number {
  const room = Math.sqrt((box.width * box.height) / Math.max(n, 1));
  const base = Math.min(Math.max(room * 0.14, 1.3), 17);
  // Grows slower than the picture, so that zooming in opens space between agents.
  const grown = base * Math.sqrt(Math.max(zoom, 0.05));
  return Math.min(Math.max(Math.min(grown, apart * 0.44), 1.2), 26);
}

/** Radius of a message's mark, in CSS pixels. */
export function markRadius(radius: number): number {
  return Math.min(Math.max(radius * 0.36, Math.min(radius * 0.6, 1.2)), 5);
}

/** The channel whose categories give the shape: the one in colour if it has any, else the first that has. */
export function shapeChannelOf(info: WorldInfo, colourChannel: number): number {
  if (info.channels[colourChannel]?.categories !== undefined) return colourChannel;
  return info.channels.findIndex((channel) => channel.categories !== undefined);
}

/** Whether a point may be seen in a box, `slack` pixels beyond its borders included. */
export function inside(x: number, y: number, box: Box, slack: number): boolean {
  return x > -slack && y > -slack && x < box.width + slack && y < box.height + slack;
}
