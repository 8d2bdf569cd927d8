/** Colours and their even mixing, for themes and painters. */

export type Rgb = readonly [red: number, green: number, blue: number];

/** One colour in the two forms painters need: bytes for pixels, text for canvas and SVG. */
export interface Colour {
  readonly rgb: Rgb;
  readonly css: string;
}

/** Turns "#rrggbb" into both forms. */
export function colour(hex: string): Colour {
  const bits = Number.parseInt(hex.slice(1), 16);
  return { rgb: [bits >> 16, (bits >> 8) & 255, bits & 255], css: hex };
}

/** A Colour as CSS with an opacity of 0 to 1. */
export const withAlpha = ({ rgb }: Colour, alpha: number): string =>
  `rgb(${rgb[0]} ${rgb[1]} ${rgb[2]} / ${alpha})`;

const toLinear = (byte: number): number => {
  const share = byte / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
};

const toByte = (linear: number): number => {
  const share = linear <= 0.0031308 ? linear * 12.92 : 1.055 * Math.max(0, linear) ** (1 / 2.4) - 0.055;
  return Math.round(255 * Math.min(1, Math.max(0, share)));
};

/** Björn Ottosson, "A perceptual color space for image processing" (2020): sRGB bytes to OKLab. */
function toOklab([red, green, blue]: Rgb): [number, number, number] {
  const r = toLinear(red);
  const g = toLinear(green);
  const b = toLinear(blue);
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function fromOklab(lightness: number, a: number, b: number): [number, number, number] {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    toByte(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    toByte(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    toByte(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

/** 256 colours through the stops, evenly spaced in OKLab. */
export function rampThrough(stops: readonly string[]): Uint8Array {
  const labs = stops.map((hex) => toOklab(colour(hex).rgb));
  const bytes = new Uint8Array(768);
  for (let i = 0; i < 256; i++) {
    const at = (i / 255) * (labs.length - 1);
    const index = Math.min(labs.length - 2, Math.floor(at));
    const from = labs[index]!;
    const to = labs[index + 1]!;
    const share = at - index;
    const mixed = fromOklab(
      from[0] + (to[0] - from[0]) * share,
      from[1] + (to[1] - from[1]) * share,
      from[2] + (to[2] - from[2]) * share,
    );
    bytes.set(mixed, i * 3);
  }
  return bytes;
}

/** Turns a share of 0 to 1 into a colour of the ramp; what is no number is 0. */
export const scaleOf =
  (ramp: Uint8Array) =>
  (share: number): Rgb => {
    const index = 3 * Math.round(255 * Math.min(1, Math.max(0, Number.isFinite(share) ? share : 0)));
    return [ramp[index]!, ramp[index + 1]!, ramp[index + 2]!];
  };
