import type { Theme } from '../theme.ts';
import { paintAgents } from './agents.ts';
import type { Box } from './camera.ts';
import { DensityLayer, margin } from './density.ts';
import { paintEdges } from './edges.ts';
import { paintRings, paintUnderlines } from './highlight.ts';
import { paintLabels } from './labels.ts';
import { paintLinks } from './links.ts';
import { MaskBook } from './masks.ts';
import { paintMessages } from './messages.ts';
import { inside, type Picture } from './picture.ts';
import { type Raster, rasterAgents, rasterMessages } from './raster.ts';

/** Beyond this many agents and messages in view, pixels are written straight; measured in tests/bench/draw. */
const vectorUpTo = 1_500;
/** Beyond this many edges lines become density. */
const linesUpTo = 2_500;
/** Device pixels that a machine without a GPU can show sixty times a second. */
const pixelsAtMost = 2_400_000;
/** Milliseconds a frame may spend on refining edges. */
const refineMs = 6;

/** Owns the canvas and its layers; decides how to draw. */
export interface Surface {
  /** Draws all; true if edges are still being refined, so that another paint is wanted. `view` names camera and positions. */
  paint(picture: Picture, box: Box, theme: Theme, view: string): boolean;
  readonly mode: 'vector' | 'raster';
}

export function createSurface(canvas: HTMLCanvasElement, clock: () => number): Surface {
  const context = canvas.getContext('2d', { alpha: false });
  if (context === null) throw new Error('graph: this browser gives no 2-D canvas');
  const edgeCanvas = document.createElement('canvas');
  const edgeContext = edgeCanvas.getContext('2d', { alpha: false });
  if (edgeContext === null) throw new Error('graph: this browser gives no second canvas');
  let mode: 'vector' | 'raster' = 'vector';
  let edgeKey = '';
  let complete = true;
  let layer: DensityLayer | null = null;
  let image: ImageData | null = null;
  let raster: Raster | null = null;

  const size = (box: Box): void => {
    const width = Math.max(1, Math.round(box.width * box.density));
    const height = Math.max(1, Math.round(box.height * box.density));
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width;
      canvas.height = height;
    }
  };

  const density = (picture: Picture, box: Box, theme: Theme, key: string): DensityLayer => {
    const { width, height } = canvas;
    if (layer === null || layer.columns !== width + 2 * margin || layer.rows !== height + 2 * margin) {
      layer = new DensityLayer(width, height);
      edgeKey = '';
    }
    const { from, to } = picture.edges;
    if (edgeKey !== key) {
      edgeKey = key;
      complete = false;
      layer.restart(from.length, theme);
      layer.balance(inkOf(picture, box) * box.density);
    }
    if (!complete) {
      layer.refine(from, to, picture.n, inDevicePixels(picture, box), clock() + refineMs, clock);
      complete = layer.done(from.length);
    }
    return layer;
  };

  const paintPixels = (picture: Picture, box: Box, theme: Theme, key: string): void => {
    const ground = density(picture, box, theme, `${key} pixels`);
    if (image === null || image.width !== ground.columns || image.height !== ground.rows) {
      image = new ImageData(ground.columns, ground.rows);
      raster = {
        pixels: new Uint32Array(image.data.buffer),
        columns: ground.columns,
        rows: ground.rows,
        masks: new MaskBook(ground.columns),
      };
    }
    if (raster === null) return;
    raster.pixels.set(ground.ground);
    rasterAgents(raster, picture, box, theme);
    rasterMessages(raster, picture, box, theme);
    context.putImageData(image, -margin, -margin, margin, margin, canvas.width, canvas.height);
    context.setTransform(box.density, 0, 0, box.density, 0, 0);
    paintLinks(context, picture, theme);
    paintUnderlines(context, picture, theme);
    paintLabels(context, picture, box, theme);
    paintRings(context, picture, theme);
  };

  const paintPaths = (picture: Picture, box: Box, theme: Theme, key: string): void => {
    if (edgeCanvas.width !== canvas.width || edgeCanvas.height !== canvas.height) {
      edgeCanvas.width = canvas.width;
      edgeCanvas.height = canvas.height;
      edgeKey = '';
    }
    if (picture.edges.from.length > linesUpTo) {
      const wasComplete = complete && edgeKey === `${key} dense`;
      const ground = density(picture, box, theme, `${key} dense`);
      if (!wasComplete) {
        const pixels = new Uint8ClampedArray(ground.ground.buffer as ArrayBuffer);
        edgeContext.putImageData(
          new ImageData(pixels, ground.columns, ground.rows),
          -margin,
          -margin,
          margin,
          margin,
          canvas.width,
          canvas.height,
        );
      }
    } else if (edgeKey !== `${key} lines`) {
      edgeKey = `${key} lines`;
      complete = true;
      edgeContext.setTransform(1, 0, 0, 1, 0, 0);
      edgeContext.fillStyle = theme.stage.css;
      edgeContext.fillRect(0, 0, edgeCanvas.width, edgeCanvas.height);
      edgeContext.setTransform(box.density, 0, 0, box.density, 0, 0);
      paintEdges(edgeContext, picture, box, theme);
    }
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.drawImage(edgeCanvas, 0, 0);
    context.setTransform(box.density, 0, 0, box.density, 0, 0);
    paintLinks(context, picture, theme);
    paintUnderlines(context, picture, theme);
    paintAgents(context, picture, box, theme);
    paintLabels(context, picture, box, theme);
    paintMessages(context, picture, box, theme);
    paintRings(context, picture, theme);
  };

  return {
    paint(picture, asked, theme, view) {
      const load = loadOf(picture, asked);
      // A fifth of slack, so that a picture at the border does not change hands at every frame.
      mode = load > vectorUpTo * (mode === 'raster' ? 0.8 : 1) ? 'raster' : 'vector';
      const most = Math.max(1, Math.sqrt(pixelsAtMost / Math.max(asked.width * asked.height, 1)));
      const box = {
        ...asked,
        density: mode === 'raster' ? Math.min(asked.density, most) : Math.min(asked.density, 3),
      };
      size(box);
      const key = `${view} ${canvas.width} ${canvas.height} ${box.density} ${theme.name}`;
      if (mode === 'raster') paintPixels(picture, box, theme, key);
      else paintPaths(picture, box, theme, key);
      return !complete;
    },
    get mode() {
      return mode;
    },
  };
}

/** Agents in view and messages in flight, as far as it matters. */
function loadOf({ screen, n, frame }: Picture, box: Box): number {
  let seen = 0;
  for (let i = 0; i < n && seen <= vectorUpTo; i++)
    if (inside(screen[2 * i], screen[2 * i + 1], box, 0)) seen++;
  const share = n > 0 ? Math.min(1, (seen * 2) / n) : 0;
  return seen + frame.messages.count * share;
}

/** Length of all edges inside the box in CSS pixels, from a sample of them and of points on them. */
function inkOf({ edges, screen, n }: Picture, box: Box): number {
  const count = edges.from.length;
  const step = Math.max(1, Math.floor(count / 2000));
  let sum = 0;
  let seen = 0;
  for (let e = 0; e < count; e += step) {
    const a = edges.from[e];
    const b = edges.to[e];
    if (a >= n || b >= n) continue;
    const dx = screen[2 * b] - screen[2 * a];
    const dy = screen[2 * b + 1] - screen[2 * a + 1];
    let within = 0;
    for (let k = 0; k < pointsALine; k++) {
      const share = (k + 0.5) / pointsALine;
      if (inside(screen[2 * a] + dx * share, screen[2 * a + 1] + dy * share, box, 0)) within++;
    }
    sum += (Math.hypot(dx, dy) * within) / pointsALine;
    seen++;
  }
  return seen > 0 ? (sum / seen) * count : 0;
}

const pointsALine = 6;

let scaled = new Float32Array(0);

function inDevicePixels({ screen }: Picture, box: Box): Float32Array {
  if (box.density === 1) return screen;
  if (scaled.length !== screen.length) scaled = new Float32Array(screen.length);
  for (let i = 0; i < screen.length; i++) scaled[i] = screen[i] * box.density;
  return scaled;
}
