import { presets } from '../../scenarios/index.ts';
import { useChoices, useRun } from '../../store/index.ts';
import './story.css';

/** What to look at in the preset on screen, under the live sentence; nothing once a dial has made it another world. */
export function PresetSentence() {
  const current = useChoices((choices) => choices.preset);
  const recorded = useRun((run) => run.recording !== null);
  const preset = recorded ? undefined : presets.find(({ id }) => id === current);
  return preset ? <p className="preset-sentence">{preset.sentence}</p> : null;
}
