import type { Theme } from '../theme.ts';
import { packed } from './scale.ts';

/** Pixels beyond each border of the picture, so that what stands on the border needs no clipping. */
export const margin = 32;

/** Coverage 1 in the fixed point of the density buffer. */
const full = 64;
const tones = 1024;

/**
 * Edges of large graphs, thousands to millions: each adds its coverage to the pixels it crosses, and coverage becomes
 * tone by 1 - exp(-k c), so that a dense graph keeps its structure where opaque lines would fill the page. It is drawn
 * in strides over all edges: after the first stride the picture is a fair sample, later ones refine it while the page
 * goes on; tone is scaled by the share drawn, so nothing changes in brightness on the way.
 */
export class DensityLayer {
  /** Pixels of ground and edges, opaque, (width + 2 margin) by (height + 2 margin). */
  readonly ground: Uint32Array;
  /** Of the buffers: pixels a row and rows. */
  readonly columns: number;
  readonly rows: number;
  private readonly density: Uint16Array;
  private drawn = 0;
  private stride = 1;
  private offset = 0;
  private next = 0;
  private table: Uint32Array = new Uint32Array(tones);
  private tableScale = 1;

  constructor(width: number, height: number) {
    this.columns = width + 2 * margin;
    this.rows = height + 2 * margin;
    this.ground = new Uint32Array(this.columns * this.rows);
    this.density = new Uint16Array(this.columns * this.rows);
  }

  /** Begins anew: nothing drawn, all ground. */
  restart(edgeCount: number, theme: Theme): void {
    this.density.fill(0);
    this.ground.fill(packed(theme.stage.rgb));
    this.drawn = 0;
    this.offset = 0;
    this.next = 0;
    // A stride that shares no factor with 2 and leaves about 4,000 edges a pass; short lists go in one.
    this.stride = Math.max(1, Math.floor(edgeCount / 4000)) | 1;
    this.table = toneTable(theme);
  }

  /** Whether every edge is in the picture. */
  done(edgeCount: number): boolean {
    return this.drawn >= edgeCount;
  }

  /**
   * Draws on until all edges are in or `deadline` (by `clock`, milliseconds) has passed, then turns coverage to tone.
   * `screen` holds x, y in device pixels without the margin.
   */
  refine(
    from: Int32Array,
    to: Int32Array,
    n: number,
    screen: Float32Array,
    deadline: number,
    clock: () => number,
  ): void {
    const count = from.length;
    while (this.drawn < count) {
      for (let k = 0; k < 512 && this.drawn < count; k++) {
        const e = this.next;
        this.drawn++;
        this.next += this.stride;
        if (this.next >= count) this.next = ++this.offset;
        const a = from[e];
        const b = to[e];
        if (a < n && b < n) this.line(screen[2 * a], screen[2 * a + 1], screen[2 * b], screen[2 * b + 1]);
      }
      if (clock() > deadline) break;
    }
    this.tone(count);
  }

  private tone(count: number): void {
    const share = this.drawn / Math.max(count, 1);
    const gain = Math.min(1 / Math.max(share, 1e-6), 64) * this.tableScale;
    const { density, ground, table } = this;
    for (let i = 0; i < density.length; i++) {
      const value = (density[i] * gain) | 0;
      ground[i] = table[value < tones ? value : tones - 1];
    }
  }

  /** Sets how strongly coverage tells: edges together `length` device pixels long. */
  balance(length: number): void {
    const cover = length / Math.max((this.columns - 2 * margin) * (this.rows - 2 * margin), 1);
    // One lone edge should be clearly seen in a sparse graph and be a breath in a dense one.
    this.tableScale = Math.min(Math.max(0.6 / Math.sqrt(cover + 0.02), 0.1), 2.6);
  }

  /** Adds one line's coverage, shared between the two pixels it passes between; long lines weigh less. */
  private line(x0: number, y0: number, x1: number, y1: number): void {
    const { density, columns } = this;
    const right = this.columns - 2;
    const bottom = this.rows - 2;
    let ax = x0 + margin;
    let ay = y0 + margin;
    let bx = x1 + margin;
    let by = y1 + margin;
    if (!(Math.abs(ax) < 1e7 && Math.abs(ay) < 1e7 && Math.abs(bx) < 1e7 && Math.abs(by) < 1e7)) return;
    // Clip by Liang and Barsky, "A new concept and method for line clipping", ACM TOG 3(1), 1984.
    let enter = 0;
    let leave = 1;
    const dx = bx - ax;
    const dy = by - ay;
    for (let side = 0; side < 4; side++) {
      const p = side === 0 ? -dx : side === 1 ? dx : side === 2 ? -dy : dy;
      const q = side === 0 ? ax - 1 : side === 1 ? right - 1 - ax : side === 2 ? ay - 1 : bottom - 1 - ay;
      if (p === 0) {
        if (q < 0) return;
      } else if (p < 0) enter = Math.max(enter, q / p);
      else leave = Math.min(leave, q / p);
    }
    if (enter >= leave) return;
    bx = ax + dx * leave;
    by = ay + dy * leave;
    ax += dx * enter;
    ay += dy * enter;
    const length = Math.sqrt(dx * dx + dy * dy);
    const weight = full * Math.min(1, Math.max(0.26, 90 / (length + 1)));
    const steep = Math.abs(dy) > Math.abs(dx);
    const steps = Math.max(1, Math.round(steep ? Math.abs(by - ay) : Math.abs(bx - ax)));
    const stepX = (bx - ax) / steps;
    const stepY = (by - ay) / steps;
    const beside = steep ? 1 : columns;
    for (let s = 0; s < steps; s++) {
      const px = ax | 0;
      const py = ay | 0;
      const share = steep ? ax - px : ay - py;
      const at = py * columns + px;
      const far = (weight * share) | 0;
      density[at] += weight - far;
      density[at + beside] += far;
      ax += stepX;
      ay += stepY;
    }
  }
}

/** Colour by coverage, from the ground towards the edges' colour. */
function toneTable(theme: Theme): Uint32Array {
  const ground = theme.stage.rgb;
  const edge = theme.name === 'light' ? theme.hairlineStrong.rgb : theme.edgeStrong.rgb;
  // Even where all lines meet, agents in any colour must stand out.
  const strongest = theme.name === 'light' ? 0.46 : 0.54;
  return Uint32Array.from({ length: tones }, (_, step) => {
    const alpha = strongest * (1 - Math.exp((-1.15 * step) / full / 1.6));
    return packed([
      Math.round(ground[0] + (edge[0] - ground[0]) * alpha),
      Math.round(ground[1] + (edge[1] - ground[1]) * alpha),
      Math.round(ground[2] + (edge[2] - ground[2]) * alpha),
    ]);
  });
}
