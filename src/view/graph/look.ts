import type { EdgeList, Frame, WorldInfo } from '../../engine/kernel/frame.ts';
import type { Theme } from '../theme.ts';
import type { Box, Padding } from './camera.ts';
import type { Reach } from './pick.ts';
import type { Picture, Target } from './picture.ts';

/** How the person looks: nothing here changes the world. */
export interface Look {
  colourChannel: number;
  selected: Target | null;
  hovered: Target | null;
  moving: boolean;
  reducedMotion: boolean;
  padding: Padding;
  theme: Theme;
}

/** The living graph on one canvas, free of React: it is told what is new and paints when asked. */
export interface GraphView {
  /** Another world, or another list of edges of the same. */
  world(info: WorldInfo, edges: EdgeList): void;
  /** The latest frame; its arrays are read until the next one. */
  frame(frame: Frame | null): void;
  look(change: Partial<Look>): void;
  resize(box: Box): void;
  /** Where a layout puts agents: x, y pairs in world units. */
  arrange(positions: Float32Array, animate: boolean): void;
  fit(): void;
  zoom(factor: number, x: number, y: number): void;
  pan(dx: number, dy: number): void;
  /** Brings an agent into view if it is not. */
  reveal(agent: number): void;
  pick(x: number, y: number, reach: Reach): Target | null;
  /** Holds an agent at a screen point; it stays there through layouts until `unpin`. */
  drag(agent: number, x: number, y: number): void;
  unpin(agent: number): void;
  /** What is painted; null before there is a world, a frame and a layout. */
  picture(): Picture | null;
  /** Positions now, in world units, for a layout to start from. */
  positions(): Float32Array;
  /** Paints; true if it wants to be asked again, because something is still on its way. */
  paint(): boolean;
  readonly mode: 'vector' | 'raster';
}
