import { useId } from 'react';
import { type Bar, pairedBars, type Spread } from '../../view/duel/bars.ts';
import { range, shortNumber } from './numbers.ts';

const percent = (value: number): string => `${value}%`;

/** The whisker of an interval: a line with a foot at each end, with a rim of the page's colour that lifts it off the bar. */
export function Whisker({ bar, middle }: { bar: Bar; middle: number }) {
  if (!bar.whisker) return null;
  const [low, high] = bar.whisker.map(percent);
  const feet = { y1: middle - 4, y2: middle + 4 };
  return ['whisker-rim', 'whisker'].map((className) => (
    <g key={className} className={className}>
      <line x1={low} x2={high} y1={middle} y2={middle} />
      <line x1={low} x2={low} {...feet} />
      <line x1={high} x2={high} {...feet} />
    </g>
  ));
}

interface PairProps {
  label: string;
  unit: string;
  spreads: readonly [single: Spread, team: Spread];
  names: readonly [string, string];
  /** End of the scale where it has one of its own. */
  most?: number;
}

/** One measure of both sides as bars of one scale: the single agent's is filled, the team's striped. */
export function Pair({ label, unit, spreads, names, most }: PairProps) {
  const id = useId();
  const bars = pairedBars(spreads, most);
  return (
    <div className="pair">
      <h4>{label}</h4>
      {bars.map((bar, i) => {
        const spread = spreads[i as 0 | 1];
        return (
          <div key={names[i]} className="pair-row">
            <span className="pair-name">{names[i]}</span>
            <svg className="pair-plot" height="20" aria-hidden="true">
              <defs>
                <pattern
                  id={id}
                  width="6"
                  height="6"
                  patternUnits="userSpaceOnUse"
                  patternTransform="rotate(45)"
                >
                  <rect className="stripe-back" width="6" height="6" />
                  <rect className="stripe" width="3" height="6" />
                </pattern>
              </defs>
              <rect className="pair-track" x="0" y="3" width="100%" height="14" />
              <rect
                className={i === 0 ? 'pair-single' : 'pair-team'}
                x="0"
                y="3"
                width={percent(bar.to)}
                height="14"
                fill={i === 0 ? undefined : `url(#${id})`}
              />
              <Whisker bar={bar} middle={10} />
            </svg>
            <span className="pair-value">
              <b>
                {shortNumber(spread.mean)}
                {unit}
              </b>{' '}
              <span className="faint">{range(spread)}</span>
            </span>
          </div>
        );
      })}
    </div>
  );
}
