import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useRun } from '../../store/index.ts';
import { bench } from '../../store/labBench.ts';
import {
  dropReplicates,
  repeatWithSeeds,
  replicates,
  replicatesAtOnce,
  replicatesKey,
} from '../../store/learningReplicates.ts';
import { activeBranch } from '../../store/run.ts';
import { useShallow } from 'zustand/react/shallow';
import { formatCount, formatTime } from '../shared/format.ts';

/** Runs the present setting again with other seeds, for bands behind the curves. */
export function Repeat() {
  const { status, done, all, key, problem, seconds } = useStore(replicates);
  const { scenario, furthest, info } = useRun(
    useShallow(({ scenario, furthest, info }) => ({ scenario, furthest, info })),
  );
  const commands = useRun((run) => activeBranch(run).commands);
  const here = scenario ? replicatesKey(scenario, commands) : '';
  const stale = status !== 'none' && key !== here;

  // Bands of another setting would be taken for this one's.
  useEffect(() => {
    if (stale) dropReplicates();
  }, [stale]);

  if (!scenario || !info) return null;
  const least = 8 * info.paceSeconds;
  // Rounds where there are any, else the pace: the beat at which the engine samples.
  const stepSeconds = info.roundSeconds > 0 ? info.roundSeconds : info.paceSeconds / 12;
  const begin = (): void =>
    void repeatWithSeeds(scenario, commands, { seconds: Math.max(furthest, least), stepSeconds }, bench);
  return (
    <div className="curves-repeat">
      {status === 'running' ? (
        <>
          <progress value={done} max={all} aria-label="Runs done" />
          <span>
            {formatCount(done)} of {formatCount(all)} runs
          </span>
          <button type="button" className="curves-button" onClick={dropReplicates}>
            Stop
          </button>
        </>
      ) : (
        <>
          <button
            type="button"
            className="curves-button"
            title={`Runs this setting with ${replicatesAtOnce} other seeds up to the present time and draws how far they spread`}
            onClick={begin}
          >
            {status === 'done' && furthest > seconds * 1.2
              ? `Repeat to ${formatTime(furthest)}`
              : `Repeat with ${replicatesAtOnce} seeds`}
          </button>
          {status === 'done' && (
            <button type="button" className="curves-button" onClick={dropReplicates}>
              Take bands away
            </button>
          )}
          {problem && <span className="curves-problem">{problem}</span>}
        </>
      )}
    </div>
  );
}
