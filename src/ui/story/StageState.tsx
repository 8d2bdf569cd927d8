import { controller, useChoices, useRun } from '../../store/index.ts';
import { formatCount } from '../shared/format.ts';

/** What stands on the stage while there is no world on it yet, or none any more. */
export function StageState() {
  const status = useRun((run) => run.status);
  const hasWorld = useRun((run) => run.info !== null);
  const agents = useChoices(({ scenario }) => scenario.agents);
  if (status === 'ready') return null;
  if (status === 'failed') {
    return (
      <div className="stage-state">
        <p>The simulation does not run.</p>
        <button type="button" className="button" onClick={() => controller().recover()}>
          Go on from the last good moment
        </button>
      </div>
    );
  }
  return (
    <div className="stage-state" data-over={hasWorld || undefined} role="status">
      <span className="stage-progress" />
      <p>{status === 'opening' ? `Building a world of ${formatCount(agents)} agents` : 'Opening'}</p>
    </div>
  );
}
