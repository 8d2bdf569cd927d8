import { useId, useState } from 'react';
import { useStore } from 'zustand';
import type { MetricInfo } from '../../engine/kernel/frame.ts';
import { stores, useRun } from '../../store/index.ts';
import { bench } from '../../store/labBench.ts';
import {
  cancelDifference,
  difference,
  keep,
  type Kept,
  pairsOfRuns,
  runDifference,
} from '../../store/labDifference.ts';
import { Parts } from './Parts.tsx';
import { RunBar } from './RunBar.tsx';
import { SwitchFields } from './SwitchFields.tsx';
import { readSwitch, switched, switchesOf } from '../../store/labSwitches.ts';
import './difference.css';

const none: readonly MetricInfo[] = [];
/** Measures that come first in the list, where the world has them. */
const usual = ['success', 'turns', 'seconds', 'tokens'];

/** Of any two runs, or of one and a switch: which mechanism made how much of the difference. */
export function Difference() {
  const id = useId();
  const scenario = useRun((run) => run.scenario);
  const metrics = useRun((run) => run.info?.metrics ?? none);
  const state = useStore(difference);
  const [against, setAgainst] = useState<'switch' | number>('switch');
  const [chosenMetric, setMetric] = useState<string | null>(null);
  const [path, setPath] = useState<string | null>(null);
  const [written, setWritten] = useState<string | null>(null);
  if (!scenario) return null;

  const sorted = metrics.toSorted((a, b) => rank(a.id) - rank(b.id));
  const metric = sorted.find((one) => one.id === chosenMetric) ?? sorted[0];
  const switches = switchesOf(scenario);
  const chosen =
    switches.find((one) => one.path === path) ??
    switches.find((one) => one.path === 'architecture.handoffLoss') ??
    switches[0];
  const text = written ?? (chosen ? String(chosen.value) : '');
  const read = chosen ? readSwitch(chosen, text) : { problem: 'Nothing can be switched.' };
  const other = state.kept.find((one) => one.id === against);
  const title = scenario.title ?? 'On screen';

  const second = (): Kept | null => {
    if (other) return other;
    if (!chosen || 'problem' in read) return null;
    return {
      id: 0,
      label: `${chosen.label}: ${text}`,
      scenario: switched(scenario, chosen.path, read.value),
    };
  };
  const run = (): void => {
    const to = second();
    if (!to || !metric) return;
    const first = { id: 0, label: title, scenario };
    const asking = { first, second: to, metric: metric.id, metricLabel: metric.label, unit: metric.unit };
    void runDifference(asking, stores.run.getState().time, bench);
  };
  return (
    <section aria-labelledby={id} className="difference">
      <h3 id={id}>What caused the difference</h3>
      <p className="note-line">
        The run on screen against itself with one switch, or against a setting that was kept: {pairsOfRuns}{' '}
        pairs of runs on the same seeds, with every set of mechanisms on and off.
      </p>
      <div className="difference-form">
        <label>
          <span>From</span> <b>{title}</b>
        </label>
        <label>
          <span>to</span>
          <select
            className="select"
            value={String(other ? against : 'switch')}
            onChange={(event) =>
              setAgainst(
                event.currentTarget.value === 'switch' ? 'switch' : Number(event.currentTarget.value),
              )
            }
          >
            <option value="switch">the same with a switch</option>
            {state.kept.map((one) => (
              <option key={one.id} value={one.id}>
                kept: {one.label}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>in</span>
          <select
            className="select"
            value={metric?.id}
            onChange={(event) => setMetric(event.currentTarget.value)}
          >
            {sorted.map((one) => (
              <option key={one.id} value={one.id}>
                {one.label}
              </option>
            ))}
          </select>
        </label>
        <button
          type="button"
          className="button"
          onClick={() => keep(scenario, `${title}, ${state.kept.length + 1}`)}
        >
          Keep the run on screen
        </button>
      </div>
      {!other && chosen && (
        <SwitchFields
          switches={switches}
          path={chosen.path}
          written={text}
          problem={'problem' in read ? read.problem : null}
          onPath={(next) => {
            setPath(next);
            setWritten(null);
          }}
          onWritten={setWritten}
        />
      )}
      <RunBar progress={state} name="the comparison" onRun={run} onCancel={cancelDifference} />
      {state.answer && state.asked && (
        <>
          <p className="duel-sentence" aria-live="polite">
            {state.asked.metricLabel}, from “{state.asked.first.label}” to “{state.asked.second.label}”:{' '}
            {state.answer.sentence}
          </p>
          <Parts
            answer={state.answer}
            whole={`${state.asked.second.label} minus ${state.asked.first.label}`}
            unit={
              state.asked.unit === '%' ? 'Points of per cent' : state.asked.unit || state.asked.metricLabel
            }
            seeds={pairsOfRuns}
          />
        </>
      )}
    </section>
  );
}

const rank = (metric: string): number => (usual.includes(metric) ? usual.indexOf(metric) : usual.length);
