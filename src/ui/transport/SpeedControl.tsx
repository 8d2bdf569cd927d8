import type { CSSProperties } from 'react';
import { controller, useRun } from '../../store/index.ts';
import { speeds } from '../../store/run.ts';
import { formatFactor } from '../shared/format.ts';

const lowest = Math.log2(speeds[0]);
const highest = Math.log2(speeds[speeds.length - 1]!);

/** Speed on a log scale, with its factor printed; says so when the machine cannot keep it. */
export function SpeedControl() {
  const speed = useRun((run) => run.speed);
  const pace = useRun((run) => run.info?.paceSeconds ?? 1);
  const reached = useRun((run) => (run.playing ? run.reached : 1));
  const position = Math.log2(speed);
  const fill = { '--fill': `${(100 * (position - lowest)) / (highest - lowest)}%` } as CSSProperties;
  const simulated = Number((pace * speed).toPrecision(2));
  return (
    <label className="speed" title={`${simulated} simulated seconds a second`}>
      <span className="visually-hidden">Speed</span>
      <input
        type="range"
        className="slider"
        min={lowest}
        max={highest}
        step={1}
        value={Math.min(highest, Math.max(lowest, position))}
        style={fill}
        aria-valuetext={`${formatFactor(speed)}, ${simulated} simulated seconds a second`}
        onChange={(event) => controller().setSpeed(2 ** Number(event.target.value))}
      />
      <span className="speed-factor">{formatFactor(speed)}</span>
      {reached < 0.9 && (
        <span
          className="speed-reached"
          title="The machine reaches this share of the speed; no step is skipped"
        >
          {Math.max(1, Math.round(reached * 100))}%
        </span>
      )}
    </label>
  );
}
