import { TriangleAlert, X } from 'lucide-react';
import { useState } from 'react';
import { controller, useRun } from '../../store/index.ts';
import { formatCount, formatTime } from '../shared/format.ts';
import { IconButton } from '../shared/IconButton.tsx';

/** What went wrong, with all that is needed to see it again, and the way on. */
function ProblemBanner() {
  const problem = useRun((run) => run.problem);
  if (!problem) return null;
  const facts = [
    problem.entry,
    problem.seed !== null && `seed ${problem.seed}`,
    `time ${formatTime(problem.time)}`,
    `event ${formatCount(problem.event)}`,
  ].filter((fact) => fact);
  return (
    <div className="banner" data-tone="bad" role="alert">
      <TriangleAlert size={16} strokeWidth={1.75} aria-hidden />
      <div>
        <p>
          <strong>{problem.title}.</strong> {problem.message}
        </p>
        {problem.state !== 'refused' && <p className="faint">{facts.join(' · ')}</p>}
        {problem.state === 'stopped' && (
          <p className="banner-actions">
            <button type="button" className="button" onClick={() => controller().recover()}>
              Go on from the last good moment
            </button>
            <button type="button" className="button" onClick={() => controller().restart()}>
              Start again
            </button>
          </p>
        )}
      </div>
      <IconButton icon={X} label="Dismiss" onClick={() => controller().dismissProblem()} />
    </div>
  );
}

/** What will fail here and why, said before it does. */
function Warnings() {
  const warnings = useRun((run) => run.info?.warnings);
  const epoch = useRun((run) => run.epoch);
  const [dismissed, setDismissed] = useState(-1);
  if (!warnings || warnings.length === 0 || dismissed === epoch) return null;
  return (
    <div className="banner" data-tone="warn" role="status">
      <TriangleAlert size={16} strokeWidth={1.75} aria-hidden />
      <div>
        {warnings.slice(0, 4).map((warning) => (
          <p key={warning}>{warning}</p>
        ))}
      </div>
      <IconButton icon={X} label="Dismiss" onClick={() => setDismissed(epoch)} />
    </div>
  );
}

export function Banners() {
  return (
    <div className="banners">
      <ProblemBanner />
      <Warnings />
    </div>
  );
}
