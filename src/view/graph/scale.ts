import type { Channel } from '../../engine/kernel/frame.ts';
import type { Rgb, Theme } from '../theme.ts';

/** Steps of a numeric ramp: as many as the eye tells apart, few enough to draw agents in batches of one colour. */
const rampSteps = 32;

/** Turns a channel's values into colours: a colour each category, or steps on the theme's ramp. */
export interface ColourScale {
  kind: 'categories' | 'ramp';
  domain: readonly [number, number];
  /** CSS colours by bucket. */
  css: readonly string[];
  /** The same as pixels for an opaque ImageData, byte order red, green, blue, alpha. */
  packed: Uint32Array;
  /** Of a category by its number (0 to 255), the pixel; empty for a ramp. */
  byCategory: Uint32Array;
  /** Index into css and packed of a value; any number is allowed, not-a-number gives 0. */
  bucket(value: number): number;
}

/** A colour as one little-endian pixel of an ImageData, opaque. */
export function packed(rgb: Rgb): number {
  return ((255 << 24) | (rgb[2] << 16) | (rgb[1] << 8) | rgb[0]) >>> 0;
}

/** The scale of a channel; `extent` is what its values span, used when the channel tells no domain. */
export function colourScale(
  channel: Channel | undefined,
  extent: readonly [number, number],
  theme: Theme,
): ColourScale {
  if (channel === undefined || channel.categories !== undefined) {
    const count = theme.categories.length;
    const pixels = Uint32Array.from(theme.categories, (one) => packed(one.rgb));
    return {
      kind: 'categories',
      domain: [0, Math.max((channel?.categories?.length ?? 1) - 1, 0)],
      css: theme.categories.map((one) => one.css),
      packed: pixels,
      byCategory: Uint32Array.from({ length: 256 }, (_, category) => pixels[categoryColour(category, count)]),
      bucket: (value) => categoryColour(value, count),
    };
  }
  const domain = channel.domain ?? extent;
  const span = domain[1] - domain[0];
  const steps = Array.from({ length: rampSteps }, (_, step) => theme.scale(step / (rampSteps - 1)));
  return {
    kind: 'ramp',
    domain,
    css: steps.map(([red, green, blue]) => `rgb(${red} ${green} ${blue})`),
    packed: Uint32Array.from(steps, packed),
    byCategory: new Uint32Array(0),
    bucket: (value) => {
      const share = span > 0 ? (value - domain[0]) / span : 0.5;
      if (!(share > 0)) return 0;
      return share >= 1 ? rampSteps - 1 : Math.round(share * (rampSteps - 1));
    },
  };
}

/** Category to colour: past the last colour they repeat from the second on, since the first is the quiet one. */
function categoryColour(value: number, count: number): number {
  const category = Math.floor(value);
  if (!(category > 0)) return 0;
  return category < count ? category : 1 + ((category - 1) % (count - 1));
}

/** Widens an extent by the finite values of a channel; start from [Infinity, -Infinity]. */
export function widen(extent: [number, number], values: ArrayLike<number>): void {
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (value < extent[0] && value > -Infinity) extent[0] = value;
    if (value > extent[1] && value < Infinity) extent[1] = value;
  }
}
