import { useEffect, useReducer } from 'react';
import type { MetricInfo } from '../../engine/kernel/frame.ts';
import { rowAt } from '../../store/history.ts';
import { stores } from '../../store/index.ts';
import { valueText } from '../../view/curves/numbers.ts';

const valuesEveryMs = 300;

/** Every measure with its value at the time on screen, and its definition. */
export function MeasureTable({ metrics }: { metrics: readonly MetricInfo[] }) {
  const [, tick] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    let at = 0;
    return stores.histories.subscribe(() => {
      const now = performance.now();
      if (now - at < valuesEveryMs) return;
      at = now;
      tick();
    });
  }, []);
  const { present } = stores.histories;
  const row = rowAt(present, stores.frames.current?.time ?? 0);
  return (
    <dl className="why-measures">
      {metrics.map(({ id, label, unit, help }) => {
        const column = present.metrics.findIndex((metric) => metric.id === id);
        const value = row < 0 ? Number.NaN : (present.columns[column]?.[row] ?? Number.NaN);
        return (
          <div key={id}>
            <dt>
              {label} <b>{valueText(value, unit)}</b>
            </dt>
            <dd>{help}</dd>
          </div>
        );
      })}
    </dl>
  );
}
