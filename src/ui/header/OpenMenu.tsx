import { FolderOpen } from 'lucide-react';
import { useRef } from 'react';
import { openDialog } from '../dialogs/dialogs.ts';
import { Menu } from '../shared/Menu.tsx';
import { openChosen, openShipped, save } from './actions.ts';

const shipped = [
  {
    path: './recordings/museum-visitors.json',
    title: 'Museum visitors',
    sentence: 'A written example of a team’s log: agents by name.',
  },
  {
    path: './recordings/bakery-boxes.json',
    title: 'Bakery boxes',
    sentence: 'The other layout: agents by role.',
  },
];

/** Opens a scenario or a recording: from disk, from the clipboard, or one that ships with the page; and saves. */
export function OpenMenu() {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        className="visually-hidden"
        tabIndex={-1}
        aria-hidden
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file) void openChosen(file);
          event.target.value = '';
        }}
      />
      <Menu
        className="icon-button"
        align="end"
        label="Open and save"
        button={<FolderOpen size={18} strokeWidth={1.75} aria-hidden />}
      >
        {(close) => (
          <ul className="menu-list">
            <li>
              <button
                type="button"
                className="menu-item"
                onClick={() => {
                  input.current?.click();
                  close();
                }}
              >
                <strong>From disk…</strong>
                <span>
                  A scenario, the log of a real multi-agent run, tasks (a list, PlanCraft, WfCommons, a job
                  shop) or a table of samples to learn from. Dropping it on the page does the same.
                </span>
              </button>
            </li>
            <li>
              <button
                type="button"
                className="menu-item"
                onClick={() => {
                  close();
                  openDialog('paste');
                }}
              >
                <strong>Paste…</strong>
                <span>The text of any of these.</span>
              </button>
            </li>
            {shipped.map(({ path, title, sentence }) => (
              <li key={path}>
                <button
                  type="button"
                  className="menu-item"
                  onClick={() => {
                    void openShipped(path, title);
                    close();
                  }}
                >
                  <strong>Recording: {title}</strong>
                  <span>{sentence}</span>
                </button>
              </li>
            ))}
            <li>
              <button
                type="button"
                className="menu-item"
                onClick={() => {
                  close();
                  void save();
                }}
              >
                <strong>Save to disk</strong>
                <span>The setting, its seed and all that was done by hand, as a small readable file.</span>
              </button>
            </li>
          </ul>
        )}
      </Menu>
    </>
  );
}
