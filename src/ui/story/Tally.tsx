import { useRun } from '../../store/index.ts';
import { formatCompact, formatCount } from '../shared/format.ts';

/** What is in the picture, in numbers, and what share of it is drawn where not all of it is. */
export function Tally() {
  const n = useRun((run) => run.info?.n ?? 0);
  const drawn = useRun((run) => run.edges?.from.length ?? 0);
  const edges = useRun((run) => run.edges?.total ?? 0);
  const inFlight = useRun((run) => run.messagesInFlight);
  const listed = useRun((run) => run.messagesListed);
  const events = useRun((run) => run.events);
  const shares = [
    drawn < edges && `${formatCount(drawn)} of ${formatCount(edges)} links`,
    listed < inFlight && `${formatCount(listed)} of ${formatCount(inFlight)} messages`,
  ].filter((share) => share !== false);
  return (
    <p className="tally">
      <span>
        <b>{formatCompact(n)}</b> {n === 1 ? 'agent' : 'agents'}
      </span>
      <span>
        <b>{formatCompact(edges)}</b> {edges === 1 ? 'link' : 'links'}
      </span>
      <span>
        <b>{formatCompact(events)}</b> {events === 1 ? 'event' : 'events'}
      </span>
      <span>
        <b>{formatCompact(inFlight)}</b> in flight
      </span>
      {shares.length > 0 && <span className="tally-share">Drawn: {shares.join(', ')}</span>}
    </p>
  );
}
