import { catalog, type Section } from '../../engine/catalog/catalog.ts';
import type { SingleFamily } from '../../engine/scenario/scenario.ts';
import { useChoices } from '../../store/index.ts';
import { EntryParameters } from './EntryParameters.tsx';
import { EntrySelect } from './EntrySelect.tsx';
import { shownKeys } from './edits.ts';
import { More } from './More.tsx';

const required = new Set<SingleFamily>(['topology', 'network', 'protocol', 'environment']);

interface SingleSectionProps {
  section: Section;
  family: SingleFamily;
  leading: ReadonlySet<string>;
}

/** A family from which a scenario takes one entry: the entry and its parameters, some at first and the rest behind More. */
export function SingleSection({ section, family, leading }: SingleSectionProps) {
  const choice = useChoices(({ scenario }) => scenario[family]);
  const entry = choice && catalog[family].get(choice.id);
  const keys = entry && choice ? shownKeys(entry.params, choice) : [];
  const first = keys.filter((key) => leading.has(`${family}.${key}`));
  const rest = keys.filter((key) => !leading.has(`${family}.${key}`));
  const optional = !required.has(family);
  const choosable = optional || catalog[family].size > 1;
  const selectLeads = leading.has(family);
  const select = choosable && (
    <EntrySelect family={family} label={section.label} id={choice?.id ?? null} optional={optional} />
  );
  const hidden = rest.length + (choosable && !selectLeads ? 1 : 0);
  const name = <h3 title={section.help}>{section.label}</h3>;
  const folded = !selectLeads && first.length === 0;
  const line = (
    <>
      {name}
      <span className="section-entry">{entry?.label ?? 'None'}</span>
    </>
  );
  return (
    <section className="section" aria-label={section.label}>
      {!folded && <header className="section-head">{selectLeads ? name : line}</header>}
      {selectLeads && select}
      {choice && first.length > 0 && (
        <EntryParameters family={family} path={family} choice={choice} keys={first} />
      )}
      {hidden > 0 && (
        <More count={hidden} of={section.label} line={folded ? line : undefined}>
          {!selectLeads && select}
          {choice && <EntryParameters family={family} path={family} choice={choice} keys={rest} />}
        </More>
      )}
    </section>
  );
}
