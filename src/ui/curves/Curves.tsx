import { useCallback, useMemo, useState, useSyncExternalStore } from 'react';
import type { MetricInfo } from '../../engine/kernel/frame.ts';
import { stores, useRun } from '../../store/index.ts';
import { Menu } from '../shared/Menu.tsx';
import { axesFor } from '../../view/curves/against.ts';
import { AgentsChart } from './AgentsChart.tsx';
import { Chart } from './Chart.tsx';
import { Repeat } from './Repeat.tsx';
import { useBands } from './useBands.ts';
import './curves.css';

const subscribe = (listen: () => void): (() => void) => stores.histories.subscribe(listen);
const none: readonly MetricInfo[] = [];

/** Small multiples of the world's metrics over simulated time: the primary ones, and what the person picks besides. */
export function Curves() {
  const metrics = useRun((run) => run.info?.metrics ?? none);
  const hasGhost = useSyncExternalStore(subscribe, () => stores.histories.ghost !== null);
  const [scale, setScale] = useState<'linear' | 'log'>('linear');
  // What the person said of a metric wins over its own wish to be shown, also after another world has opened.
  const [picked, setPicked] = useState<ReadonlyMap<string, boolean>>(new Map());
  const pick = useCallback(
    (id: string, shown: boolean) => setPicked((before) => new Map(before).set(id, shown)),
    [],
  );

  const learns = useRun((run) => run.scenario?.learner !== undefined);
  const roundSeconds = useRun((run) => run.info?.roundSeconds ?? 0);
  const axes = useMemo(() => axesFor(metrics, roundSeconds), [metrics, roundSeconds]);
  const [axisId, setAxis] = useState('time');
  const { axis } = axes.find(({ id }) => id === axisId) ?? axes[0];
  const bands = useBands(axis);

  const wants = metrics.some((metric) => metric.primary)
    ? (metric: MetricInfo) => metric.primary === true
    : () => true;
  const isShown = (metric: MetricInfo): boolean => picked.get(metric.id) ?? wants(metric);
  const shown = metrics.filter(isShown);

  return (
    <section className="curves" aria-label="Curves">
      <div className="curves-bar">
        <h2 className="curves-title">Curves</h2>
        {axes.length > 1 && (
          <label className="curves-axis">
            <span>over</span>
            <select
              value={axis === axes[0].axis ? 'time' : axisId}
              onChange={(event) => setAxis(event.target.value)}
            >
              {axes.map(({ id, label }) => (
                <option key={id} value={id}>
                  {label}
                </option>
              ))}
            </select>
          </label>
        )}
        <button
          type="button"
          className="curves-button"
          aria-pressed={scale === 'log'}
          title="Logarithmic values"
          onClick={() => setScale(scale === 'log' ? 'linear' : 'log')}
        >
          Log
        </button>
        {metrics.length > 0 && (
          <Menu
            label="Choose curves"
            className="curves-button"
            align="end"
            button={`${shown.length} of ${metrics.length}`}
          >
            {() => (
              <ul className="curves-picker">
                {metrics.map((metric) => (
                  <li key={metric.id}>
                    <label>
                      <input
                        type="checkbox"
                        checked={isShown(metric)}
                        onChange={(event) => pick(metric.id, event.currentTarget.checked)}
                      />
                      <span>
                        {metric.label}
                        <small>{metric.help}</small>
                      </span>
                    </label>
                  </li>
                ))}
              </ul>
            )}
          </Menu>
        )}
      </div>
      {metrics.length === 0 && <p className="curves-empty">Curves grow here as soon as a world runs.</p>}
      {metrics.length > 0 && shown.length === 0 && <p className="curves-empty">No curve is chosen.</p>}
      {metrics.length > 0 && <Repeat />}
      <div className="curves-grid">
        {shown.map((metric) => (
          <Chart
            key={metric.id}
            metric={metric}
            scale={scale}
            hasGhost={hasGhost}
            axis={axis}
            band={bands.get(metric.id) ?? null}
          />
        ))}
      </div>
      {learns && <AgentsChart />}
    </section>
  );
}
