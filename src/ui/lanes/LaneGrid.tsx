import { valueAt } from '../../store/lanes.ts';
import { useRun } from '../../store/index.ts';
import { LaneCard } from './LaneCard.tsx';
import './lanes.css';
import './many.css';
import { isTold, leaderOf, type Measure, measuresOf } from './measures.ts';
import { useStanding } from './useLanes.ts';

/** Runs side by side on one clock, each in its lane. */
export function LaneGrid() {
  const standing = useStanding();
  const time = useRun((run) => run.time);
  const info = useRun((run) => run.info);
  if (info === null) return null;
  // Lanes of one kind show the same measures; a recording and a simulated team each their own.
  const measures = standing.map((one) =>
    measuresOf(one.info ?? info).filter(({ id }) => standing.some(({ histories }) => isTold(histories, id))),
  );
  const largestOf = ({ id, unit }: Measure): number =>
    unit === '%' ? 100 : Math.max(0, ...standing.map(({ histories }) => valueAt(histories, id, time) ?? 0));
  const leader = leaderOf(
    info,
    standing.map(({ histories, info: own }) => ({ histories, live: own !== null })),
    time,
  );
  return (
    <div className="lanes" data-count={standing.length} data-many={standing.length > 3 || undefined}>
      {standing.map((one, i) => (
        <LaneCard
          key={`${one.label} ${i}`}
          standing={one}
          leads={i === leader}
          time={time}
          measures={measures[i] ?? []}
          largestOf={largestOf}
          many={standing.length > 3}
        />
      ))}
    </div>
  );
}
