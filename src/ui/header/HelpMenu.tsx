import { CircleHelp } from 'lucide-react';
import { presets } from '../../scenarios/index.ts';
import { stores } from '../../store/index.ts';
import { openDialog } from '../dialogs/dialogs.ts';
import { openGuide } from '../guide/guide.ts';
import { Menu } from '../shared/Menu.tsx';
import { openPreset } from './openPreset.ts';

const items = [
  { title: 'Three steps', sentence: 'Predict, turn the switch, see: the short opening.', act: openOpening },
  { title: 'Shortcuts', sentence: 'All keys on one list.', act: () => openDialog('shortcuts') },
  { title: 'About', sentence: 'What this is, and what it promises.', act: () => openDialog('about') },
];

/** The guide speaks of the opening, so that comes back with it where something else is on screen. */
function openOpening(): void {
  const [first] = presets;
  const { recording } = stores.run.getState();
  if (first && (recording !== null || stores.choices.getState().preset !== first.id)) void openPreset(first);
  openGuide();
}

export function HelpMenu() {
  return (
    <Menu
      className="icon-button"
      align="end"
      label="Help"
      button={<CircleHelp size={18} strokeWidth={1.75} aria-hidden />}
    >
      {(close) => (
        <ul className="menu-list">
          {items.map(({ title, sentence, act }) => (
            <li key={title}>
              <button
                type="button"
                className="menu-item"
                onClick={() => {
                  close();
                  act();
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
