import type { Progress } from '../../store/labDuel.ts';
import { formatCount } from '../shared/format.ts';

interface RunBarProps {
  progress: Progress;
  /** What is run, as it stands on the button. */
  name: string;
  onRun: () => void;
  onCancel: () => void;
}

/** Begins and ends many runs, and says how far they are. */
export function RunBar({ progress: { status, done, all, problem }, name, onRun, onCancel }: RunBarProps) {
  const running = status === 'running';
  return (
    <div className="run-bar">
      {running ? (
        <button type="button" className="button" onClick={onCancel}>
          Cancel
        </button>
      ) : (
        <button type="button" className={status === 'new' ? 'button primary' : 'button'} onClick={onRun}>
          {status === 'new' ? `Run ${name}` : `Run ${name} again`}
        </button>
      )}
      <div className="run-state" role="status">
        {running && (
          <>
            <progress value={done} max={Math.max(1, all)} aria-label="Runs done" />
            <span>
              {formatCount(done)} of {formatCount(all)} runs
            </span>
          </>
        )}
        {status === 'done' && <span>{formatCount(all)} runs.</span>}
        {status === 'cancelled' && <span>Cancelled: what is known stays.</span>}
        {status === 'failed' && <span className="bad">It could not be run. {problem}</span>}
      </div>
    </div>
  );
}
