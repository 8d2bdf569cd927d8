import { agreement } from './agreement.ts';
import { boards } from './boards.ts';
import { deployment } from './deployment.ts';
import { domains } from './domains.ts';
import { opening } from './duel.ts';
import { heterogeneity } from './heterogeneity.ts';
import { learning } from './learning.ts';
import { marl } from './marl.ts';
import { paper } from './paper.ts';
import { playing } from './playing.ts';
import type { Preset } from './preset.ts';
import { spread } from './spread.ts';
import { teams } from './teams.ts';
import { trying } from './trying.ts';

/** Presets that belong together, under a heading in the menu. */
export interface PresetGroup {
  title: string;
  presets: readonly Preset[];
}

/** All presets by group, in the order of the menu. */
export const presetGroups: readonly PresetGroup[] = [
  { title: 'To begin with', presets: [opening] },
  { title: 'Teams', presets: teams },
  { title: 'The benchmarks of arXiv:2512.08296', presets: paper },
  { title: 'Unlike members: skill, interest, trust', presets: heterogeneity },
  { title: 'Healthcare, finance, manufacturing, entertainment', presets: domains },
  { title: 'Monolith and microservices', presets: deployment },
  { title: 'News and gossip', presets: spread },
  { title: 'Agreement', presets: agreement },
  { title: 'Learning by trial and error', presets: [...boards, ...trying, ...playing] },
  { title: 'Learning with and from others', presets: marl },
  { title: 'Learning one model together', presets: learning },
];

/** All presets in the order of the menu; the first one opens without being asked for. */
export const presets: readonly Preset[] = presetGroups.flatMap((group) => group.presets);

export type { Preset };
