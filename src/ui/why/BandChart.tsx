import { useEffect, useReducer, useRef } from 'react';
import type { MetricInfo } from '../../engine/kernel/frame.ts';
import { stores } from '../../store/index.ts';
import { type Bands, bandsOf, paintBands } from '../../view/why/bands.ts';
import { timeText } from '../../view/curves/numbers.ts';
import { type Paint, usePainted } from '../curves/usePainted.ts';
import { useTheme } from '../shared/useTheme.ts';
import { colourOfUse } from './colours.ts';

/** The words change this often while the film runs. */
const wordsEveryMs = 300;

interface BandChartProps {
  title: string;
  metrics: readonly MetricInfo[];
  /** The metric that says how much was spent in all; null where that is time. */
  weight: string | null;
  help: string;
}

/** A stacked band of what something was spent on, as the film goes on, with its legend in per cent of all that was spent. */
export function BandChart({ title, metrics, weight, help }: BandChartProps) {
  const theme = useTheme();
  const bands = useRef<Bands | null>(null);
  const wordedAt = useRef(0);
  const [, word] = useReducer((count: number) => count + 1, 0);

  const paint: Paint = (context, box) => {
    const now = stores.frames.current?.time ?? 0;
    bands.current = bandsOf(stores.histories.present, metrics, weight, now);
    if (!bands.current) return;
    paintBands(
      context,
      bands.current,
      box,
      metrics.map(({ id }) => colourOfUse(theme, id)),
      now,
    );
  };
  const { canvas, repaint } = usePainted(paint);
  useEffect(
    () =>
      stores.histories.subscribe(() => {
        repaint();
        const at = performance.now();
        if (at - wordedAt.current < wordsEveryMs) return;
        wordedAt.current = at;
        word();
      }),
    [repaint],
  );

  const whole = bandsOf(stores.histories.present, metrics, weight, stores.frames.current?.time ?? 0)?.whole;
  const end = stores.frames.current?.time ?? 0;
  return (
    <figure className="why-band">
      <figcaption>
        <h3>{title}</h3>
        <p className="note-small">{help}</p>
      </figcaption>
      <div className="why-band-plot">
        <canvas ref={canvas} aria-hidden="true" />
      </div>
      <div className="why-band-axis" aria-hidden="true">
        <span>0</span>
        <span>{timeText(end, end, false)}</span>
      </div>
      <ul className="why-legend">
        {metrics.map(({ id, label, help: meaning }, part) => (
          <li key={id} title={meaning}>
            <i style={{ background: colourOfUse(theme, id) }} />
            <span>{label.replace(/^(Time|Tokens) /, '')}</span>
            <b>{whole ? `${(100 * (whole[part] ?? 0)).toFixed(0)} %` : '–'}</b>
          </li>
        ))}
      </ul>
    </figure>
  );
}
