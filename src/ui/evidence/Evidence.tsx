import { type KeyboardEvent, useCallback, useEffect, useState } from 'react';
import { loadRows, type Row } from '../../store/labEvidence.ts';
import { Paper } from './Paper.tsx';
import { Table } from './Table.tsx';
import '../claims/words.css';
import './evidence.css';

const tabs = [
  { id: 'rows', label: 'Results and closed forms' },
  { id: 'paper', label: 'The paper on scaling agents' },
] as const;

/** What is published beside what ours comes to. */
export function Evidence() {
  const [tab, setTab] = useState<(typeof tabs)[number]['id']>('rows');
  const turn = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    event.preventDefault();
    const next = tab === 'rows' ? 'paper' : 'rows';
    setTab(next);
    document.getElementById(`evidence-tab-${next}`)?.focus();
  };
  return (
    <div className="evidence">
      <div className="tabs" role="tablist" aria-label="Evidence">
        {tabs.map(({ id, label }) => (
          <button
            key={id}
            id={`evidence-tab-${id}`}
            type="button"
            role="tab"
            className="tab"
            aria-selected={tab === id}
            aria-controls="evidence-panel"
            tabIndex={tab === id ? 0 : -1}
            onKeyDown={turn}
            onClick={() => setTab(id)}
          >
            {label}
          </button>
        ))}
      </div>
      <div id="evidence-panel" role="tabpanel" aria-labelledby={`evidence-tab-${tab}`}>
        {tab === 'rows' ? <Rows /> : <Paper />}
      </div>
    </div>
  );
}

function Rows() {
  const [rows, setRows] = useState<readonly Row[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const load = useCallback(() => {
    let over = false;
    loadRows().then(
      (loaded) => !over && setRows(loaded),
      (error: unknown) => !over && setProblem(error instanceof Error ? error.message : String(error)),
    );
    return () => {
      over = true;
    };
  }, []);
  useEffect(load, [load]);
  if (problem !== null) {
    return (
      <div className="boundary" role="alert">
        <p>
          <strong>The table cannot be shown.</strong> {problem}
        </p>
        <button
          type="button"
          className="button"
          onClick={() => {
            setProblem(null);
            load();
          }}
        >
          Try again
        </button>
      </div>
    );
  }
  if (!rows) {
    return (
      <p className="note-line" role="status">
        Fetching the table…
      </p>
    );
  }
  return <Table rows={rows} />;
}
