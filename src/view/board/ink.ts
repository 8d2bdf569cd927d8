import type { Colour, Rgb, Theme } from '../theme.ts';

/** A colour `share` of the way from one to another, in bytes. */
export const mixed = (
  { rgb: from }: Colour,
  { rgb: to }: Pick<Colour, 'rgb'>,
  share: number,
): [number, number, number] => [
  Math.round(from[0] + (to[0] - from[0]) * share),
  Math.round(from[1] + (to[1] - from[1]) * share),
  Math.round(from[2] + (to[2] - from[2]) * share),
];

/** Relative luminance of sRGB bytes, as WCAG defines it. */
export function luminance([red, green, blue]: Rgb): number {
  const linear = (byte: number): number =>
    byte / 255 <= 0.04045 ? byte / 255 / 12.92 : ((byte / 255 + 0.055) / 1.055) ** 2.4;
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

const contrast = (a: Rgb, b: Rgb): number => {
  const [low, high] = [luminance(a), luminance(b)].sort((one, other) => one - other);
  return (high + 0.05) / (low + 0.05);
};

/** Of ink and ground, the colour that stands out more on a background. */
export const readable = (ground: Rgb, theme: Theme): string =>
  contrast(ground, theme.ink.rgb) >= contrast(ground, theme.stage.rgb) ? theme.ink.css : theme.stage.css;
