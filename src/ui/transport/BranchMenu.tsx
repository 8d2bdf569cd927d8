import { GitBranch } from 'lucide-react';
import { controller, useRun } from '../../store/index.ts';
import { formatTime } from '../shared/format.ts';
import { Menu } from '../shared/Menu.tsx';

/** The courses of events so far; there is nothing to show before the past has been changed. */
export function BranchMenu() {
  const branches = useRun((run) => run.branches);
  const active = useRun((run) => run.branch);
  if (branches.length < 2) return null;
  return (
    <Menu
      className="icon-button branch-button"
      align="end"
      label={`Branches, ${branches.length}`}
      button={
        <>
          <GitBranch size={18} strokeWidth={1.75} aria-hidden />
          <span>{branches.length}</span>
        </>
      }
    >
      {(close) => (
        <ul className="menu-list">
          {branches.map((branch) => (
            <li key={branch.id}>
              <button
                type="button"
                className="menu-item"
                aria-current={branch.id === active}
                onClick={() => {
                  controller().switchBranch(branch.id);
                  close();
                }}
              >
                <strong>{branch.parent === null ? 'First run' : `Branch ${branch.id - 1}`}</strong>
                <span>
                  {branch.parent === null
                    ? `up to ${formatTime(branch.furthest)}`
                    : `leaves ${branch.parent === 1 ? 'the first run' : `branch ${branch.parent - 1}`} at ${formatTime(branch.forkTime)}, up to ${formatTime(branch.furthest)}`}
                  , {branch.commands.length === 1 ? '1 command' : `${branch.commands.length} commands`}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </Menu>
  );
}
