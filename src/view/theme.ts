/**
 * Colours of the page and of what is painted on it, resolved: painters get numbers, style sheets get the same
 * colours as custom properties (see `applyTheme`). Categories follow Okabe and Ito, "Color universal design"
 * (2008), moved in lightness until each stands 3:1 against its background; colour never stands alone, shapes
 * repeat it.
 */

export type Rgb = readonly [red: number, green: number, blue: number];

/** One colour in the two forms painters need: bytes for pixels, text for canvas and SVG. */
export interface Colour {
  readonly rgb: Rgb;
  readonly css: string;
}

export type GlyphKind = 'payload' | 'request' | 'reply' | 'vote' | 'control' | 'alarm';

export interface Theme {
  name: 'light' | 'dark';
  /** Behind everything. */
  page: Colour;
  /** Panels, menus and dialogs. */
  surface: Colour;
  /** Fields and pressed buttons. */
  sunken: Colour;
  /** Behind the graph. */
  stage: Colour;
  ink: Colour;
  inkMuted: Colour;
  inkFaint: Colour;
  hairline: Colour;
  hairlineStrong: Colour;
  /** The one accent: what to touch, what is chosen, what has arrived. */
  accent: Colour;
  accentInk: Colour;
  accentWash: Colour;
  good: Colour;
  warn: Colour;
  bad: Colour;
  /** A hand's own deeds on the timeline. */
  command: Colour;
  /** Edges of the graph, edges beside the selected agent, links cut by hand. */
  edge: Colour;
  edgeStrong: Colour;
  edgeCut: Colour;
  /** An agent that has crashed, and the ring about the selected one. */
  dead: Colour;
  selection: Colour;
  hover: Colour;
  /** What a closed form expects, behind a measured curve; and the curve of the setting before. */
  theory: Colour;
  ghost: Colour;
  /** Roles and other categories, by index; index 0 is the quiet one (knows nothing, follower, idle). */
  categories: readonly Colour[];
  /** Curves, by index. */
  series: readonly Colour[];
  /** Marks of messages, by what they do. */
  glyphs: Readonly<Record<GlyphKind, Colour>>;
  /** 256 colours of even perceptual steps, three bytes each, from low to high. */
  ramp: Uint8Array;
  /** The colour of a share 0 to 1 on the ramp. */
  scale: (share: number) => Rgb;
}

/** Turns "#rrggbb" into both forms. */
export function colour(hex: string): Colour {
  const bits = Number.parseInt(hex.slice(1), 16);
  return { rgb: [bits >> 16, (bits >> 8) & 255, bits & 255], css: hex };
}

/** A Colour as CSS with an opacity of 0 to 1. */
export const withAlpha = ({ rgb }: Colour, alpha: number): string => `rgb(${rgb[0]} ${rgb[1]} ${rgb[2]} / ${alpha})`;

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
function rampThrough(stops: readonly string[]): Uint8Array {
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

const scaleOf =
  (ramp: Uint8Array) =>
  (share: number): Rgb => {
    const index = 3 * Math.round(255 * Math.min(1, Math.max(0, Number.isFinite(share) ? share : 0)));
    return [ramp[index]!, ramp[index + 1]!, ramp[index + 2]!];
  };

const colours = (...hexes: string[]): Colour[] => hexes.map(colour);

const lightRamp = rampThrough(['#c3c8cc', '#86b3d1', '#3f83c6', '#2450b4', '#1f2370']);
export const lightTheme: Theme = {
  name: 'light',
  page: colour('#f6f6f3'),
  surface: colour('#fdfdfc'),
  sunken: colour('#eeeeea'),
  stage: colour('#fdfdfc'),
  ink: colour('#16191d'),
  inkMuted: colour('#53595f'),
  inkFaint: colour('#6b7177'),
  hairline: colour('#e2e2dd'),
  hairlineStrong: colour('#8d9297'),
  accent: colour('#1a4fcb'),
  accentInk: colour('#ffffff'),
  accentWash: colour('#e8edfa'),
  good: colour('#00705a'),
  warn: colour('#8a5a00'),
  bad: colour('#b53a06'),
  command: colour('#a1427c'),
  edge: colour('#d3d5d6'),
  edgeStrong: colour('#7d858c'),
  edgeCut: colour('#c8501a'),
  dead: colour('#c3c6c8'),
  selection: colour('#16191d'),
  hover: colour('#53595f'),
  theory: colour('#8a9096'),
  ghost: colour('#b9bec2'),
  categories: colours(
    '#8f979e',
    '#1a4fcb',
    '#c97a00',
    '#00855f',
    '#cc4b0a',
    '#b9588f',
    '#2b8fc7',
    '#8a7a00',
    '#16191d',
    '#6b4fa8',
  ),
  series: colours('#1a4fcb', '#c97a00', '#00855f', '#cc4b0a', '#b9588f', '#2b8fc7', '#8a7a00', '#6b4fa8'),
  glyphs: {
    payload: colour('#d97700'),
    request: colour('#2b8fc7'),
    reply: colour('#00855f'),
    vote: colour('#b9588f'),
    control: colour('#53595f'),
    alarm: colour('#cc4b0a'),
  },
  ramp: lightRamp,
  scale: scaleOf(lightRamp),
};

const darkRamp = rampThrough(['#434b55', '#2f5f9a', '#4a90d9', '#8fc4f2', '#eef6ff']);
export const darkTheme: Theme = {
  name: 'dark',
  page: colour('#0d1014'),
  surface: colour('#13171c'),
  sunken: colour('#1c2127'),
  stage: colour('#0d1014'),
  ink: colour('#eceef0'),
  inkMuted: colour('#a7aeb5'),
  inkFaint: colour('#8b939b'),
  hairline: colour('#262c33'),
  hairlineStrong: colour('#69727b'),
  accent: colour('#7aa8ff'),
  accentInk: colour('#0a1022'),
  accentWash: colour('#17223a'),
  good: colour('#3ec9a0'),
  warn: colour('#f0b13c'),
  bad: colour('#ff8a56'),
  command: colour('#e79bc4'),
  edge: colour('#2b323a'),
  edgeStrong: colour('#7c8791'),
  edgeCut: colour('#ff8a56'),
  dead: colour('#353c44'),
  selection: colour('#ffffff'),
  hover: colour('#a7aeb5'),
  theory: colour('#737c85'),
  ghost: colour('#454d56'),
  categories: colours(
    '#6b747d',
    '#7aa8ff',
    '#f0b13c',
    '#2fc195',
    '#ff8a56',
    '#e08fbd',
    '#6fc6f2',
    '#e9df5a',
    '#eceef0',
    '#b39df0',
  ),
  series: colours('#7aa8ff', '#f0b13c', '#2fc195', '#ff8a56', '#e08fbd', '#6fc6f2', '#e9df5a', '#b39df0'),
  glyphs: {
    payload: colour('#ffb547'),
    request: colour('#6fc6f2'),
    reply: colour('#2fc195'),
    vote: colour('#e08fbd'),
    control: colour('#a7aeb5'),
    alarm: colour('#ff8a56'),
  },
  ramp: darkRamp,
  scale: scaleOf(darkRamp),
};

const properties = [
  'page',
  'surface',
  'sunken',
  'stage',
  'ink',
  'inkMuted',
  'inkFaint',
  'hairline',
  'hairlineStrong',
  'accent',
  'accentInk',
  'accentWash',
  'good',
  'warn',
  'bad',
  'command',
  'dead',
  'theory',
  'ghost',
] as const;

/** The theme as custom properties: `--ink-muted` and so on, `--category-1`, `--series-1`, `--glyph-payload`. */
export function cssProperties(theme: Theme): [name: string, value: string][] {
  const named = properties.map((key): [string, string] => [
    `--${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
    theme[key].css,
  ]);
  const categories = theme.categories.map(({ css }, i): [string, string] => [`--category-${i}`, css]);
  const series = theme.series.map(({ css }, i): [string, string] => [`--series-${i}`, css]);
  const glyphs = Object.entries(theme.glyphs).map(([kind, { css }]): [string, string] => [`--glyph-${kind}`, css]);
  return [...named, ...categories, ...series, ...glyphs];
}

/** Writes the theme on the element through CSSOM, which a strict content security policy allows. */
export function applyTheme(theme: Theme, element: HTMLElement): void {
  for (const [name, value] of cssProperties(theme)) element.style.setProperty(name, value);
  element.style.colorScheme = theme.name;
  element.dataset['theme'] = theme.name;
}
