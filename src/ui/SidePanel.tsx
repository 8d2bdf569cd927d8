import type { KeyboardEvent } from 'react';
import { useView } from '../store/index.ts';
import { dialogs, useDialogs } from './dialogs/dialogs.ts';
import { Guide } from './guide/Guide.tsx';
import { Agents, Curves, Inspector, Why } from './later.tsx';

const tabs = [
  { id: 'curves', label: 'Curves' },
  { id: 'why', label: 'Why' },
  { id: 'agents', label: 'Agents' },
] as const;

/** The right column: curves or the list of agents, and under them whatever is selected. */
export function SidePanel() {
  const tab = useDialogs((state) => state.tab);
  const selected =
    useView((view) => view.selectedAgent ?? view.selectedMessage ?? view.selectedLink) !== null;
  const turn = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    event.preventDefault();
    const step = event.key === 'ArrowRight' ? 1 : tabs.length - 1;
    const next = tabs[(tabs.findIndex(({ id }) => id === tab) + step) % tabs.length]?.id ?? 'curves';
    dialogs.setState({ tab: next });
    document.getElementById(`tab-${next}`)?.focus();
  };
  return (
    <aside className="right" aria-label="Measures">
      <div className="tabs" role="tablist" aria-label="Measures">
        {tabs.map(({ id, label }) => (
          <button
            key={id}
            id={`tab-${id}`}
            type="button"
            role="tab"
            className="tab"
            aria-selected={tab === id}
            aria-controls="tab-panel"
            tabIndex={tab === id ? 0 : -1}
            onKeyDown={turn}
            onClick={() => dialogs.setState({ tab: id })}
          >
            {label}
          </button>
        ))}
      </div>
      <div
        className="tab-panel"
        id="tab-panel"
        role="tabpanel"
        aria-labelledby={`tab-${tab}`}
        tabIndex={tab === 'agents' ? -1 : 0}
      >
        {tab === 'curves' ? <Curves /> : tab === 'why' ? <Why /> : <Agents />}
      </div>
      <Guide />
      {selected && (
        <div className="right-foot">
          <Inspector />
        </div>
      )}
    </aside>
  );
}
