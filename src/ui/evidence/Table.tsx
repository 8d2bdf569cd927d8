import { useDeferredValue, useId, useMemo, useState } from 'react';
import {
  countVerdicts,
  familyLabel,
  type Filter,
  groupRows,
  type Row,
  type VerdictFilter,
} from '../../store/labEvidence.ts';
import { Family } from './Family.tsx';
import { verdicts } from './RowLine.tsx';

const filters: readonly VerdictFilter[] = ['all', 'pass', 'fail', 'unsupported'];
const everything: Filter = { text: '', family: '', verdict: 'all' };

/** The table of evidence: by family, with a search and filters by family and verdict. */
export function Table({ rows }: { rows: readonly Row[] }) {
  const [filter, setFilter] = useState(everything);
  const id = useId();
  const counts = useMemo(() => countVerdicts(rows), [rows]);
  const families = useMemo(() => [...new Set(rows.map(({ family }) => family))], [rows]);
  const wanted = useDeferredValue(filter);
  const groups = useMemo(() => groupRows(rows, wanted), [rows, wanted]);
  const shown = groups.reduce((sum, group) => sum + group.rows.length, 0);
  const narrowed = wanted.text !== '' || wanted.family !== '' || wanted.verdict !== 'all';
  const numberOf = (verdict: VerdictFilter): number => (verdict === 'all' ? rows.length : counts[verdict]);

  return (
    <>
      <p className="evidence-sum">
        Of {rows.length} published results and closed forms <b data-tone="good">{counts.pass} agree</b> with
        ours, <b data-tone={counts.fail > 0 ? 'bad' : undefined}>{counts.fail} fail</b>, and{' '}
        <b>{counts.unsupported}</b> no part of the engine computes yet.
      </p>
      <div className="evidence-bar" role="search" aria-label="Rows">
        <input
          type="search"
          className="evidence-search"
          aria-label="Search the rows"
          placeholder="Search id, source, parameter"
          value={filter.text}
          onChange={(event) => setFilter({ ...filter, text: event.currentTarget.value })}
        />
        <select
          className="select evidence-family"
          aria-label="Family"
          value={filter.family}
          onChange={(event) => setFilter({ ...filter, family: event.currentTarget.value })}
        >
          <option value="">Every family</option>
          {families.map((family) => (
            <option key={family} value={family}>
              {familyLabel(family)}
            </option>
          ))}
        </select>
        <fieldset className="segments evidence-verdicts">
          <legend className="visually-hidden">Verdict</legend>
          {filters.map((verdict) => (
            <label key={verdict} className="segment">
              <input
                type="radio"
                name={id}
                checked={filter.verdict === verdict}
                onChange={() => setFilter({ ...filter, verdict })}
              />
              <span>
                {verdict === 'all' ? 'All' : verdicts[verdict].label} <small>{numberOf(verdict)}</small>
              </span>
            </label>
          ))}
        </fieldset>
        <p className="visually-hidden" role="status">
          {shown} rows
        </p>
      </div>
      {groups.length === 0 && (
        <p className="note-line">
          No row matches.{' '}
          <button type="button" className="link" onClick={() => setFilter(everything)}>
            Show all rows
          </button>
        </p>
      )}
      {groups.map((group) => (
        <Family key={group.family} group={group} narrowed={narrowed} />
      ))}
    </>
  );
}
