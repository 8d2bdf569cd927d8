import type { Summary } from '../../lab/compare.ts';
import type { Outcome } from '../../store/labArchitectures.ts';
import { overheadPercent } from './columns.ts';
import { shortNumber } from './numbers.ts';
import { publishedRows, publishedVersion } from './published.ts';

interface PublishedFiguresProps {
  outcomes: ReadonlyMap<string, Outcome>;
  single: Summary | null;
}

const names: Record<string, string> = {
  single: 'One agent',
  independent: 'Independent',
  decentralized: 'Decentralized',
  centralized: 'Centralized',
  hybrid: 'Hybrid',
};

/** What the paper prints of turns and overhead, with its version, beside ours; nobody should take one for the other. */
export function PublishedFigures({ outcomes, single }: PublishedFiguresProps) {
  const ours = (id: string): Summary | null => {
    const outcome = outcomes.get(id);
    return outcome && 'summary' in outcome ? outcome.summary : null;
  };
  return (
    <details className="duel-published">
      <summary>Beside the published figures</summary>
      <p className="note-line">
        Kim et al. ran language models with three or four agents on four benchmarks; ours is a model of teams
        on the tasks above. The two are no measurement of the same thing: what can be compared is the order.
      </p>
      <table className="race race-narrow">
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">Architecture</span>
            </th>
            <th scope="colgroup" colSpan={2}>
              Published ({publishedVersion})
            </th>
            <th scope="colgroup" colSpan={2}>
              Ours, on the tasks above
            </th>
          </tr>
          <tr>
            <th scope="col">Architecture</th>
            {['Turns, published', 'Overhead, published', 'Turns, ours', 'Overhead, ours'].map((label) => (
              <th key={label} scope="col" className="race-number">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {publishedRows.map(({ architecture, turns, overheadPercent: published }) => {
            const own = ours(architecture);
            return (
              <tr key={architecture}>
                <th scope="row">{names[architecture]}</th>
                <td className="race-number">{turns}</td>
                <td className="race-number">{published} %</td>
                <td className="race-number">{own ? shortNumber(own.turns.mean) : '–'}</td>
                <td className="race-number">
                  {own && single
                    ? `${shortNumber(Math.round(overheadPercent(own, single))).replace('-', '−')} %`
                    : '–'}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </details>
  );
}
