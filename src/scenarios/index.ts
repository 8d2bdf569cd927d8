import { agreement } from './agreement.ts';
import { boards } from './boards.ts';
import { deployment } from './deployment.ts';
import { domains } from './domains.ts';
import { opening } from './duel.ts';
import { heterogeneity } from './heterogeneity.ts';
import { learning } from './learning.ts';
import { marl } from './marl.ts';
import { playing } from './playing.ts';
import type { Preset } from './preset.ts';
import { spread } from './spread.ts';
import { teams } from './teams.ts';
import { trying } from './trying.ts';

/** All presets in the order of the menu; the first one opens without being asked for. */
export const presets: readonly Preset[] = [
  opening,
  ...spread,
  ...agreement,
  ...teams,
  ...heterogeneity,
  ...deployment,
  ...domains,
  ...learning,
  ...playing,
  ...trying,
  ...boards,
  ...marl,
];

export type { Preset };
