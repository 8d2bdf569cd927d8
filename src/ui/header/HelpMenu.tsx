import { CircleHelp } from 'lucide-react';
import { openDialog } from '../dialogs/dialogs.ts';
import { openGuide } from '../guide/guide.ts';
import { Menu } from '../shared/Menu.tsx';

const items = [
  { title: 'Three steps', sentence: 'Predict, turn the dial, see: the short opening.', act: openGuide },
  { title: 'Shortcuts', sentence: 'All keys on one list.', act: () => openDialog('shortcuts') },
  { title: 'About', sentence: 'What this is, and what it promises.', act: () => openDialog('about') },
];

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
