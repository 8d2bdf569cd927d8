/**
 * Where the eye stands. World units are those of the layouts (about -1 to 1); screen units are CSS pixels from
 * the canvas's upper left corner: screen = world * scale + offset.
 */
export interface Camera {
  x: number;
  y: number;
  /** Pixels a world unit, > 0. */
  scale: number;
}

/** The canvas in CSS pixels, and how many device pixels each has. */
export interface Box {
  width: number;
  height: number;
  /** Device pixels a CSS pixel. */
  density: number;
}

/** Pixels kept clear at each side when all is fitted. */
export interface Padding {
  top: number;
  right: number;
  bottom: number;
  left: number;
}

export interface Bounds {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** The least rectangle around all positions (x, y pairs), skipping what is not finite; a unit square if there is none. */
export function boundsOf(positions: Float32Array): Bounds {
  const bounds: Bounds = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (let i = 0; i + 1 < positions.length; i += 2) {
    const x = positions[i];
    const y = positions[i + 1];
    if (!Number.isFinite(x) || !Number.isFinite(y)) continue;
    if (x < bounds.left) bounds.left = x;
    if (x > bounds.right) bounds.right = x;
    if (y < bounds.top) bounds.top = y;
    if (y > bounds.bottom) bounds.bottom = y;
  }
  return bounds.left <= bounds.right ? bounds : { left: -1, top: -1, right: 1, bottom: 1 };
}

/** The camera that shows all of `bounds` as large as the padding allows, centred. */
export function fitted(bounds: Bounds, box: Box, padding: Padding): Camera {
  const width = Math.max(box.width - padding.left - padding.right, 1);
  const height = Math.max(box.height - padding.top - padding.bottom, 1);
  // A single agent, or a path in one line, has no extent of its own: half a unit keeps it from filling the page.
  const across = Math.max(bounds.right - bounds.left, 1e-9);
  const down = Math.max(bounds.bottom - bounds.top, 1e-9);
  const scale = Math.min(width / across, height / down, Math.max(width, height) / 0.5);
  return {
    scale,
    x: padding.left + width / 2 - ((bounds.left + bounds.right) / 2) * scale,
    y: padding.top + height / 2 - ((bounds.top + bounds.bottom) / 2) * scale,
  };
}

/** The camera zoomed by `factor` about a screen point that stays where it is; scale kept within the limits. */
export function zoomed(
  camera: Camera,
  factor: number,
  x: number,
  y: number,
  least: number,
  most: number,
): Camera {
  const scale = Math.min(Math.max(camera.scale * factor, least), most);
  const ratio = scale / camera.scale;
  return { scale, x: x - (x - camera.x) * ratio, y: y - (y - camera.y) * ratio };
}

/** The camera moved by pixels. */
export function panned(camera: Camera, dx: number, dy: number): Camera {
  return { scale: camera.scale, x: camera.x + dx, y: camera.y + dy };
}

/** The camera that puts a world point in the middle of the box, at the same scale. */
export function centredOn(camera: Camera, worldX: number, worldY: number, box: Box): Camera {
  return {
    scale: camera.scale,
    x: box.width / 2 - worldX * camera.scale,
    y: box.height / 2 - worldY * camera.scale,
  };
}

/** Between two cameras, `share` of the way from 0 to 1: scale by its logarithm, so that a zoom feels even. */
export function between(from: Camera, to: Camera, share: number): Camera {
  if (share >= 1) return to;
  const scale = from.scale * (to.scale / from.scale) ** share;
  // The offset follows the scale so that the point both cameras hold fixed stays fixed on the way.
  const moved = to.scale === from.scale ? share : (scale - from.scale) / (to.scale - from.scale);
  return { scale, x: from.x + (to.x - from.x) * moved, y: from.y + (to.y - from.y) * moved };
}

/** The point of the world under a screen point. */
export function worldAt(camera: Camera, x: number, y: number): [number, number] {
  return [(x - camera.x) / camera.scale, (y - camera.y) / camera.scale];
}

/** Writes screen positions of all agents into `out` (x, y pairs), which is returned; at least as long as `positions`. */
export function project(positions: Float32Array, camera: Camera, out: Float32Array): Float32Array {
  for (let i = 0; i + 1 < positions.length; i += 2) {
    out[i] = positions[i] * camera.scale + camera.x;
    out[i + 1] = positions[i + 1] * camera.scale + camera.y;
  }
  return out;
}
