import { ChevronDown } from 'lucide-react';
import { presets } from '../../scenarios/index.ts';
import { controller, useChoices, useRun } from '../../store/index.ts';
import { Menu } from '../shared/Menu.tsx';

/** Configurations to start from, each with a sentence on what to look at. */
export function PresetMenu() {
  const preset = useChoices((choices) => choices.preset);
  const recording = useRun((run) => run.recording);
  const title = useRun((run) => run.recording ?? run.info?.title);
  const shown = recording === null ? presets.find(({ id }) => id === preset) : undefined;
  return (
    <Menu
      className="preset-button"
      label={`Presets. Now: ${shown?.title ?? title ?? 'none'}`}
      button={
        <>
          <span className="preset-title">{shown?.title ?? title ?? 'Presets'}</span>
          <ChevronDown size={14} strokeWidth={2} aria-hidden />
        </>
      }
    >
      {(close) => (
        <ul className="menu-list preset-list">
          {presets.map(({ id, title, sentence, scenario, layout = null }) => (
            <li key={id}>
              <button
                type="button"
                className="menu-item"
                aria-current={id === preset}
                onClick={() => {
                  void controller().load(scenario, { preset: id, play: true, layout });
                  close();
                }}
              >
                <strong>{title}</strong>
                <span>{sentence}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </Menu>
  );
}
