import type { Verdict } from '../../engine/kernel/frame.ts';
import { controller, useRun } from '../../store/index.ts';
import { formatTime } from '../shared/format.ts';
import { Menu } from '../shared/Menu.tsx';
import './verdict.css';

const words: Record<Verdict['state'], { label: string; tone: 'quiet' | 'good' | 'warn' | 'bad' }> = {
  running: { label: 'Running', tone: 'quiet' },
  converged: { label: 'Converged', tone: 'good' },
  agreed: { label: 'Agreed', tone: 'good' },
  done: { label: 'Done', tone: 'good' },
  diverged: { label: 'Diverged', tone: 'warn' },
  stalled: { label: 'Stalled', tone: 'warn' },
  violated: { label: 'Promise broken', tone: 'bad' },
  failed: { label: 'Failed', tone: 'bad' },
};

/** How the run stands; once it has a verdict, a press tells why and since when, and leads to that moment. */
export function VerdictBadge() {
  const verdict = useRun((run) => run.verdict);
  const turned = useRun((run) => run.turned);
  const playing = useRun((run) => run.playing);
  if (!verdict) return null;
  const { label, tone } = words[verdict.state];
  if (verdict.state === 'running') {
    return (
      <span className="verdict" data-tone="quiet" data-moving={playing || undefined}>
        {playing ? 'Running' : 'Paused'}
      </span>
    );
  }
  const time = turned?.time ?? verdict.time;
  const event = turned?.note?.text ?? '';
  return (
    <div className="verdict-place">
      <Menu
        className={`verdict verdict-${tone}`}
        align="end"
        label={`Verdict: ${label}. ${verdict.text}`}
        button={
          <>
            {label} {/* Of a failure the headline says why, whole. */}
            {verdict.state !== 'failed' && <span className="verdict-reason">{verdict.text}</span>}
          </>
        }
      >
        {(close) => (
          <div className="verdict-panel">
            <p>
              <strong className={`verdict-${tone}`}>{label}</strong> since {formatTime(time)}
            </p>
            {verdict.text && <p>{verdict.text}</p>}
            {event && event !== verdict.text && <p className="verdict-event">By this event: {event}</p>}
            <button
              type="button"
              className="button"
              onClick={() => {
                close();
                controller().pause();
                controller().seek(time);
              }}
            >
              Go to that moment
            </button>
          </div>
        )}
      </Menu>
    </div>
  );
}
