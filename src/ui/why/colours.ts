import type { Theme } from '../../view/theme.ts';

/** Place of each use among the series' colours; what is not work is quiet. */
const places: Record<string, number> = {
  working: 0,
  redoing: 1,
  checking: 2,
  coordinating: 4,
  recovering: 3,
  waiting: 5,
};

/** The colour of a use of time or tokens, by the last word of its metric's id. */
export function colourOfUse(theme: Theme, id: string): string {
  const use = id.replace(/^[a-z]+-/, '');
  const place = places[use];
  if (use === 'idle' || place === undefined) return theme.hairlineStrong.css;
  return theme.series[place % theme.series.length]?.css ?? theme.inkFaint.css;
}
