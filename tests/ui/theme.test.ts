import { describe, expect, it } from 'vitest';
import { type Colour, darkTheme, lightTheme, type Rgb } from '../../src/view/theme.ts';

/** WCAG 2.2: relative luminance and contrast ratio. */
const luminance = (rgb: Rgb): number => {
  const [r, g, b] = rgb.map((byte) => {
    const share = byte / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
};
const contrast = (one: Colour, other: Colour): number => {
  const [dark, light] = [luminance(one.rgb), luminance(other.rgb)].toSorted((a, b) => a - b);
  return (light! + 0.05) / (dark! + 0.05);
};

/** Viénot, Brettel & Mollon (1999): how a person without long- or middle-wave cones sees a colour, in linear light. */
const seen = (kind: 'protan' | 'deutan', { rgb }: Colour): number[] => {
  const [r, g, b] = rgb.map((byte) => (byte / 255) ** 2.2);
  const mixed = kind === 'protan' ? 0.1124 * r! + 0.8876 * g! : 0.2927 * r! + 0.7073 * g!;
  const blue = kind === 'protan' ? 0.004 * r! - 0.004 * g! + b! : -0.0223 * r! + 0.0223 * g! + b!;
  return [mixed, mixed, Math.max(0, blue)].map((linear) => linear ** (1 / 2.2) * 255);
};
const distance = (a: number[], b: number[]): number =>
  Math.sqrt(a.reduce((sum, x, i) => sum + (x - b[i]!) ** 2, 0));

describe.each([lightTheme, darkTheme])('the $name theme', (theme) => {
  it('can be read: every ink on every ground', () => {
    for (const ground of [theme.page, theme.surface, theme.stage, theme.sunken])
      for (const ink of [theme.ink, theme.inkMuted])
        expect(contrast(ink, ground)).toBeGreaterThanOrEqual(4.5);
    for (const ground of [theme.page, theme.surface, theme.stage])
      for (const ink of [theme.inkFaint, theme.accent, theme.good, theme.warn, theme.bad])
        expect(contrast(ink, ground)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(theme.accentInk, theme.accent)).toBeGreaterThanOrEqual(4.5);
  });

  it('shows marks: 3 to 1 against the stage', () => {
    for (const mark of [...theme.categories.slice(1), ...theme.series, ...Object.values(theme.glyphs)])
      expect(contrast(mark, theme.stage)).toBeGreaterThanOrEqual(3);
  });

  it.each(['protan', 'deutan'] as const)('keeps the first four categories apart for %s eyes', (kind) => {
    const first = theme.categories.slice(0, 4).map((colour) => seen(kind, colour));
    first.forEach((one, i) => {
      for (const other of first.slice(i + 1)) expect(distance(one, other)).toBeGreaterThan(40);
    });
  });

  it('has a ramp whose lightness only rises or only falls', () => {
    const lights = Array.from({ length: 256 }, (_, i) => luminance(theme.scale(i / 255)));
    const sign = Math.sign(lights[255]! - lights[0]!);
    for (let i = 8; i < 256; i += 8) expect(sign * (lights[i]! - lights[i - 8]!)).toBeGreaterThan(0);
    expect(theme.scale(Number.NaN)).toEqual(theme.scale(0));
  });
});
