import { ChevronRight, CircleCheck, CircleDashed, CircleSlash2, Play } from 'lucide-react';
import { useId, useState } from 'react';
import type { Row } from '../../store/labEvidence.ts';
import { engineText, figureText, howLabels, intervalText, parameterLines } from './figures.ts';
import { openRow } from './openRow.ts';

export const verdicts: Record<Row['verdict'], { label: string; icon: typeof CircleCheck }> = {
  pass: { label: 'Agrees', icon: CircleCheck },
  fail: { label: 'Fails', icon: CircleSlash2 },
  unsupported: { label: 'Not supported', icon: CircleDashed },
};

/** Why a row does not agree, in words; '' where it does. */
function reasonOf({ verdict, error, ours }: Row): string {
  if (verdict === 'pass') return '';
  if (error) return error;
  if (verdict === 'unsupported') return 'No part of the engine computes this yet.';
  const reading = ours?.reading ? ` ${ours.reading}` : '';
  return `Ours lies outside the tolerance of the case.${reading}`;
}

/** One result: what was published, what ours comes to, and behind a fold all else. */
export function RowLine({ row }: { row: Row }) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const { label, icon: Icon } = verdicts[row.verdict];
  const reason = reasonOf(row);
  const runs = row.ours?.reps ?? 0;
  return (
    <>
      <tr className="row" data-verdict={row.verdict}>
        <td className="row-verdict">
          <Icon size={15} strokeWidth={1.75} aria-hidden /> {label}
        </td>
        <th scope="row" className="row-name">
          <button
            type="button"
            className="row-fold"
            aria-expanded={open}
            aria-controls={open ? id : undefined}
            onClick={() => setOpen(!open)}
          >
            <ChevronRight size={13} strokeWidth={2} aria-hidden /> <span>{row.id}</span>
          </button>
          <span className="row-metric">{row.metric}</span>
          {reason && <span className="row-reason">{reason}</span>}
        </th>
        <td className="row-figure" data-label="Published">
          {figureText(row.expected)}
        </td>
        <td className="row-figure row-ours" data-label="Ours">
          {row.ours ? figureText(row.ours.value) : '–'} <span className="faint">{intervalText(row)}</span>
        </td>
        <td className="row-figure row-runs" data-label="Runs">
          {runs > 1 ? runs.toLocaleString('en') : runs === 1 ? '1' : '–'}
        </td>
        <td className="row-source" title={row.source}>
          <span>{row.source}</span>
        </td>
        <td className="row-open">
          {row.ours?.scenario && (
            <button
              type="button"
              className="icon-button"
              aria-label={`Open the run behind ${row.id}`}
              title="Open the run behind it"
              onClick={() => void openRow(row)}
            >
              <Play size={16} strokeWidth={1.75} aria-hidden />
            </button>
          )}
        </td>
      </tr>
      {open && (
        <tr className="row-more" id={id}>
          <td colSpan={7}>
            <More row={row} />
          </td>
        </tr>
      )}
    </>
  );
}

function More({ row }: { row: Row }) {
  const facts: [string, string][] = [
    ['Source', row.source],
    ['How', howLabels[row.how] ?? row.how],
    ['Published', figureText(row.expected, 60)],
    ['Ours', row.ours ? `${figureText(row.ours.value, 60)} ${intervalText(row)}` : 'none'],
    ['By the engine', engineText(row)],
    ['Reading', row.ours?.reading ?? ''],
    ['Note', row.note],
  ];
  return (
    <div className="row-details">
      <dl>
        {facts
          .filter(([, text]) => text !== '')
          .map(([name, text]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{text}</dd>
            </div>
          ))}
      </dl>
      <dl>
        {parameterLines(row).map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="mono">{text}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
