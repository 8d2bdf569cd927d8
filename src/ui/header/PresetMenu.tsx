import { ChevronDown } from 'lucide-react';
import { presets } from '../../scenarios/index.ts';
import { useChoices, useRun } from '../../store/index.ts';
import { Menu } from '../shared/Menu.tsx';
import { openPreset } from './openPreset.ts';

/** Configurations to start from, each with a sentence on what to look at. */
export function PresetMenu() {
  const current = useChoices((choices) => choices.preset);
  const recording = useRun((run) => run.recording);
  const title = useRun((run) => run.recording ?? run.info?.title);
  const shown = recording === null ? presets.find(({ id }) => id === current) : undefined;
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
          {presets.map((preset) => (
            <li key={preset.id}>
              <button
                type="button"
                className="menu-item"
                aria-current={preset.id === current}
                onClick={() => {
                  void openPreset(preset);
                  close();
                }}
              >
                <strong>{preset.title}</strong>
                <span>{preset.sentence}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </Menu>
  );
}
