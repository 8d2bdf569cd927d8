import type { PresetGroup } from '../../scenarios/index.ts';

/** The groups with those presets that have every word in their title, sentence or entries' names; groups without any are left out. */
export function matching(groups: readonly PresetGroup[], words: string): PresetGroup[] {
  const wanted = words
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return groups
    .map(({ title, presets }) => ({
      title,
      presets: presets.filter((preset) => {
        const { protocol, learner, architecture, environment } = preset.scenario;
        const entries = [protocol.id, learner?.id, architecture?.id, environment.id].join(' ');
        const text = `${title} ${preset.title} ${preset.sentence} ${entries}`.toLowerCase();
        return wanted.every((word) => text.includes(word));
      }),
    }))
    .filter(({ presets }) => presets.length > 0);
}
