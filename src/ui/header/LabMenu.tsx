import { FlaskConical } from 'lucide-react';
import { openDialog } from '../dialogs/dialogs.ts';
import { Menu } from '../shared/Menu.tsx';

const items = [
  {
    title: 'Compare',
    sentence:
      'One agent against a team on the same tasks, every architecture side by side, and what made the difference.',
    act: () => openDialog('compare'),
  },
  {
    title: 'Claims',
    sentence: 'What communication costs as agents become more, and common sayings put to the test.',
    act: () => openDialog('claims'),
  },
  {
    title: 'Learning',
    sentence: 'How many agents it takes to learn in half the time, and what that costs in bytes.',
    act: () => openDialog('learning'),
  },
  {
    title: 'Evidence',
    sentence: 'Published results and closed forms beside ours, each with the run behind it.',
    act: () => openDialog('evidence'),
  },
];

/** What many runs tell. */
export function LabMenu() {
  return (
    <Menu
      className="icon-button"
      align="end"
      label="Laboratory"
      button={<FlaskConical size={18} strokeWidth={1.75} aria-hidden />}
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
