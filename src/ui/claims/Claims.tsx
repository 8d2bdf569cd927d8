import { useId, useState } from 'react';
import { useStore } from 'zustand';
import { useChoices, useRun } from '../../store/index.ts';
import { bench } from '../../store/labBench.ts';
import { cancelMeasuring, claims, keyOf, measureClaims, newClaims } from '../../store/labClaims.ts';
import { plainTrials, sizesFor, unmeasurable } from '../../store/labTrials.ts';
import { formatCount } from '../shared/format.ts';
import { Multiples } from './Multiples.tsx';
import { Sayings } from './Sayings.tsx';
import './claims.css';
import './words.css';

const replicateChoices = [3, 5, 10, 20] as const;

/** What communication costs as agents become more, here and in plain settings, and what that does to common sayings. */
export function Claims() {
  const onDials = useChoices((choices) => choices.scenario);
  const scenario = useRun((run) => run.scenario) ?? onDials;
  const recording = useRun((run) => run.recording);
  const key = keyOf(scenario);
  const state = useStore(claims, ({ by }) => by.get(key) ?? newClaims);
  const [replicates, setReplicates] = useState<number>(state.replicates);
  const id = useId();
  const { status, done, all, measured, problem } = state;
  const running = status === 'running';
  const here = measured.filter(({ trial }) => !plainTrials.includes(trial));
  const plain = measured.filter(({ trial }) => plainTrials.includes(trial));
  const sizes = sizesFor(scenario.agents);
  const cannot = recording === null ? unmeasurable(scenario) : null;

  return (
    <div className="claims">
      <div className="claims-bar">
        <p className="claims-intro">
          The setting on the dials and others that do the same work, each run with {sizes[0]} to{' '}
          {sizes.at(-1)} agents. Every run is a point; the line is the law that fits them best.
        </p>
        <div className="claims-actions">
          <label htmlFor={id}>Runs a size</label>
          <select
            id={id}
            className="select"
            value={replicates}
            disabled={running}
            onChange={(event) => setReplicates(Number(event.currentTarget.value))}
          >
            {replicateChoices.map((count) => (
              <option key={count}>{count}</option>
            ))}
          </select>
          {running ? (
            <button type="button" className="button" onClick={cancelMeasuring}>
              Cancel
            </button>
          ) : (
            <button
              type="button"
              className="button primary"
              onClick={() => void measureClaims(scenario, replicates, bench)}
            >
              {status === 'new' ? 'Measure' : 'Measure again'}
            </button>
          )}
        </div>
        <div className="claims-progress" role="status">
          {running && (
            <>
              <progress value={done} max={Math.max(1, all)} aria-label="Runs done" />
              <span>
                {formatCount(done)} of {formatCount(all)} runs
              </span>
            </>
          )}
          {status === 'cancelled' && <span>Cancelled: what had been measured stays.</span>}
          {status === 'failed' && (
            <span className="multiple-problem">It could not be measured. {problem}</span>
          )}
        </div>
      </div>

      <section aria-labelledby={`${id}-sayings`}>
        <h3 id={`${id}-sayings`}>Common sayings, put to the test</h3>
        <Sayings measured={measured} />
      </section>

      <section aria-labelledby={`${id}-here`}>
        <h3 id={`${id}-here`}>What it costs here</h3>
        {cannot && <p className="note-line">{cannot}</p>}
        {here.length > 0 && (
          <>
            <p className="note-line">
              Both axes are logarithmic: a power of n is a straight line, and the dotted one grows like n.
              What was done by hand is left out.
            </p>
            <Multiples measured={here} />
          </>
        )}
        {here.length === 0 && !cannot && (
          <p className="note-line">
            {running ? 'The first results come in a moment.' : 'Nothing is measured for this setting yet.'}
          </p>
        )}
      </section>

      {plain.length > 0 && (
        <details className="claims-plain">
          <summary>The runs behind the sayings</summary>
          <p className="note-line">
            A plain setting: unless it says otherwise every agent is linked with every other, a message takes
            10 ms, and none is lost.
          </p>
          <Multiples measured={plain} />
        </details>
      )}
    </div>
  );
}
