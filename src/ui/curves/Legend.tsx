import type { RefObject } from 'react';

interface LegendProps {
  /** Words of the closed form, or null where there is none. */
  theory: string | null;
  /** Whether the previous setting's curve is drawn. */
  ghost: boolean;
  /** Words of the band, or null where there is none. */
  band: string | null;
  /** Where the chart writes what these lines read under the crosshair. */
  theoryValue: RefObject<HTMLSpanElement | null>;
  ghostValue: RefObject<HTMLSpanElement | null>;
}

/** Names the lines of a chart beside the measured one, where there are any. */
export function Legend({ theory, ghost, band, theoryValue, ghostValue }: LegendProps) {
  if (theory === null && !ghost && band === null) return null;
  return (
    <p className="chart-legend">
      {theory !== null && (
        <span className="chart-key">
          <Swatch kind="theory" /> {theory} <span ref={theoryValue} />
        </span>
      )}
      {band !== null && (
        <span className="chart-key">
          <Swatch kind="band" /> {band}
        </span>
      )}
      {ghost && (
        <span className="chart-key">
          <Swatch kind="ghost" /> setting before <span ref={ghostValue} />
        </span>
      )}
    </p>
  );
}

function Swatch({ kind }: { kind: 'theory' | 'ghost' | 'band' }) {
  return (
    <svg className="chart-swatch" data-kind={kind} width="18" height="8" aria-hidden="true">
      {kind === 'band' && <rect width="18" height="8" />}
      <line x1="0" y1="4" x2="18" y2="4" />
    </svg>
  );
}
