import { presets } from '../../scenarios/index.ts';
import { useChoices, useRun } from '../../store/index.ts';
import { Menu } from '../shared/Menu.tsx';
import './story.css';

/** Why what is best in the preset on screen is best; nothing where no preset with a story is shown. */
export function Story() {
  const current = useChoices((choices) => choices.preset);
  const recording = useRun((run) => run.recording);
  const preset = recording === null ? presets.find(({ id }) => id === current) : undefined;
  if (preset?.story === undefined) return null;
  return (
    <Menu className="story-button" align="end" label={`Why: the story of ${preset.title}`} button="Why?">
      {() => (
        <div className="story-panel">
          <p>
            <strong>{preset.title}</strong>
          </p>
          <p>{preset.sentence}</p>
          <p>{preset.story}</p>
        </div>
      )}
    </Menu>
  );
}
