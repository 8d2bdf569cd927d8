/**
 * Colours of the page and of what is painted on it, resolved: painters get numbers, style sheets get the same
 * colours as custom properties (see `applyTheme`). Categories follow Okabe and Ito, "Color universal design"
 * (2008), moved in lightness until each stands 3:1 against its background; colour never stands alone, shapes
 * repeat it.
 */
import { type Colour, colour, rampThrough, type Rgb, scaleOf } from './colour.ts';

export { type Colour, colour, type Rgb, withAlpha } from './colour.ts';

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
  const glyphs = Object.entries(theme.glyphs).map(([kind, { css }]): [string, string] => [
    `--glyph-${kind}`,
    css,
  ]);
  return [...named, ...categories, ...series, ...glyphs];
}

/** Writes the theme on the element through CSSOM, which a strict content security policy allows. */
export function applyTheme(theme: Theme, element: HTMLElement): void {
  for (const [name, value] of cssProperties(theme)) element.style.setProperty(name, value);
  element.style.colorScheme = theme.name;
  element.dataset['theme'] = theme.name;
}
