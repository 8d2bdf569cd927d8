import { X } from 'lucide-react';
import { useId } from 'react';
import { catalog, type Section } from '../../engine/catalog/catalog.ts';
import type { SeveralFamily } from '../../engine/scenario/scenario.ts';
import { controller, stores, useChoices } from '../../store/index.ts';
import { IconButton } from '../shared/IconButton.tsx';
import { EntryParameters } from './EntryParameters.tsx';
import { shownKeys, withAdded, withoutOne } from './edits.ts';
import { More } from './More.tsx';

const listAtMost = 10;

/** A family from which a scenario takes any number: each with its parameters, and a way to add another. */
export function SeveralSection({ section, family }: { section: Section; family: SeveralFamily }) {
  const list = useChoices(({ scenario }) => scenario[family]) ?? [];
  const id = useId();
  const change = (next: ReturnType<typeof withAdded>): void =>
    controller().change(next, { label: section.label, key: `${family} ${(next[family] ?? []).length}` });
  const names = list.map(({ id }) => catalog[family].get(id)?.label ?? id).join(', ');
  return (
    <section className="section" aria-label={section.label}>
      <More
        count={catalog[family].size}
        of={section.label}
        line={
          <>
            <h3 title={section.help}>{section.label}</h3>
            <span className="section-entry">{names || 'None'}</span>
          </>
        }
      >
        {list.map((choice, i) => {
          const entry = catalog[family].get(choice.id);
          return (
            <fieldset className="one-of-several" key={`${choice.id} ${i}`}>
              <legend>{entry?.label ?? choice.id}</legend>
              <IconButton
                icon={X}
                className="remove"
                label={`Remove ${entry?.label ?? choice.id}`}
                onClick={() => change(withoutOne(stores.choices.getState().scenario, family, i))}
              />
              <p className="field-help">{entry?.summary}</p>
              {entry && (
                <EntryParameters
                  family={family}
                  path={`${family}.${i}`}
                  choice={choice}
                  keys={shownKeys(entry.params, choice)}
                />
              )}
            </fieldset>
          );
        })}
        {list.length < listAtMost && (
          <div className="field">
            <label className="field-label" htmlFor={id}>
              Add to {section.label.toLowerCase()}
            </label>
            <select
              id={id}
              className="select"
              value=""
              onChange={(event) =>
                change(withAdded(stores.choices.getState().scenario, family, event.target.value))
              }
            >
              <option value="">Choose…</option>
              {[...catalog[family].values()].map((option) => (
                <option key={option.id} value={option.id}>
                  {option.label}
                </option>
              ))}
            </select>
          </div>
        )}
      </More>
    </section>
  );
}
