import { useId, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { MetricInfo } from '../../engine/kernel/frame.ts';
import type { SpentId } from '../../lab/learning/speedUp.ts';
import { stores, useRun } from '../../store/index.ts';
import { bench } from '../../store/labBench.ts';
import { cancelSpeedUp, measureSpeedUp, sizesOffered, speedUps } from '../../store/learningSpeedUp.ts';
import { exactText } from '../../view/curves/numbers.ts';
import { formatCount } from '../shared/format.ts';
import './learning.css';
import { SpeedUpChart } from './SpeedUpChart.tsx';
import { SpeedUpTable } from './SpeedUpTable.tsx';

const none: readonly MetricInfo[] = [];
/** Samples over whose mean a level counts as reached. */
const over = 10;

/** What most learn for, in order; where a world measures none of them, its first primary metric. */
const wanted = ['return', 'meanReward', 'accuracy', 'optimal', 'loss', 'error'];

/** Where a metric was early on and where it is now, on the screen. The very first samples say little: one pull is 0 or 100 %. */
function course(id: string): { first: number; last: number } | null {
  const { metrics, columns, length } = stores.histories.present;
  const column = columns[metrics.findIndex((metric) => metric.id === id)];
  if (!column || length < 2) return null;
  // What stands at its first value says nothing yet: steps of an episode are 0 before one has ended.
  let begun = 0;
  while (begun < length - 1 && column[begun] === column[0]) begun += 1;
  const tenth = column.subarray(begun, begun + Math.max(1, Math.floor((length - begun) / 10)));
  return { first: tenth.reduce((sum, value) => sum + value, 0) / tenth.length, last: column[length - 1] };
}

/** Half the way from where a metric began to where it is now, in three digits. */
function halfway(id: string): number {
  const known = course(id);
  return known ? Number(((known.first + known.last) / 2).toPrecision(3)) : 0;
}

/** How many agents it takes to learn something in half the time. */
export function Learning() {
  const info = useRun((run) => run.info);
  const scenario = useRun((run) => run.scenario);
  const furthest = useRun((run) => run.furthest);
  const metrics = info?.metrics ?? none;
  const state = useStore(speedUps);
  const id = useId();
  const first =
    wanted.find((one) => metrics.some((metric) => metric.id === one)) ??
    metrics.find(({ primary }) => primary)?.id ??
    metrics[0]?.id ??
    '';
  const [metric, setMetric] = useState(first);
  const chosen = metrics.find((one) => one.id === metric) ?? metrics.find((one) => one.id === first);
  const [level, setLevel] = useState(() => halfway(first));
  const [rising, setRising] = useState(() => rises(first, halfway(first)));
  const [replicates, setReplicates] = useState(5);
  const [spent, setSpent] = useState<SpentId>('seconds');
  const longest = useMemo(
    () => Math.max(furthest * 4, (info?.paceSeconds ?? 1) * 60),
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the limit is set when the dialog opens and does not run along
    [info],
  );
  const [seconds, setSeconds] = useState(() => Math.ceil(longest));
  if (!info || !scenario || !chosen)
    return <p className="note-line">A recording cannot be run with other numbers of agents.</p>;

  const running = state.status === 'running';
  const found = state.found?.[spent] ?? null;
  const begin = (): void =>
    void measureSpeedUp(
      {
        scenario,
        level: { metric: chosen.id, value: level, rising, over },
        sizes: sizesOffered,
        replicates,
        secondsAtMost: seconds,
        everySeconds: info.roundSeconds > 0 ? info.roundSeconds : info.paceSeconds / 12,
      },
      bench,
    );
  const pick = (next: string): void => {
    setMetric(next);
    setLevel(halfway(next));
    setRising(rises(next, halfway(next)));
  };

  return (
    <div className="learning">
      <div className="learning-bar">
        <p className="learning-intro">
          How many agents does it take to learn in half the time? The setting on the dials runs with{' '}
          {sizesOffered[0]} to {sizesOffered.at(-1)} agents until a measure reaches a level, judged by the
          mean of {over} samples.
        </p>
        <div className="learning-fields">
          <label>
            <span>Measure</span>
            <select
              className="select"
              value={chosen.id}
              disabled={running}
              onChange={(event) => pick(event.target.value)}
            >
              {metrics.map(({ id: one, label }) => (
                <option key={one} value={one}>
                  {label}
                </option>
              ))}
            </select>
          </label>
          <label>
            <span>reaches</span>
            <select
              className="select"
              value={rising ? 'up' : 'down'}
              disabled={running}
              onChange={(event) => setRising(event.target.value === 'up')}
            >
              <option value="up">at least</option>
              <option value="down">at most</option>
            </select>
          </label>
          <label>
            <span>Level{chosen.unit === '' ? '' : ` (${chosen.unit})`}</span>
            <input
              className="learning-number"
              type="number"
              step="any"
              value={level}
              disabled={running}
              onChange={({ target: { valueAsNumber } }) => {
                if (!Number.isFinite(valueAsNumber)) return;
                setLevel(valueAsNumber);
                setRising(rises(chosen.id, valueAsNumber));
              }}
            />
          </label>
          <label>
            <span>within (s)</span>
            <input
              className="learning-number"
              type="number"
              min={1}
              value={seconds}
              disabled={running}
              onChange={(event) => event.target.valueAsNumber > 0 && setSeconds(event.target.valueAsNumber)}
            />
          </label>
          <label>
            <span>Runs a size</span>
            <select
              className="select"
              value={replicates}
              disabled={running}
              onChange={(event) => setReplicates(Number(event.target.value))}
            >
              {[3, 5, 10, 20].map((count) => (
                <option key={count}>{count}</option>
              ))}
            </select>
          </label>
          {running ? (
            <button type="button" className="button" onClick={cancelSpeedUp}>
              Cancel
            </button>
          ) : (
            <button type="button" className="button primary" onClick={begin}>
              {state.status === 'new' ? 'Measure' : 'Measure again'}
            </button>
          )}
        </div>
        <div className="learning-progress" role="status">
          {running && (
            <>
              <progress value={state.done} max={Math.max(1, state.all)} aria-label="Runs done" />
              <span>
                {formatCount(state.done)} of {formatCount(state.all)} runs
              </span>
            </>
          )}
          {state.problem && <span className="learning-problem">{state.problem}</span>}
        </div>
      </div>
      {found && state.asked && (
        <section aria-labelledby={id}>
          <div className="learning-head">
            <h3 id={id} className="learning-sentence">
              {found.sentence}
            </h3>
            <div className="learning-choice" role="group" aria-label="Cost">
              {(['seconds', 'bytes'] as const).map((one) => (
                <button
                  key={one}
                  type="button"
                  className="curves-button"
                  aria-pressed={spent === one}
                  onClick={() => setSpent(one)}
                >
                  {one === 'seconds' ? 'Time' : 'Bytes'}
                </button>
              ))}
            </div>
          </div>
          <p className="note-line">
            {measureWords(state.asked.level, metrics)} Both axes are logarithmic; the dashed line is the
            ideal, half the {spent === 'seconds' ? 'time' : 'bytes'} for twice the agents.{' '}
            {found.speedUp.exponent
              ? `Dotted: ${spent === 'seconds' ? 'time goes' : 'bytes go'} like n to the power ${power(found.speedUp.exponent)}.`
              : ''}
          </p>
          <SpeedUpChart found={found} sizes={state.asked.sizes} />
          <SpeedUpTable found={found} spent={spent} />
        </section>
      )}
    </div>
  );
}

/** Whether a level is come to from below: what lies beyond the course on the screen is ahead, else the course goes on as it went. */
function rises(id: string, level: number): boolean {
  const known = course(id);
  if (known === null || level > Math.max(known.first, known.last)) return true;
  return level >= Math.min(known.first, known.last) && known.last >= known.first;
}

/** The exponent of n and its interval; costs fall as n to minus the speed-up's exponent. */
function power({ value, low, high }: { value: number; low: number; high: number }): string {
  const said = (exponent: number): string => exactText(Number((0 - exponent).toFixed(2)) + 0);
  return `${said(value)} (95 %: ${said(high)} to ${said(low)})`;
}

function measureWords(
  { metric, value, rising }: { metric: string; value: number; rising: boolean },
  metrics: readonly MetricInfo[],
): string {
  const label = metrics.find(({ id }) => id === metric)?.label ?? metric;
  return `Until “${label}” is ${rising ? 'at least' : 'at most'} ${exactText(value)}.`;
}
