import { useId } from 'react';
import { catalog } from '../../engine/catalog/catalog.ts';
import type { SingleFamily } from '../../engine/scenario/scenario.ts';
import { controller, stores } from '../../store/index.ts';
import { withEntry } from './edits.ts';

interface EntrySelectProps {
  family: SingleFamily;
  label: string;
  id: string | null;
  optional: boolean;
}

/** Which entry of a family; its summary stands under it, and its source is told. */
export function EntrySelect({ family, label, id, optional }: EntrySelectProps) {
  const field = useId();
  const entry = id === null ? undefined : catalog[family].get(id);
  return (
    <div className="field">
      <label className="visually-hidden" htmlFor={field}>
        {label}
      </label>
      <select
        id={field}
        className="select"
        value={id ?? ''}
        onChange={(event) => {
          const { scenario } = stores.choices.getState();
          const next = withEntry(scenario, family, event.target.value || null);
          controller().change(next, { label, key: family });
        }}
      >
        {optional && <option value="">None</option>}
        {[...catalog[family].values()].map((option) => (
          <option key={option.id} value={option.id}>
            {option.label}
          </option>
        ))}
      </select>
      {entry && (
        <p className="field-help" title={entry.source}>
          {entry.summary}
        </p>
      )}
    </div>
  );
}
