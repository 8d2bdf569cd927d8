import { useEffect, useRef } from 'react';
import { currentFrame, subscribeFrame, useRun } from '../../store/index.ts';
import { stepText } from '../../view/curves/numbers.ts';
import { formatCount, formatTime } from '../shared/format.ts';

/** Simulated time, and how many rounds have begun where there are rounds, or the step of a recording: written at the film's own pace, past React. */
export function Time() {
  const inSteps = useRun((run) => run.recording !== null);
  const roundSeconds = useRun((run) => run.info?.roundSeconds ?? 0);
  const time = useRef<HTMLSpanElement>(null);
  const round = useRef<HTMLSpanElement>(null);

  useEffect(() => {
    const write = (): void => {
      const now = currentFrame()?.time ?? 0;
      if (time.current) time.current.textContent = inSteps ? stepText(now) : formatTime(now);
      const rounds = roundSeconds > 0 && !inSteps ? Math.floor(now / roundSeconds + 1e-9) + 1 : 0;
      if (round.current) round.current.textContent = rounds > 0 ? `round ${formatCount(rounds)}` : '';
    };
    write();
    return subscribeFrame(write);
  }, [roundSeconds, inSteps]);

  return (
    <p className="time">
      <span ref={round} className="faint" />
      <span ref={time} className="time-now" />
    </p>
  );
}
