import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { presetGroups, presets } from '../../scenarios/index.ts';
import { useChoices, useRun } from '../../store/index.ts';
import { Menu } from '../shared/Menu.tsx';
import { matching } from './matching.ts';
import { openPreset } from './openPreset.ts';
import './presets.css';

/** Configurations to start from, by group, each with a sentence on what to look at. */
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
      {(close) => <PresetList current={current} onPick={close} />}
    </Menu>
  );
}

interface PresetListProps {
  current: string | null;
  onPick: () => void;
}

function PresetList({ current, onPick }: PresetListProps) {
  const [words, setWords] = useState('');
  const groups = matching(presetGroups, words);
  return (
    <div className="preset-list">
      <input
        type="search"
        className="preset-search"
        placeholder={`Search ${presets.length} settings`}
        aria-label="Search presets"
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      {groups.length === 0 && <p className="preset-none">No preset speaks of that.</p>}
      {groups.map(({ title, presets: own }) => (
        <section key={title} aria-label={title}>
          <h2 className="preset-group">{title}</h2>
          <ul className="menu-list">
            {own.map((preset) => (
              <li key={preset.id}>
                <button
                  type="button"
                  className="menu-item"
                  aria-current={preset.id === current}
                  onClick={() => {
                    void openPreset(preset);
                    onPick();
                  }}
                >
                  <strong>{preset.title}</strong>
                  <span>{preset.sentence}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
