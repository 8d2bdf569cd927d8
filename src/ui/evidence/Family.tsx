import { ChevronRight } from 'lucide-react';
import { type CSSProperties, useId, useState } from 'react';
import { familyLabel, type Group } from '../../store/labEvidence.ts';
import { RowLine } from './RowLine.tsx';
import './rows.css';

/** The rows of a family under its counts; folded while all is well and nobody looks for something. */
export function Family({ group, narrowed }: { group: Group; narrowed: boolean }) {
  const { family, rows, counts } = group;
  const [chosen, setChosen] = useState<boolean | null>(null);
  const id = useId();
  const all = counts.pass + counts.fail + counts.unsupported;
  const open = narrowed || (chosen ?? counts.fail > 0);
  const share = (count: number): CSSProperties => ({ flexGrow: count });
  return (
    <section className="evidence-group" aria-labelledby={id}>
      <header>
        <h3 id={id}>
          <button
            type="button"
            className="family-fold"
            aria-expanded={open}
            disabled={narrowed}
            onClick={() => setChosen(!open)}
          >
            <ChevronRight size={15} strokeWidth={2} aria-hidden /> <span>{familyLabel(family)}</span>
          </button>
        </h3>
        <p>
          {counts.pass} of {all} agree
          {counts.fail > 0 && <b className="verdict-bad">, {counts.fail} fail</b>}
          {counts.unsupported > 0 && `, ${counts.unsupported} not supported`}
        </p>
        <div className="family-bar" aria-hidden="true">
          <span data-verdict="pass" style={share(counts.pass)} />
          <span data-verdict="fail" style={share(counts.fail)} />
          <span data-verdict="unsupported" style={share(counts.unsupported)} />
        </div>
      </header>
      {open && (
        <table className="evidence-table" aria-labelledby={id}>
          <thead>
            <tr>
              <th scope="col">Verdict</th>
              <th scope="col">Result</th>
              <th scope="col">Published</th>
              <th scope="col">Ours ± 95 %</th>
              <th scope="col">Runs</th>
              <th scope="col">Source</th>
              <th scope="col">
                <span className="visually-hidden">Open</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <RowLine key={row.id} row={row} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
