import { covers, type Shape, shapes } from './shapes.ts';

/** Subpixel places a side: marks move smoothly by a quarter of a pixel. */
export const places = 4;
const samples = 5;

/** A small picture of coverage: offsets into a buffer of pixels from the pixel of its centre. */
export interface Mask {
  /** Pixels covered whole. */
  solid: Int32Array;
  /** Pixels covered in part, and by how much of 256. */
  soft: Int32Array;
  softness: Uint8Array;
}

/** One mask for each of the places x places positions of the centre within its pixel: index ix + places * iy. */
export type MaskSet = readonly Mask[];

/** Masks by shape, radius and hole, made once for a width of the buffer. */
export class MaskBook {
  private readonly made = new Map<string, MaskSet>();
  private readonly columns: number;

  /** For buffers of `columns` pixels a row. */
  constructor(columns: number) {
    this.columns = columns;
  }

  /** Masks of a shape of a radius in device pixels (kept to eighths); `hole` is the share of the radius left open, 0 for none. */
  get(shape: Shape, radius: number, hole = 0): MaskSet {
    const size = Math.max(Math.round(radius * 8) / 8, 0.5);
    const key = `${shape} ${size} ${hole}`;
    const known = this.made.get(key);
    if (known !== undefined) return known;
    const set: Mask[] = [];
    for (let iy = 0; iy < places; iy++) {
      for (let ix = 0; ix < places; ix++) {
        set.push(mask(shape, size, hole, (ix + 0.5) / places, (iy + 0.5) / places, this.columns));
      }
    }
    this.made.set(key, set);
    return set;
  }

  /** Masks for every shape in the order of `shapes`. */
  all(radius: number, hole = 0): readonly MaskSet[] {
    return shapes.map((shape) => this.get(shape, radius, hole));
  }
}

function mask(shape: Shape, radius: number, hole: number, cx: number, cy: number, columns: number): Mask {
  const reach = Math.ceil(radius * 1.45) + 1;
  const solid: number[] = [];
  const soft: number[] = [];
  const softness: number[] = [];
  for (let py = -reach; py <= reach; py++) {
    for (let px = -reach; px <= reach; px++) {
      let hits = 0;
      for (let sy = 0; sy < samples; sy++) {
        for (let sx = 0; sx < samples; sx++) {
          const x = (px + (sx + 0.5) / samples - cx) / radius;
          const y = (py + (sy + 0.5) / samples - cy) / radius;
          if (covers(shape, x, y) && !(hole > 0 && covers(shape, x / hole, y / hole))) hits++;
        }
      }
      if (hits === 0) continue;
      const at = py * columns + px;
      if (hits === samples * samples) solid.push(at);
      else {
        soft.push(at);
        softness.push(Math.round((hits / (samples * samples)) * 255));
      }
    }
  }
  return { solid: Int32Array.from(solid), soft: Int32Array.from(soft), softness: Uint8Array.from(softness) };
}

/** Lays a colour through a mask on opaque pixels; `at` is the index of the centre's pixel. */
export function stamp(
  pixels: Uint32Array,
  at: number,
  { solid, soft, softness }: Mask,
  colour: number,
): void {
  for (let k = 0; k < solid.length; k++) pixels[at + solid[k]] = colour;
  for (let k = 0; k < soft.length; k++) {
    const index = at + soft[k];
    pixels[index] = mixed(pixels[index], colour, softness[k]);
  }
}

/** The same with an opacity of 0 to 255. */
export function stampFaint(
  pixels: Uint32Array,
  at: number,
  { solid, soft, softness }: Mask,
  colour: number,
  alpha: number,
): void {
  for (let k = 0; k < solid.length; k++) pixels[at + solid[k]] = mixed(pixels[at + solid[k]], colour, alpha);
  for (let k = 0; k < soft.length; k++) {
    const index = at + soft[k];
    pixels[index] = mixed(pixels[index], colour, (softness[k] * alpha) >> 8);
  }
}

/** `alpha` of 256 parts of the second colour over the first, opaque; two channels in one multiplication. */
export function mixed(under: number, over: number, alpha: number): number {
  const low = under & 0xff00ff;
  const middle = (under >> 8) & 0xff;
  const mixedLow = (low + ((((over & 0xff00ff) - low) * alpha) >> 8)) & 0xff00ff;
  const mixedMiddle = middle + (((((over >> 8) & 0xff) - middle) * alpha) >> 8);
  return (0xff000000 | mixedLow | (mixedMiddle << 8)) >>> 0;
}
