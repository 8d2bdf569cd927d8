import type { Verdict } from '../../engine/kernel/frame.ts';
import { controller, useRun } from '../../store/index.ts';
import { formatTime } from '../shared/format.ts';

const words: Record<Verdict['state'], { label: string; tone: 'quiet' | 'good' | 'warn' | 'bad' }> = {
  running: { label: 'Running', tone: 'quiet' },
  converged: { label: 'Converged', tone: 'good' },
  agreed: { label: 'Agreed', tone: 'good' },
  done: { label: 'Done', tone: 'good' },
  diverged: { label: 'Diverged', tone: 'warn' },
  stalled: { label: 'Stalled', tone: 'warn' },
  violated: { label: 'Violated', tone: 'bad' },
  failed: { label: 'Failed', tone: 'bad' },
};

/** How the run stands, with the reason; a click goes to the moment it turned. */
export function VerdictBadge() {
  const verdict = useRun((run) => run.verdict);
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
  const reason = `${verdict.text} At ${formatTime(verdict.time)}.`;
  return (
    <button
      type="button"
      className="verdict"
      data-tone={tone}
      title={reason}
      onClick={() => controller().seek(verdict.time)}
    >
      {label} <span className="verdict-reason">{verdict.text}</span>
    </button>
  );
}
