import type { Explanation } from '../../lab/ablation.ts';
import { waterfall } from '../../view/duel/bars.ts';
import { formatCount } from '../shared/format.ts';
import { Whisker } from './Bars.tsx';
import { range, signed } from './numbers.ts';

interface PartsProps {
  answer: Explanation;
  /** What the whole is: "team minus one agent". */
  whole: string;
  /** What is counted: "Points of success". */
  unit: string;
  /** Seeds on which each pair was run. */
  seeds: number;
}

/** Where a difference comes from: steps from nothing to the whole, each beginning where the last one ended. */
export function Parts({ answer, whole, unit, seeds }: PartsProps) {
  const parts = answer.parts.filter(({ mean, low, high }) => mean !== 0 || low !== 0 || high !== 0);
  const { zero, bars } = waterfall(parts);
  const sum = waterfall([...parts, { mean: 0, low: 0, high: 0 }]).bars.at(-1)?.to ?? zero;
  const rowSpan = 26;
  return (
    <figure className="parts">
      <ol>
        {parts.map((part, i) => {
          const bar = bars[i];
          if (!bar) return null;
          const down = part.mean < 0;
          const left = Math.min(bar.from, bar.to);
          return (
            <li key={part.mechanism} className="part">
              <span className="part-name">{part.label}</span>
              <svg className="part-plot" height={rowSpan} aria-hidden="true">
                <line className="part-zero" x1={`${zero}%`} x2={`${zero}%`} y1="0" y2={rowSpan} />
                <rect
                  className={down ? 'part-down' : 'part-up'}
                  x={`${left}%`}
                  y="6"
                  width={`${Math.max(0.4, Math.abs(bar.to - bar.from))}%`}
                  height="14"
                />
                <Whisker bar={bar} middle={13} />
              </svg>
              <span className="part-value">
                <b>{signed(part.mean)}</b> <span className="faint">{range(part, signed)}</span>
              </span>
            </li>
          );
        })}
        <li className="part part-sum">
          <span className="part-name">Together: {whole}</span>
          <svg className="part-plot" height={rowSpan} aria-hidden="true">
            <line className="part-zero" x1={`${zero}%`} x2={`${zero}%`} y1="0" y2={rowSpan} />
            <rect
              className="part-all"
              x={`${Math.min(zero, sum)}%`}
              y="6"
              width={`${Math.max(0.4, Math.abs(sum - zero))}%`}
              height="14"
            />
          </svg>
          <span className="part-value">
            <b>{signed(answer.difference.mean)}</b>{' '}
            <span className="faint">{range(answer.difference, signed)}</span>
          </span>
        </li>
      </ol>
      <figcaption className="note-small">
        {unit}. Each mechanism is switched off and on together with every set of the others, on the same
        tasks; its share is the mean over all orders in which they can be switched on (Shapley 1953). “How the
        work is divided” is what remains with all of them off. Brackets: 95 % interval, bootstrap over {seeds}{' '}
        seeds, from {formatCount(answer.runs)} runs.
      </figcaption>
    </figure>
  );
}
